import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

export const chain: Translation['notes']['chain'] = {
  notUpToDate: {
    title: 'Eine Revision wartet darauf, angewandt zu werden.',
    meaning: 'Alembic vergleicht die Modelle mit der Datenbank, deshalb muss die Datenbank zuerst bei der neuesten Revision stehen. Sonst würde dieselbe Änderung zweimal geschrieben.',
    command: 'Wende sie zuerst an',
    words: 'Dann führe denselben Befehl noch einmal aus.',
  },
  twoHeads: {
    meaning: 'Zwei Revisionen folgen auf dieselbe, also könnte `head` beide meinen, und Alembic entscheidet das nicht. Das passiert, wenn zwei Leute vom selben Stand aus migrieren.',
    title: 'Es gibt zwei Heads.',
    title2: (count) => `Es gibt ${count} Heads.`,
  },
  secondHeadArrived: {
    how: 'git hat die Dateien zusammengelegt, und von mehr weiß es nichts.',
    how2: 'Die neue Revision folgt auf eine, auf die schon eine andere folgt.',
    meaning: (how) => `${how} Für Alembic hat die Kette jetzt zwei Enden, und das nächste \`flask db upgrade\` weiß nicht, welches gemeint ist.`,
  },
  missingLink: {
    title: (id) => `Eine Revision folgt auf \`${id}\`, das keine Datei deklariert.`,
    meaning: 'Jede Revision nennt in `down_revision` ihre Vorgängerin. Hier führt der Name ins Leere; Alembic kann die Kette nicht zusammensetzen, und kein Befehl funktioniert.',
    is: (id) => `sagt \`down_revision = '${id}'\``,
    code: 'Nenne die Revision, auf die sie wirklich folgt',
  },
  cycle: {
    title: 'Die Revisionen folgen im Kreis aufeinander.',
    meaning: 'Eine Kette muss irgendwo anfangen: bei einer Revision mit `down_revision = None`. Jemand hat ein `down_revision` von Hand geändert, und jetzt findet Alembic keinen Anfang.',
    is: 'folgt auf nichts',
    is2: (list) => `folgt auf ${list}`,
    code: 'Die erste Revision folgt auf nichts',
  },
  declaredTwice: {
    title: (id) => `Zwei Dateien deklarieren die Revision \`${id}\`.`,
    meaning: 'Alembic nimmt eine davon und warnt nur. Welche, hängt davon ab, in welcher Reihenfolge es die Dateien findet; eine kopierte Datei kann also unbemerkt gewinnen.',
    is: 'wird hier deklariert',
    code: 'Gib der Kopie eine eigene id, oder lösche sie',
  },
  noRevisionId: {
    title: (file) => `\`${file}\` sagt nicht, welche Revision sie ist.`,
    meaning: 'Jede Python-Datei in `versions` gilt als Revision und muss `revision` deklarieren. Diese tut es nicht, also hört Alembic auf, bevor es irgendetwas tut.',
    code: 'Deklariere es, wenn sie eine Revision ist',
    command: 'Oder lösche die Datei, wenn sie keine ist',
  },
  mergeHeads: {
    command: 'Führe die Heads in einer Merge-Revision zusammen',
    command2: 'Wende an, was noch fehlt',
  },
  cannotLocate: {
    is: (revision, path) => `hat sie: ${revision} in \`${path}\``,
    title: (id) => `Keine Datei deklariert \`${id}\`.`,
    meaning: (onServer) => `Der Befehl${onServer ? ', die Datenbank' : ''} oder eine andere Datei nennt eine Revision, die es hier nicht gibt. Vielleicht ist ihre id vertippt, oder ihre Datei ist noch nicht angekommen.`,
    is2: 'keine',
    command: 'Sieh nach, welche Revisionen es gibt',
    command2: 'Sieh nach, was die Datenbank sagt',
    command3: 'Oder hol die Datei',
    title2: (id) => `Die Datenbank steht bei \`${id}\`, und keine Datei deklariert das.`,
    meaning2: 'Die Datenbank merkt sich die id ihrer Revision, und Alembic sucht die Datei mit dieser id, um zu wissen, was darunter liegt. Die Datei wurde gelöscht, nie gepullt oder gehört zu einem anderen git-Zweig. Bis sie wieder da ist, funktioniert kein Befehl.',
    is3: (id) => `sagt \`${id}\` in \`alembic_version\``,
    of: 'Revisionsdateien',
    is4: (count, id) => `${counted(count, 'Revision', 'Revisionen')}, keine davon \`${id}\``,
    command4: 'Hol eine gelöschte Datei zurück',
    command5: 'Hol die Datei von den anderen',
    command6: 'Letzter Ausweg: sag, dass die Datenbank bei base steht',
    command7: (revision) => `Letzter Ausweg: sag, dass sie bei ${revision} steht, wie auch immer ihre Tabellen aussehen`,
  },
};
