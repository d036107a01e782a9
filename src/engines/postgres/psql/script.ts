import { createConditionals } from './conditionals.ts';
import { runMeta } from './meta.ts';
import { readMeta } from './meta-words.ts';
import { runSql } from './run-sql.ts';
import { complain, isOn, type PsqlSession, type ScriptEnd } from './session.ts';
import { createSplitter } from './split.ts';
import { fillVariable } from './variables.ts';

/** Runs a file's commands. */
export function runFile(session: PsqlSession, path: string): ScriptEnd {
  const found = session.world.readFile(path);
  if (typeof found !== 'string') return runScript(session, new TextDecoder().decode(found), path);
  const reason = found === 'missing' ? `${path}: No such file or directory` : `could not read from input file: Is a directory`;
  if (session.source.line === 0) session.world.stderr(`psql: error: ${reason}\n`);
  else complain(session, reason);
  return 'missing';
}

/**
 * Runs commands line by line, each statement when its semicolon is read.
 *
 * @param name the file's name as messages say it; undefined says none
 */
export function runScript(session: PsqlSession, script: string, name: string | undefined): ScriptEnd {
  const lines = script.split(/(?<=\n)/);
  const outer = session.source;
  const source = { name, line: 0, nextLine: (): string | undefined => lines[source.line++] };
  session.source = source;
  try {
    return runLines(session, source.nextLine);
  } finally {
    session.source = outer;
  }
}

function runLines(session: PsqlSession, nextLine: () => string | undefined): ScriptEnd {
  const splitter = createSplitter();
  const buffer = { sql: '', last: '' };
  const conditionals = createConditionals();
  const failed = (fine: boolean): boolean => !fine && isOn(session, 'ON_ERROR_STOP');
  const sendBuffer = (): boolean => {
    const { sql } = buffer;
    buffer.sql = '';
    if (sql.replace(/;$/, '').trim() === '') return true;
    buffer.last = sql;
    return runSql(session, sql);
  };
  for (let line = nextLine(); line !== undefined; line = nextLine()) {
    if (session.variables.get('ECHO') === 'all' && line !== '\n') session.world.stdout(`${line.replace(/\n$/, '')}\n`);
    for (const piece of splitter.feed(line)) {
      if (piece.type !== 'meta' && !conditionals.active()) continue;
      switch (piece.type) {
        case 'sql':
          buffer.sql = buffer.sql === '' ? piece.text.trimStart() : buffer.sql + piece.text;
          break;
        case 'comment':
          if (buffer.sql !== '') buffer.sql += piece.text;
          break;
        case 'variable':
          buffer.sql += fillVariable(piece.text, session.variables);
          break;
        case 'inner':
          buffer.sql += ';';
          break;
        case 'end':
          buffer.sql += ';';
          if (failed(sendBuffer())) return 'stopped';
          break;
        case 'meta': {
          const command = readMeta(piece.text, session.variables);
          const placed = conditionals.take(session, command);
          if (failed(placed !== false)) return 'stopped';
          if (placed !== undefined || !conditionals.active()) break;
          const end = runMeta(session, command, buffer);
          if (buffer.sql === '') splitter.reset();
          if (end.type === 'quit') return 'done';
          if (end.type === 'lost') return 'lost';
          if (end.type === 'stopped') return 'stopped';
          if (failed(end.type !== 'failed')) return 'stopped';
          break;
        }
      }
    }
  }
  if (conditionals.open()) complain(session, String.raw`reached EOF without finding closing \endif(s)`);
  return failed(buffer.sql.trim() === '' || sendBuffer()) ? 'stopped' : 'done';
}
