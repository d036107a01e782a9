import { counted } from '../plural.ts';
import type { Translation } from '../translation.ts';

const rows = (count: number): string => counted(count, 'Zeile', 'Zeilen');
const files = (count: number): string => counted(count, 'Datei', 'Dateien');

export const differences: Translation['differences'] = {
  comparing: (name) => `Vergleicht ${name}, Zeile für Zeile …`,
  notComparable: (name, message) => `${name} lässt sich nicht vergleichen. ${message}`,
  unreadable: {
    before: (message) => `Die Datenbank, wie sie vorher war, ist nicht lesbar: ${message}.`,
    after: (message) => `Die Datenbank, wie sie nachher war, ist nicht lesbar: ${message}.`,
  },
  label: (name) => `Was sich in ${name} geändert hat`,
  sameInFile: (name) => `Die Datei ${name} wurde neu geschrieben, aber ihre Tabellen und Zeilen sind wie zuvor.`,
  sameOnServer: (name) => `In ${name} wurde etwas geschrieben, aber die Tabellen und Zeilen sind wie zuvor.`,
  noLoss: 'Kein Wert ist verloren gegangen.',
  schema: 'Schema',
  change: { added: 'neu', removed: 'entfernt', changed: 'geändert' },
  notThere: 'nicht da',
  part: {
    named: {
      table: (name) => `Tabelle ${name}`,
      view: (name) => `View ${name}`,
      schema: (name) => `Schema ${name}`,
      type: (name) => `Typ ${name}`,
      sequence: (name) => `Sequenz ${name}`,
    },
    column: (table, name) => `Spalte ${table}.${name}`,
    index: (name, table) => `Index ${name} auf ${table}`,
    unique: (name, table) => `UNIQUE (${name}) auf ${table}`,
    foreignKey: (table, name) => `Fremdschlüssel ${table}.${name}`,
    check: (name, table) => `CHECK ${name} auf ${table}`,
    trigger: (name, table) => `Trigger ${name} auf ${table}`,
  },
  lost: {
    emptyTable: (table) => `Die Tabelle ${table} ist weg; sie war leer.`,
    table: (table, count) => `Die Tabelle ${table} ist weg, mit ${rows(count)}.`,
    rows: (table, count) => `${table} hat ${rows(count)} verloren.`,
    emptyColumn: (table, column) => `Die Spalte ${table}.${column} ist weg; in den Zeilen, die noch da sind, hatte sie keinen Wert.`,
    column: (table, column, values) => `Die Spalte ${table}.${column} ist weg, mit ${counted(values, 'Wert', 'Werten')}.`,
    overwritten: (count, table) => `In ${rows(count)} von ${table} wurde ein Wert überschrieben.`,
  },
  shown: (shown, count) => (shown < count ? `die ersten ${shown} von ${rows(count)}` : rows(count)),
  tableMoved: (count) => `Die Tabelle {table} ist weg, und {other} hat ihre ${rows(count)}: Nichts ist verloren gegangen.`,
  columnMoved: (values) => `Die Spalte {column} ist weg, und {other} hat ${values === 1 ? 'ihren Wert' : `ihre ${counted(values, 'Wert', 'Werte')}`}: Nichts ist verloren gegangen.`,
  rowsOf: (table) => `Zeilen von ${table}`,
  rowsOfTable: 'Zeilen von {table}',
  removed: (shown) => `Entfernt: ${shown}`,
  changed: (shown) => `Geändert: ${shown}`,
  added: (shown) => `Neu: ${shown}`,
  rowsRemoved: (table) => `Aus ${table} entfernte Zeilen`,
  rowsChanged: (table) => `In ${table} geänderte Zeilen`,
  rowsAdded: (table) => `Neue Zeilen in ${table}`,
  columnGone: 'Die Spalte {column} ist weg, und mit ihr der Wert in: {rows}',
  columnNew: 'Die Spalte {column} ist neu und hat einen Wert in: {rows}',
  rowsWithValue: (column) => `Zeilen mit einem Wert in ${column}`,
  files: {
    added: (count) => `${files(count)} neu`,
    changed: (count) => `${files(count)} geändert`,
    removed: (count) => `${files(count)} entfernt`,
  },
  repository: 'Repository',
  shell: 'Shell',
  branch: {
    new: (name, commit) => `${name} ist neu, auf ${commit}`,
    gone: (name, commit) => `${name} ist weg; zuvor auf ${commit}`,
    none: 'Kein Branch hat sich bewegt; was git sonst aufgezeichnet hat, ist nicht dasselbe',
    tag: (name) => `Tag ${name}`,
  },
  folder: (before, after) => `Sie stand in ${before} und steht in ${after}.`,
  projectFolder: 'dem Projektordner',
  notSet: 'nicht gesetzt',
};
