import { alignedText } from './aligned.ts';
import { expandedText } from './expanded.ts';
import { csvText, unalignedText } from './plain-rows.ts';
import type { PrintSettings, Table } from './print-settings.ts';

/** A table in the format that the settings ask for. */
export function printed(table: Table, settings: PrintSettings): string {
  const shown: Table = table.title === undefined && settings.title !== undefined ? { ...table, title: settings.title } : table;
  switch (settings.format) {
    case 'aligned':
      return settings.expanded === true ? expandedText(shown, settings) : alignedText(shown, settings);
    case 'unaligned':
      return unalignedText(shown, settings);
    case 'csv':
      return csvText(shown, settings);
  }
}

/** Types whose values stand to the right, by OID: the numbers, and what counts like them. */
const NUMBERS: ReadonlySet<number> = new Set([20, 21, 23, 26, 28, 29, 700, 701, 790, 1700, 5069]);

export function standsRight(type: number): boolean {
  return NUMBERS.has(type);
}
