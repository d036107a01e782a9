/** The formats that rows are printed in. */
export const formats = ['aligned', 'csv', 'unaligned'] as const;
export type Format = (typeof formats)[number];

/** How results are printed: what `\pset` and the options of the command line set. */
export interface PrintSettings {
  readonly format: Format;
  readonly border: number;
  /** `auto` draws a record a block only where a row is wider than the screen, which nobody tells here. */
  readonly expanded: boolean | 'auto';
  readonly tuplesOnly: boolean;
  readonly footer: boolean;
  readonly null: string;
  readonly fieldSeparator: string;
  readonly recordSeparator: string;
  readonly csvSeparator: string;
  readonly title: string | undefined;
}

export const defaultPrintSettings: PrintSettings = {
  format: 'aligned',
  border: 1,
  expanded: false,
  tuplesOnly: false,
  footer: true,
  null: '',
  fieldSeparator: '|',
  recordSeparator: '\n',
  csvSeparator: ',',
  title: undefined,
};

/** A result on its way to the screen. */
export interface Table {
  readonly title?: string | undefined;
  readonly headers: readonly string[];
  /** For each column, whether its values stand to the right. */
  readonly right: readonly boolean[];
  /** A cell that is null prints what `\pset null` says. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Lines below; undefined counts the rows. */
  readonly footers?: readonly string[] | undefined;
}

export function footersOf(table: Table, settings: PrintSettings): readonly string[] {
  if (settings.tuplesOnly) return [];
  if (table.footers !== undefined) return table.footers;
  return settings.footer ? [table.rows.length === 1 ? '(1 row)' : `(${table.rows.length} rows)`] : [];
}
