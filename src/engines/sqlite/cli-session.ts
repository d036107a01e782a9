import type { Settings } from './cli-settings.ts';
import type { Connection } from './connection.ts';

/** What dot-commands see of the session. */
export interface CliSession {
  settings: Settings;
  readonly shownPath: string | undefined;
  readonly readOnly: boolean;
  /** The database, opened when first needed. Throws `CannotOpen`. */
  readonly open: () => Connection;
}

/** The file can neither be opened nor made. */
export class CannotOpen extends Error {}
