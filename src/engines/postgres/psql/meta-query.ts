import type { MetaCommand } from './meta-words.ts';
import type { QueryBuffer } from './meta-end.ts';
import { runSql, type TakeRows } from './run-sql.ts';
import { complain, type PsqlSession, say } from './session.ts';

/** Commands over the statement that is being typed: `\g`, `\gx`, `\gset`, `\gexec`, `\p`, `\r`. Undefined when it is none of them. */
export function runQueryCommand(session: PsqlSession, { name, words }: MetaCommand, buffer: QueryBuffer): boolean | undefined {
  switch (name) {
    case 'g':
    case 'gx':
      if (words[0] !== undefined) return refuse(session, `\\${name}: a file or options are not supported here`);
      return sendBuffer(session, buffer, { ...(name === 'gx' && { print: { ...session.print, expanded: true } }) });
    case 'gset':
      return sendBuffer(session, buffer, { take: intoVariables(session, words[0] ?? '') });
    case 'gexec':
      return sendBuffer(session, buffer, { take: ({ rows }) => rows.flat().reduce((fine, sql) => (sql === null || runSql(session, sql)) && fine, true) });
    case 'p':
    case 'print': {
      const text = buffer.sql === '' ? buffer.last : buffer.sql;
      if (text !== '') session.world.stdout(text.endsWith('\n') ? text : `${text}\n`);
      else say(session, 'Query buffer is empty.');
      return true;
    }
    case 'r':
    case 'reset':
      buffer.sql = '';
      say(session, 'Query buffer reset (cleared).');
      return true;
    default:
      return undefined;
  }
}

function sendBuffer(session: PsqlSession, buffer: QueryBuffer, options: Parameters<typeof runSql>[2]): boolean {
  const sql = buffer.sql.trim() === '' ? buffer.last : buffer.sql;
  buffer.sql = '';
  buffer.last = sql;
  return sql === '' || runSql(session, sql, options);
}

function intoVariables(session: PsqlSession, prefix: string): TakeRows {
  return ({ columns, rows: [first, ...more] }) => {
    if (first === undefined || more.length > 0) return refuse(session, first === undefined ? String.raw`no rows returned for \gset` : String.raw`more than one row returned for \gset`);
    columns.forEach(({ name }, at) => {
      const value = first[at] ?? null;
      if (value === null) session.variables.delete(`${prefix}${name}`);
      else session.variables.set(`${prefix}${name}`, value);
    });
    return true;
  };
}

function refuse(session: PsqlSession, text: string): false {
  complain(session, text);
  return false;
}
