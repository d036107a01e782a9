import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

export const autogenerate: Translation['notes']['autogenerate'] = {
  modelsNotImported: {
    title: 'Autogenerate hat keine Modelle gesehen.',
    meaning: 'Es vergleicht die Datenbank mit den Tabellen, die SQLAlchemy kennt, sobald die Anwendung geladen ist. Eine Klasse in einer Datei, die niemand importiert, gehört nicht dazu; deshalb fand es nichts zu schreiben.',
  },
  upgradeWithoutModels: {
    title: (list, count) => `Nichts lief, und ${list} ${count === 1 ? 'fehlt' : 'fehlen'} immer noch.`,
    meaning: 'Ein Upgrade führt aus, was in den Revisionen steht, und keine Revision sagt etwas zu diesen Modellen. Die Anwendung importiert ihre Datei nicht, also hat Autogenerate sie nie gesehen.',
  },
  dropsUnimported: {
    title: (list) => `Die neue Revision löscht ${list}, dessen Modell nur nicht importiert ist.`,
    meaning: 'Autogenerate hält eine Tabelle ohne Modell für eine, die weg soll. Die Klasse gibt es noch, aber die Anwendung importiert ihre Datei nicht, und so weiß SQLAlchemy nichts von ihr.',
    is: (rows) => `würde gelöscht, ${rows === undefined ? 'mit allem, was darin ist' : `mit ${counted(rows, 'Zeile', 'Zeilen')}`}`,
    command: 'Wirf die Revision weg',
  },
  enumValuesUnseen: {
    title: (table, name) => `Die Werte von \`${table}.${name}\` haben sich geändert, und Autogenerate sieht es nicht.`,
    meaning: 'Es vergleicht Typen, und ein Enum ist dort ein Text bestimmter Länge. Solange kein Wert länger wird, ist der Typ für Autogenerate derselbe. Ein CHECK-Constraint auf die Werte oder ein Typ auf PostgreSQL behält die alten.',
    is: (list) => `das Modell sagt ${list}`,
    is2: (list) => `die Revisionen sagen ${list}`,
  },
  serverDefaultUnseen: {
    title: (table, name) => `Der Server-Default von \`${table}.${name}\` hat sich geändert, und Autogenerate sollte nicht danach sehen.`,
    meaning: 'Server-Defaults werden nur mit `compare_server_default=True` verglichen. Ohne das kann das Modell sagen, was es will; die Datenbank behält den Default, den sie hat.',
    is: (wanted) => `das Modell sagt \`${wanted}\``,
    database: 'die Datenbank',
    is2: (database, has) => `${database} hat ${has === undefined ? 'keinen' : `\`${has}\``}`,
    code: 'Lass sie vergleichen',
    command: 'Und führe es noch einmal aus',
  },
  typeNotImported: {
    title: (name) => `Die Revision benutzt \`${name}\` und importiert es nicht.`,
    meaning: 'Autogenerate schreibt einen eigenen Typ mit seinem Namen hin und kennt keinen Import dafür. Füge den Import in diese Datei ein, oder in `script.py.mako` für alle, die noch kommen.',
    is: (name) => `benutzt \`${name}\` ohne Import`,
    code: 'Schreib das unter die anderen Importe',
    code2: 'Dasselbe in der Vorlage, für alle neuen Revisionen',
  },
  notImported: {
    is: (table) => `liegt in \`${table}\``,
    is2: (list) => `importiert ${list} weder selbst noch über eine andere Datei`,
    code: 'Importiere es dort, wo die Anwendung entsteht',
    command: 'Dann lass Autogenerate noch einmal nachsehen',
  },
};
