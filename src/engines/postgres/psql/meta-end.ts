/** What a backslash command came to. `stopped` is a script that it read and that stopped at an error. */
export interface MetaEnd {
  readonly type: 'done' | 'failed' | 'quit' | 'lost' | 'stopped';
}

/** The statement that is being typed, and the one before. */
export interface QueryBuffer {
  sql: string;
  last: string;
}
