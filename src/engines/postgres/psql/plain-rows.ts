import { footersOf, type PrintSettings, type Table } from './print-settings.ts';

/** Rows with a separator between their values, which other programs read. */
export function unalignedText(table: Table, settings: PrintSettings): string {
  const { fieldSeparator, recordSeparator, tuplesOnly } = settings;
  const values = table.rows.map((row) => row.map((cell) => cell ?? settings.null));
  const title = table.title === undefined || tuplesOnly ? [] : [table.title];
  if (settings.expanded === true) {
    const records = values.map((row) => row.map((value, at) => `${table.headers[at] ?? ''}${fieldSeparator}${value}`).join(recordSeparator));
    const footers = tuplesOnly ? [] : (table.footers ?? []);
    const parts = [...(records.length === 0 ? [] : [records.join(recordSeparator.repeat(2))]), ...(footers.length === 0 ? [] : [footers.join(recordSeparator)])];
    return closed([...title, parts.join(records.length === 0 ? '' : recordSeparator.repeat(2))].join(recordSeparator), recordSeparator);
  }
  const header = tuplesOnly ? [] : [table.headers.join(fieldSeparator)];
  const lines = [...title, ...header, ...values.map((row) => row.join(fieldSeparator)), ...footersOf(table, settings)];
  return lines.length === 0 ? '' : `${lines.join(recordSeparator)}${recordSeparator === '\0' ? '\0' : '\n'}`;
}

function closed(text: string, recordSeparator: string): string {
  return text === '' ? '' : `${text}${recordSeparator === '\0' ? '\0' : '\n'}`;
}

/** Rows as comma-separated values, quoted where they have to be. */
export function csvText(table: Table, settings: PrintSettings): string {
  const { csvSeparator, tuplesOnly, expanded } = settings;
  const quoted = (value: string): string => (value.includes(csvSeparator) || /["\r\n]|^\\\.$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const line = (values: readonly string[]): string => `${values.map(quoted).join(csvSeparator)}\n`;
  const rows = table.rows.map((row) => row.map((cell) => cell ?? settings.null));
  if (expanded === true) return rows.flatMap((row) => row.map((value, at) => line([table.headers[at] ?? '', value]))).join('');
  return [...(tuplesOnly ? [] : [table.headers]), ...rows].map(line).join('');
}
