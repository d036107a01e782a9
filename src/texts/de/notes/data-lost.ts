import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

const rows = (count: number): string => counted(count, 'Zeile', 'Zeilen');

export const dataLost: Translation['notes']['dataLost'] = {
  lostByDowngrade: {
    title: (total) => `Der Downgrade hat ${total} vernichtet.`,
    meaning: 'Ein Downgrade stellt das Schema wieder her, nicht die Daten. Was in der gelöschten Spalte oder Tabelle stand, ist weg: Nach dem nächsten Upgrade ist die Spalte wieder da, und leer.',
    words: 'Geh auf der Zeitachse zum Punkt vor diesem Befehl zurück. Bei der Arbeit ist das das Backup: Mach vor jedem Downgrade eines.',
    words2: 'Wo Daten sind, geh vorwärts statt zurück: Schreib eine neue Revision, die behebt, was falsch ist.',
    command: 'Nur das Schema kommt zurück mit',
  },
  childrenGone: {
    title: (count, table, parent) => `${rows(count)} von \`${table}\` ${count === 1 ? 'ging' : 'gingen'} verloren, als \`${parent}\` neu gebaut wurde.`,
    meaning: (parent) =>
      `Der Batch-Modus legt eine neue Tabelle an, kopiert die Zeilen und löscht die alte. Mit \`PRAGMA foreign_keys=ON\` löscht das Löschen von \`${parent}\` erst deren Zeilen, und ON DELETE CASCADE löscht, was zu ihnen gehört. Alembic meldet Erfolg.`,
    is: (count, parent, rowsAfter) => `hatte ${rows(count)}, die zu \`${parent}\` gehörten, und hat jetzt ${rowsAfter}`,
    words: 'Geh auf der Zeitachse zum Punkt vor diesem Befehl zurück; bei der Arbeit spielst du das Backup ein.',
    code: 'Schalte in env.py die Fremdschlüssel auf der Verbindung aus, vor `context.begin_transaction()`',
  },
  droppedByUpgrade: {
    title: (total) => `Das Upgrade hat ${total} vernichtet.`,
    meaning: 'Eine Tabelle oder Spalte, in der etwas stand, wurde gelöscht. Ein Downgrade legt sie wieder an, aber leer.',
    words: 'Wenn das nicht so gemeint war: Geh auf der Zeitachse zum Punkt vor diesem Befehl zurück. Bei der Arbeit ist das das Backup.',
    words2: 'Kopiere in derselben Revision, vor dem Löschen, was noch gebraucht wird.',
  },
  total: { row: rows, value: (count) => counted(count, 'Wert', 'Werte') },
  lossesOf: {
    is: (count) => `die Tabelle ging mit ${counted(count, 'Zeile', 'Zeilen')} verloren`,
    is2: (count) => `${rows(count)} ${count === 1 ? 'hatte' : 'hatten'} hier einen Wert`,
    is3: (count) => `${rows(count)} ${count === 1 ? 'ging' : 'gingen'} verloren`,
    is4: (count) => `${rows(count)} ${count === 1 ? 'hatte' : 'hatten'} hier einen Wert und ${count === 1 ? 'hat' : 'haben'} jetzt keinen`,
  },
  renamedColumn: {
    title: (table, name, count) => `\`${table}.${name}\` wurde mit ${counted(count, 'Wert', 'Werten')} gelöscht, nicht umbenannt.`,
    meaning: (name, name2) => `Autogenerate kann keine Umbenennung sehen: Es sah, dass \`${name}\` weg ist und \`${name2}\` neu. Das Upgrade hat eine leere Spalte hinzugefügt und die volle gelöscht.`,
    is: (count) => `${rows(count)} ${count === 1 ? 'hatte' : 'hatten'} hier einen Wert`,
    is2: 'ist neu und in allen NULL',
  },
  renamedTable: {
    title: (table, count) => `\`${table}\` wurde mit ${rows(count)} gelöscht, nicht umbenannt.`,
    meaning: (table, name) => `Autogenerate kann keine Umbenennung sehen: Es sah, dass \`${table}\` weg ist und \`${name}\` neu. Das Upgrade hat eine leere Tabelle angelegt und die volle gelöscht.`,
    is: (count) => `hatte ${rows(count)}`,
    is2: 'hat dieselben Spalten und keine Zeilen',
  },
};
