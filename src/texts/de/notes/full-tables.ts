import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

export const fullTables: Translation['notes']['fullTables'] = {
  passesOnEmpty: {
    title: (table) => `Das ging gut, weil \`${table}\` hier leer ist.`,
    meaning: (table, name) => `\`${table}.${name}\` ist NOT NULL und hat keinen Server-Default; Zeilen, die schon da sind, hätten keinen Wert dafür. Wo es Zeilen gibt, scheitert dieselbe Datei.`,
    is: (table) => `\`${table}\` hat keine Zeilen`,
    command: 'Nimm sie zurück, solange nur du sie hast',
    command2: 'Und probier es mit Zeilen',
  },
  rowsBreakConstraint: {
    is: (value, times) => `${value} steht dort ${times}-mal`,
    is2: (count, all) => `ist NULL in ${counted(count, 'Zeile', 'Zeilen')} von ${all}`,
    title: (table) => `Zeilen von \`${table}\` sind nicht eindeutig.`,
    title2: (table) => `Zeilen von \`${table}\` haben keinen Wert, wo einer verlangt ist.`,
    meaning: 'Der Batch-Modus legt eine neue Tabelle mit der neuen Regel an und kopiert die Zeilen hinein. Einige Zeilen verletzen die Regel, also brach das Kopieren ab. Die alte Tabelle ist, wie sie war.',
    command: 'Finde die Zeilen und bring sie in Ordnung',
    command2: 'Gib diesen Zeilen einen Wert; schreib den richtigen anstelle des Fragezeichens',
    command3: 'Lösche, was der Versuch zurückgelassen hat',
  },
  notNullOnRows: {
    title: (table, count) => `\`${table}\` hat ${counted(count, 'Zeile', 'Zeilen')}, und die neue Spalte darf nicht leer sein.`,
    meaning: (name) => `Die vorhandenen Zeilen brauchen sofort einen Wert für \`${name}\`, und die Datenbank kennt keinen. Sie nimmt einen Server-Default; oder füge die Spalte erst nullable hinzu, fülle sie und mach sie danach NOT NULL.`,
    is: (count, database) => `hat ${counted(count, 'Zeile', 'Zeilen')} in ${database}`,
  },
  withDefault: {
    code: 'Gib den vorhandenen Zeilen einen Wert',
  },
  leftOver: {
    is: 'hat dieser Versuch zurückgelassen',
  },
};
