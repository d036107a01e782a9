/** How the sqlite3 command line writes rows. */
export const modes = ['ascii', 'box', 'column', 'csv', 'html', 'insert', 'json', 'line', 'list', 'markdown', 'quote', 'table', 'tabs', 'tcl'] as const;
export type Mode = (typeof modes)[number];

/** What options and dot-commands set, and what later output obeys. */
export interface Settings {
  readonly mode: Mode;
  readonly headers: boolean;
  /** `.headers` or `-header` was given, so `.mode column` does not turn headers on by itself. */
  readonly headersChosen: boolean;
  readonly columnSeparator: string;
  readonly rowSeparator: string;
  readonly nullValue: string;
  /** The table that `.mode insert TABLE` names. */
  readonly insertTable: string;
  readonly bail: boolean;
  readonly changes: boolean;
}

export const defaultSettings: Settings = {
  mode: 'list',
  headers: false,
  headersChosen: false,
  columnSeparator: '|',
  rowSeparator: '\n',
  nullValue: '',
  insertTable: 'table',
  bail: false,
  changes: false,
};

/** The settings after `.mode NAME` or `-NAME`: some modes bring their separators. */
export function withMode(settings: Settings, mode: Mode): Settings {
  switch (mode) {
    case 'csv':
      return { ...settings, mode, columnSeparator: ',', rowSeparator: '\r\n' };
    case 'tabs':
      return { ...settings, mode, columnSeparator: '\t' };
    case 'list':
      return { ...settings, mode, columnSeparator: '|', rowSeparator: '\n' };
    case 'ascii':
      return { ...settings, mode, columnSeparator: '\x1f', rowSeparator: '\x1e' };
    case 'quote':
      return { ...settings, mode, columnSeparator: ',', rowSeparator: '\n' };
    case 'tcl':
      return { ...settings, mode, columnSeparator: ' ', rowSeparator: '\n' };
    case 'column':
      return { ...settings, mode, rowSeparator: '\n', headers: settings.headersChosen ? settings.headers : true };
    case 'box':
    case 'html':
    case 'insert':
    case 'json':
    case 'line':
    case 'markdown':
    case 'table':
      return { ...settings, mode };
  }
}

export function isMode(text: string): text is Mode {
  return (modes as readonly string[]).includes(text);
}
