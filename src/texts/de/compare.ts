import { counted } from '../plural.ts';
import type { Translation } from '../translation.ts';

/** „der Index“ als Subjekt, „den Index“ als Objekt. */
const the = { subject: 'der', object: 'den' } as const;

export const compare: Translation['compare'] = {
  title: 'Umgebungen',
  sideBySide: 'Schemas nebeneinander',
  differences: (count) => counted(count, 'Unterschied', 'Unterschiede'),
  shown: { label: 'Was gezeigt wird', all: 'Alles', differences: 'Unterschiede' },
  more: (count) => `Und ${count} weitere, siehe unten.`,
  moreTables: (count: number) => (count === 1 ? 'Eine weitere Tabelle ist noch nicht zu sehen.' : `${count} weitere Tabellen sind noch nicht zu sehen.`),
  showMore: (count: number) => `${count} weitere zeigen`,
  notCompared: 'Nicht verglichen: die Zeilen, die Reihenfolge der Spalten, die Namen von Schlüsseln und UNIQUE-Constraints, DEFERRABLE und ON CONFLICT.',
  states: { same: 'gleiches Schema', agreed: 'wie die meisten', drift: 'Drift' },
  noDatabase: 'keine Datenbank',
  unreadable: 'nicht lesbar',
  noRevision: 'keine Revision verzeichnet',
  atBase: 'auf base, vor der ersten Revision',
  notInFiles: 'kommt in den Dateien nicht vor',
  noTables: 'Keine Tabellen.',
  nothingDiffers: 'Kein Unterschied.',
  work: 'Hier arbeiten',
  workIn: (environment) => `Hier arbeiten, ${environment}`,
  serverEmpty: 'Die Einstellungen führen zu einem PostgreSQL-Server, der leer ist, bis sich ein Befehl verbindet.',
  reading: 'Wird gelesen …',
  tableIn: (table, environment) => `${table}, ${environment}`,
  missing: 'fehlt',
  extra: 'zusätzlich',
  otherDefinition: 'anderswo eine andere Definition',
  most: (value) => `die meisten: ${value}`,
  kinds: { table: 'Tabelle', column: 'Spalte', index: 'Index', unique: 'UNIQUE', 'foreign key': 'Fremdschlüssel', check: 'CHECK', trigger: 'Trigger', view: 'View', schema: 'Schema', type: 'Typ', sequence: 'Sequenz' },
  without: {
    type: 'ohne Typ',
    default: 'ohne Default',
    primaryKey: 'nicht im Primärschlüssel',
    valid: 'gültig',
    options: 'eine gewöhnliche Tabelle',
    other: (name) => `ohne ${name}`,
  },
  part: (form) => ({
    table: (name) => `die Tabelle ${name}`,
    view: (name) => `die View ${name}`,
    index: (name) => `${the[form]} Index ${name}`,
    unique: (name, table) => `UNIQUE (${name}) auf ${table}`,
    foreignKey: (table, name) => `${the[form]} Fremdschlüssel auf ${table}.${name}`,
    check: (name, table) => `${the[form]} CHECK ${name} auf ${table}`,
    trigger: (name, table) => `${the[form]} Trigger ${name} auf ${table}`,
    schema: (name) => `das Schema ${name}`,
    type: (name) => `${the[form]} Typ ${name}`,
    sequence: (name) => `die Sequenz ${name}`,
  }),
  andMore: (parts, more) => `${parts} und ${more} weitere`,
  drift: {
    none: 'Noch hat keine Umgebung eine Datenbank.',
    only: (environment) => `Nur ${environment} hat eine Datenbank: Es gibt nichts, womit sie sich vergleichen ließe.`,
    same: (environments) => `${environments} haben dasselbe Schema.`,
    sameInTwoWays: (environments) => `${environments} haben dasselbe Schema, auf zwei Arten geschrieben: Unten steht, warum.`,
    onlyHave: (who, environments, parts) => `Nur ${who} ${environments === 1 ? 'hat' : 'haben'} ${parts}.`,
    lack: (who, _environments, parts, count) => `Bei ${who} ${count === 1 ? 'fehlt' : 'fehlen'} ${parts}.`,
    lackWhich: (who, _environments, parts, count, having) => `Bei ${who} ${count === 1 ? 'fehlt' : 'fehlen'} ${parts}, bei ${having} nicht.`,
    between: (parts, count, environments) => `${begun(parts)} ${count === 1 ? 'unterscheidet' : 'unterscheiden'} sich zwischen ${environments}.`,
    is: (parts, count, values) => `${begun(parts)} ${count === 1 ? 'ist' : 'sind'} ${values}.`,
    valueIn: (value, environments) => `${value} bei ${environments}`,
    sameRevision: (environments, revisions) =>
      `${environments} stehen auf derselben Revision, ${revisions}, und unterscheiden sich trotzdem: Jemand hat eine Datenbank von Hand geändert oder eine schon angewandte Migration.`,
  },
  otherwise: {
    summary: (parts) => `Auf PostgreSQL anders geschrieben und keine Drift: ${counted(parts, 'Teil', 'Teile')}`,
    elsewhere: (reasons) => `Anderswo anders geschrieben und dasselbe: ${reasons}`,
    reasons: {
      'type name': {
        title: 'Ein Typ, zwei Namen',
        why: 'SQLite behält den Namen, den die Migration schrieb; PostgreSQL nennt seinen eigenen: VARCHAR(80) ist character varying(80), DATETIME ist timestamp without time zone, FLOAT ist double precision.',
      },
      length: { title: 'Eine Länge, an die sich nur eine hält', why: 'PostgreSQL weist einen längeren Text ab, als VARCHAR(80) erlaubt, und eine Zahl, die ihren Typ übersteigt; SQLite merkt sich den Typ und speichert, was kommt.' },
      'numbers by itself': {
        title: 'Ein Schlüssel, der sich selbst nummeriert',
        why: 'Ein INTEGER PRIMARY KEY von SQLite ist die Nummer der Zeile selbst. PostgreSQL nimmt die nächste Zahl aus einer Sequenz, die der Spalte gehört: bei SERIAL über den Default, bei einer Identity-Spalte von selbst.',
      },
      enum: { title: 'Ein Enum-Typ', why: 'SQLite kennt keine eigenen Typen: Die Spalte ist ein VARCHAR, so lang wie der längste Wert, und nimmt jeden Text, solange kein CHECK daneben steht. PostgreSQL nimmt die Werte des Typs und keine anderen.' },
      'default form': { title: 'Ein Default, wie jede ihn schreibt', why: "PostgreSQL zeigt einen Default mit seinem Typ, 'new'::character varying, und nennt CURRENT_TIMESTAMP auch now()." },
      boolean: { title: 'Wahr und falsch', why: 'SQLite hat keine Wahrheitswerte: Es speichert 1 und 0 unter dem Namen BOOLEAN. PostgreSQL hat true und false und weist 1 ab.' },
      'constraint name': { title: 'Der Name eines Constraints', why: 'PostgreSQL gibt jedem Constraint einen Namen, etwa users_age_check, wenn die Migration keinen gab; SQLite lässt ihn ohne. Eine spätere Migration, die ihn löscht, braucht den Namen.' },
      'expression form': { title: 'Ein Ausdruck, wie jede ihn schreibt', why: 'PostgreSQL zeigt einen Ausdruck so, wie es ihn verstanden hat, mit Typen und Klammern, IN als = ANY (ARRAY[…]); SQLite zeigt ihn, wie er geschrieben wurde.' },
      definition: { title: 'Der Text einer View oder eines Triggers', why: 'PostgreSQL schreibt ihn in eigenen Worten neu, deshalb werden die zwei Texte nicht verglichen. Sieh dir beide an.' },
    },
  },
};

/** „der Index“ beginnt einen Satz groß; der Name einer Spalte bleibt, wie er ist. */
function begun(parts: string): string {
  return parts.replace(/^(?:der|die|das) /, (article) => article.charAt(0).toUpperCase() + article.slice(1));
}
