import { readMeta, type MetaCommand } from './meta-words.ts';
import type { MetaEnd } from './meta-end.ts';
import { runSql } from './run-sql.ts';
import { complain, type PsqlSession } from './session.ts';

/** `\copy TABLE FROM 'FILE'`, `… FROM STDIN`, `… TO STDOUT`: COPY over files of the one who asks. */
export function copy(session: PsqlSession, { rest }: MetaCommand): MetaEnd {
  const [, what = '', direction = '', place = '', options = ''] = /^([^]*?)\s(from|to)\s+('(?:[^']|'')*'|\S+)\s*([^]*?);?\s*$/i.exec(rest) ?? [];
  if (direction === '') {
    complain(session, rest === '' ? String.raw`\copy: arguments required` : String.raw`\copy: parse error at end of line`);
    return { type: 'failed' };
  }
  const reads = direction.toLowerCase() === 'from';
  const standard = /^p?std(?:in|out)$/i.test(place);
  const sql = `COPY ${what} ${reads ? 'FROM STDIN' : 'TO STDOUT'} ${options}`.trimEnd();
  if (standard) return { type: runSql(session, sql) ? 'done' : 'failed' };
  const [path = ''] = readMeta(`\\x ${place}`, session.variables).words;
  if (!reads) {
    complain(session, String.raw`\copy: writing a file is not supported here; use TO STDOUT and > in the shell`);
    return { type: 'failed' };
  }
  const found = session.world.readFile(path);
  if (typeof found === 'string') {
    complain(session, found === 'missing' ? `${path}: No such file or directory` : `${path}: cannot copy from/to a directory`);
    return { type: 'failed' };
  }
  return { type: runSql(session, sql, { copyData: () => found }) ? 'done' : 'failed' };
}
