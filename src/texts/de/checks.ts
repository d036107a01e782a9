import { andList } from '../lists.ts';
import { counted } from '../plural.ts';
import type { Translation } from '../translation.ts';

const quoted = (texts: readonly string[]): string => andList(texts.map((text) => `„${text}“`));

/** `found` clauses follow the environment's name, `wanted` clauses follow "Soll:" as infinitives. */
export const checks: Translation['checks'] = {
  found: (environment, clause) => `${environment} ${clause}.`,
  wanted: (clause) => `Soll: ${clause}.`,
  haveIt: 'das haben',
  notHaveIt: 'das nicht haben',
  haveOne: 'eine haben',
  committed: {
    found: (path) => `hat ${path} so, wie es ist, im letzten Commit`,
    wanted: (path) => `${path} so, wie es ist, im letzten Commit haben`,
    silent: (code) => `git endete mit ${code}`,
    noHistory: (why) => `hat keine lesbare Geschichte (${why})`,
    changes: (path, changed) => `hat Änderungen in ${path}, die nicht committet sind (${changed})`,
    untracked: (path) => `hat kein ${path} in git`,
  },
  heads: { found: (count) => `hat ${counted(count, 'Head', 'Heads')} unter seinen Revisionen`, wanted: (count) => `${count} haben` },
  commits: {
    found: (count, path) => `hat ${counted(count, 'Commit', 'Commits')}, ${count === 1 ? 'der' : 'die'} ${path} ${count === 1 ? 'berührt' : 'berühren'}`,
    wanted: (count) => `${count} haben`,
    wantedOf: (count, path) => `${counted(count, 'Commit', 'Commits')} haben, die ${path} berühren`,
  },
  origin: {
    found: (ahead, behind) => `ist dem Origin ${counted(ahead, 'Commit', 'Commits')} voraus und ${behind} hinterher`,
    wanted: (ahead, behind) => `${ahead} voraus und ${behind} hinterher sein`,
    notCompared: (why) => `lässt sich nicht mit dem Origin vergleichen (${why})`,
  },
  pipeline: {
    neverRan: 'hat noch keine Pipeline ausgeführt',
    found: ({ subject, state, failedAt }) => `hat die Pipeline für „${subject}“ ausgeführt: ${state}${failedAt === undefined ? '' : ` bei „${failedAt}“`}`,
    wantedNone: 'keine ausgeführt haben',
    wanted: (state) => `sie mit „${state}“ enden lassen`,
  },
  output: { none: 'hat in diesem Schritt keinen Befehl ausgeführt', wanted: (says) => `einen ausgeführt haben, der ${quoted(says)} sagt` },
  file: {
    none: (path) => `hat kein ${path}`,
    has: (paths) => `hat ${andList(paths)}`,
    wantedNone: (path) => `kein ${path} haben`,
    wantedOne: (path) => `nur ein einziges ${path} haben`,
    without: (path, texts) => `hat ${path} ohne ${quoted(texts)}`,
    wantedIn: 'das darin haben',
    with: (path, texts) => `hat ${path} mit ${quoted(texts)}`,
    wantedNotIn: 'die Datei ohne das haben',
    as: (path, has, lacks) => {
      const told = [...(has === undefined ? [] : [`mit ${quoted(has)}`]), ...(lacks === undefined ? [] : [`ohne ${quoted(lacks)}`])];
      return `hat ${path}${told.length === 0 ? '' : ` ${told.join(' und ')}`}`;
    },
  },
  query: {
    wanted: (rows) => `mit ${rows} antworten`,
    wantedOne: (query, rows) => `eine haben, die auf \`${query}\` mit ${rows} antwortet`,
    refused: (query, why) => `kann \`${query}\` nicht beantworten: ${why}`,
    found: (query, rows) => `antwortet auf \`${query}\` mit ${rows}`,
    noRows: 'keinen Zeilen',
    bytes: 'Bytes',
  },
  revision: {
    named: (labels) => quoted(labels),
    wantedHead: (heads) => `beim Head stehen, ${heads}`,
    wantedBase: 'bei base stehen',
    wantedNone: 'nie migriert worden sein',
    wanted: (name) => `bei „${name}“ stehen`,
    none: 'wurde nie migriert',
    base: 'steht bei base',
    found: (revisions) => `steht bei ${revisions}`,
  },
  app: {
    wanted: (path, status, says, logs) => `auf GET ${path} mit ${status} antworten${says === undefined ? '' : `, mit ${quoted(says)}`}${logs === undefined ? '' : `, und ${quoted(logs)} ins Log schreiben`}`,
    doesNotStart: (why) => `hat eine Anwendung, die nicht startet${why === undefined ? '' : `: ${why}`}`,
    fails: (path, status, why) => `antwortet auf GET ${path} mit ${status}${why === undefined ? '' : `: ${why}`}`,
    found: (path, status, body) => `antwortet auf GET ${path} mit ${status} und ${body}`,
  },
  drift: {
    wantedNone: 'Soll: dasselbe Schema haben.',
    wanted: (parts) => `Soll: sich in ${andList(parts)} unterscheiden.`,
    noDatabase: (names) => `${andList(names)} ${names.length === 1 ? 'hat' : 'haben'} keine Datenbank.`,
    same: (names) => `${andList(names)} haben dasselbe Schema.`,
    found: (names, parts) => `${andList(names)} unterscheiden sich in ${andList(parts)}.`,
  },
  ran: {
    wanted: (exits, says, hides) =>
      andList([...(exits === undefined ? [] : [`mit ${exits} enden`]), ...(says === undefined ? [] : [`${quoted(says)} sagen`]), ...(hides === undefined ? [] : [`${quoted(hides)} nicht sagen`])]),
    said: (line, code, says) => `hat \`${line}\` ausgeführt: Es endete mit ${code} und sagte ${quoted(says)}`,
    silent: (line, code) => `hat \`${line}\` ausgeführt: Es endete mit ${code} und sagte nichts`,
    last: (line, code, said) => `hat \`${line}\` ausgeführt: Es endete mit ${code} und sagte zuletzt ${said}`,
  },
  database: {
    none: 'hat keine Datenbank',
    noServer: 'hat keinen PostgreSQL-Server, den ein Befehl erreicht hätte',
    noFile: (name) => `hat kein ${name}`,
    unreadable: (name, why) => `hat ${name}, das nicht lesbar ist (${why})`,
  },
  table: {
    none: (name) => `hat keine Tabelle ${name}`,
    has: (name) => `hat die Tabelle ${name}`,
    found: (name, rows) => `hat die Tabelle ${name} mit ${counted(rows, 'Zeile', 'Zeilen')}`,
    wantedRows: (rows) => `${counted(rows, 'Zeile', 'Zeilen')} darin haben`,
  },
  column: {
    wantedNone: (name) => `${name} nicht haben`,
    wanted: (name) => `${name} haben`,
    wantedAs: (words) => `sie als ${words} haben`,
    wantedTableWithout: (name) => `sie haben, ohne ${name}`,
    wantedTableWith: (name) => `sie haben, mit ${name}`,
    none: (name) => `hat keine Spalte ${name}`,
    untyped: 'ohne Typ',
    found: (name, told) => `hat die Spalte ${name}, ${told}`,
  },
  index: {
    none: (name) => `hat keinen Index ${name}`,
    wanted: (unique, valid, columns) =>
      `ihn haben${unique === undefined ? '' : unique ? ', eindeutig' : ', nicht eindeutig'}${valid === undefined ? '' : valid ? ', gültig' : ', INVALID'}${columns === undefined ? '' : `, auf ${columns.join(', ')}`}`,
    found: (name, invalid, unique, columns) => `hat den ${invalid ? 'INVALID ' : ''}${unique ? 'eindeutigen ' : ''}Index ${name} auf ${columns}`,
  },
  constraint: {
    none: (name) => `hat kein Constraint ${name}`,
    wanted: (valid) => `es haben${valid === undefined ? '' : valid ? ', validiert' : ', NOT VALID'}`,
    found: (name, table, valid) => `hat das Constraint ${name} auf ${table}${valid ? '' : ', NOT VALID'}`,
  },
  enum: {
    none: (name) => `hat keinen Typ ${name}`,
    wanted: (values) => `ihn${values === undefined ? '' : ` mit ${values}`} haben`,
    found: (name, values) => `hat den Typ ${name} mit ${values}`,
  },
  schema: { found: (name) => `hat das Schema ${name}`, none: (name) => `hat kein Schema ${name}` },
  model: {
    nullable: 'nullable',
    notNullable: 'nicht nullable',
    with: (texts) => `mit ${quoted(texts)}`,
    wantedNone: (name) => `kein ${name} in den Modellen haben`,
    wanted: (name) => `${name} in den Modellen haben`,
    wantedAs: (details) => `es als ${details} in den Modellen haben`,
    wantedReadable: (name, absent) => `eine Datei haben, die Python lesen kann, ${absent ? 'ohne' : 'mit'} ${name}`,
    none: (table) => `hat kein Modell der Tabelle ${table}`,
    table: (table, path) => `hat ein Modell der Tabelle ${table} in ${path}`,
    without: (table, column, path) => `hat ein Modell von ${table} ohne ${column} in ${path}`,
    found: (name, path, source) => `hat ${name} in ${path} als \`${source}\``,
  },
  migration: {
    wantedNone: (operation) => `keine Revision haben, deren upgrade() ${operation} enthält`,
    wanted: (operation, has, downgrade) =>
      `eine Revision haben, deren upgrade() ${operation} enthält${has === undefined ? '' : `, mit ${quoted(has)}`}${downgrade === undefined ? '' : `, und deren downgrade() ${andList(downgrade)}`}`,
    noFolder: 'hat keinen migrations-Ordner',
    noRevision: 'hat keine Revision',
    none: (operation) => `hat keine Revision, deren upgrade() ${operation} enthält`,
    found: (operation, path) => `hat ${operation} in ${path}`,
    as: (operation, path, source) => `hat ${operation} in ${path} als \`${source}\``,
    emptyDowngrade: (operation, path) => `hat ${operation} in ${path} mit leerem downgrade()`,
    downgrade: (operation, path, has) => `hat ${operation} in ${path} mit einem downgrade(), das ${andList(has)} enthält`,
  },
  act: {
    sql: (why) => `Das SQL ließ sich nicht ausführen: ${why}`,
    ended: (line, code, exits, last) => `\`${line}\` endete mit ${code} statt mit ${exits}${last === '' ? '.' : `: ${last}`}`,
    noFile: (pattern) => `Eine Datei ${pattern} zum Bearbeiten gibt es nicht.`,
    severalFiles: (pattern, paths) => `${pattern} soll eine einzige Datei sein, aber ${andList(paths)} passen.`,
    noText: (path) => `${path} ist kein Text.`,
    notOnce: (path, times, text) => `Was in ${path} ersetzt werden soll, muss genau einmal dastehen; es steht dort ${times === 0 ? 'gar nicht' : `${times}-mal`}: ${text}`,
  },
  source: {
    broken: (path, line, message) => `hat ${path}, das Python nicht lesen kann (Zeile ${line}: ${message})`,
    notAsked: (code, said) => `ließ sich nicht befragen: Python endete mit ${code}${said === undefined ? '' : ` und sagte zuletzt ${said}`}`,
  },
};
