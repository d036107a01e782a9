import { currentLanguage } from './language.ts';

/** A whole number as the shown language writes it: `1,234`, `1.234`. */
export function wholeNumber(value: number): string {
  return value.toLocaleString(currentLanguage().code);
}

/** With one decimal: `3.1`, `3,1`. */
export function oneDecimal(value: number): string {
  return value.toLocaleString(currentLanguage().code, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
