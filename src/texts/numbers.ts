import { currentLanguage } from './language.ts';

/** A whole number as the shown language writes it: `1,234`, `1.234`. */
export function wholeNumber(value: number): string {
  return value.toLocaleString(currentLanguage().code);
}

/** With so many decimals: `0.25`, `0,25`. */
export function decimal(value: number, digits: number): string {
  return value.toLocaleString(currentLanguage().code, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** With one decimal: `3.1`, `3,1`. */
export function oneDecimal(value: number): string {
  return decimal(value, 1);
}
