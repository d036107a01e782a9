import { currentLanguage } from './language.ts';

/** A whole number as the shown language writes it: `1,234`, `1.234`. */
export function wholeNumber(value: number): string {
  return value.toLocaleString(currentLanguage().code);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How the shown language writes moments; English as in Europe, with the day before the month and 24 hours. */
export function momentFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { code } = currentLanguage();
  const locale = code === 'en' ? 'en-GB' : code;
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** With so many decimals: `0.25`, `0,25`. */
export function decimal(value: number, digits: number): string {
  return value.toLocaleString(currentLanguage().code, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** With one decimal: `3.1`, `3,1`. */
export function oneDecimal(value: number): string {
  return decimal(value, 1);
}
