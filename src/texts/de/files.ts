import type { Translation } from '../translation.ts';

export const files: Translation['files'] = {
  title: 'Dateien',
  tree: (environment) => `Dateien, ${environment}`,
  newFile: 'Neue Datei',
  newFolder: 'Neuer Ordner',
  rename: 'Umbenennen',
  delete: 'Löschen',
  nameOfFile: (folder) => `Name der neuen Datei${folder === '' ? '' : ` in ${folder}`}`,
  nameOfFolder: (folder) => `Name des neuen Ordners${folder === '' ? '' : ` in ${folder}`}`,
  newName: (name) => `Neuer Name von ${name}`,
  none: 'Keine Dateien. Lege mit dem Knopf oben eine an.',
  marks: { added: 'vom letzten Befehl angelegt', changed: 'vom letzten Befehl geändert', removed: 'vom letzten Befehl entfernt' },
  changes: {
    added: (count) => `${count} neu`,
    changed: (count) => `${count} geändert`,
    removed: (count) => `${count} entfernt`,
    show: 'Änderungen zeigen',
  },
  deleting: {
    title: (path) => `${path} löschen?`,
    file: 'Die Datei ist dann weg. Das lässt sich nicht rückgängig machen.',
    folder: (count) => `Der Ordner und ${count === 1 ? 'die eine Datei' : `die ${count} Dateien`} darin sind dann weg. Das lässt sich nicht rückgängig machen.`,
    keep: 'Behalten',
  },
  refused: {
    folder: (path) => `${path} ist ein Ordner.`,
    gone: (path) => `${path} gibt es nicht mehr.`,
    intoItself: (path) => `${path} lässt sich nicht in sich selbst verschieben.`,
    emptyName: 'Ein Name darf nicht leer sein.',
    dots: 'Ein Name darf nicht . oder .. sein.',
    badName: 'Dieser Name ist zu lang oder enthält ein Zeichen, das kein Dateisystem annimmt.',
    there: (path) => `${path} gibt es schon.`,
    inFile: (path) => `${path} ist eine Datei, darin kann nichts liegen.`,
    busy: (environment) => `Bei ${environment} läuft ein Befehl. Warte, bis er endet, oder halte ihn an.`,
  },
};
