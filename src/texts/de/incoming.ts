import { bytesInWords } from '../../ui/words.ts';
import { andList } from '../lists.ts';
import { wholeNumber } from '../numbers.ts';
import { counted } from '../plural.ts';
import type { Translation } from '../translation.ts';

export const incoming: Translation['incoming'] = {
  needs: {
    imports: (path, line, module) => `${path}, Zeile ${line}, importiert ${module}, das hier nicht installiert ist.`,
    envPy: (module, path, line) => `Die env.py der Migrationen braucht ${module} (${path}, Zeile ${line}), das hier nicht installiert ist.`,
    revision: (path, line, module) =>
      `Die Revision ${path}, Zeile ${line}, importiert ${module}, das hier nicht installiert ist. Alembic lädt jede Revision, deshalb bleiben upgrade und history dort stehen, bis diese Zeile geändert ist.`,
    broken: (path, line, message) => `Python 3.14 kann ${path} nicht lesen: Zeile ${line}: ${message}.`,
    place: (path, line) => `${path}, Zeile ${line}`,
    more: { imports: (count) => `${count} weitere solche Importe sind darin.`, files: (count) => `${count} weitere solche Dateien sind darin.` },
    database: (kinds, places, more) =>
      `Die Datenbank ist ${andList(kinds)} (${[...places, ...(more ? ['und weitere'] : [])].join('; ')}). Hier läuft das Projekt mit SQLite; die SQL-Vorschau kann das SQL von PostgreSQL schreiben. Eine Revision, die benutzt, was SQLite nicht hat, endet mit einem Fehler.`,
    exports: (names, files) =>
      `Die Shell jeder Umgebung exportiert ${andList(names)}${files.length > 0 ? `, denn ${andList(files)} würde python-dotenv lesen, das hier nicht installiert ist` : ''}.`,
    unset: (names) => `Das Projekt liest ${andList(names)} aus der Umgebung und kommt ohne nicht aus. Setze ${names.length === 1 ? 'den Wert' : 'die Werte'} im Terminal: export ${names[0] ?? ''}=…`,
    noApplication: 'Darin fand sich keine Flask-Anwendung: weder app.py noch wsgi.py noch eine Datei, die eine erzeugt.',
    unknown: (reason) => `Was es braucht, ließ sich nicht feststellen, denn Python konnte es hier nicht lesen: ${reason}`,
  },
  what: {
    nothing: 'Darin ist nichts, was Headway ausführen oder zeigen könnte: keine Python-Datei, kein migrations-Ordner, keine SQLite-Datenbank.',
    several: (one, other) => `Darin sind mehrere Datenbanken, unter anderem ${one} und ${other}, und kein Projekt dazu. Hol eine davon herein.`,
    neither: (name) => `${name} ist weder ein Zip-Archiv noch eine SQLite-Datenbank.`,
  },
  name: {
    quoted: (name) => `„${name}“`,
    none: 'er ist leer',
    absolute: 'er ist ein absoluter Pfad',
    outside: 'er führt aus dem Ordner hinaus',
    dots: 'ein Teil davon ist leer oder ein einzelner Punkt',
    nul: 'er enthält ein NUL-Zeichen',
    pathTooLong: (bytes) => `er ist länger als ${bytes} Bytes`,
    tooLong: (bytes) => `ein Name darin ist länger als ${bytes} Bytes`,
    control: 'er enthält ein Steuerzeichen',
    backslash: 'er enthält einen Backslash, den manche Systeme für einen Ordner halten',
    drive: 'er beginnt mit einem Laufwerksbuchstaben',
    twice: (name) => `${name} ist zweimal darin.`,
    both: (name) => `${name} ist darin eine Datei und ein Ordner zugleich.`,
    refused: (name, problem) => `Der Name ${name} ist nicht erlaubt: ${problem}.`,
  },
  way: {
    aroundDatabase: (name) => `Headway legt die kleinste Flask-Anwendung darum: app.py, mit ${name} als Datenbank.`,
    aroundMigrations:
      'Headway legt die kleinste Flask-Anwendung darum: app.py. flask db upgrade, downgrade, history und das SQL jeder Revision funktionieren; Modelle gibt es keine, deshalb hat flask db migrate nichts zu vergleichen.',
    smallest: (adds) =>
      `Headway fügt ${andList(adds)} hinzu und lässt jede andere Datei, wie sie ist. flask db upgrade, downgrade, history und das SQL jeder Revision funktionieren, mit einer SQLite-Datenbank. Die Modelle werden nicht geladen; lass flask db migrate deshalb sein: Es würde eine Revision schreiben, die alle Tabellen löscht.`,
    addsIni: 'Headway fügt eine alembic.ini hinzu. Benutze im Terminal alembic: alembic upgrade head, alembic downgrade -1, alembic history.',
    allFiles: 'Alle Dateien werden übernommen, wie sie sind.',
    alembicsOwn: 'Die Migrationen sind reine Alembic-Migrationen, ohne Flask: Benutze im Terminal alembic, etwa alembic upgrade head.',
    notLoaded: 'Alle Dateien werden übernommen, wie sie sind. Die Anwendung lässt sich erst laden, wenn behoben ist, was fehlt.',
  },
  is: {
    database: (name) => `Eine SQLite-Datenbank, ${name}`,
    flaskMigrations: (folder) => `Migrationen von Flask-Migrate, in ${folder}/`,
    alembicMigrations: (folder) => `Migrationen von Alembic ohne Flask, in ${folder}/`,
    project: 'Ein Projekt',
    clone: 'Ein Projekt mit dem Origin, von dem es ein Klon ist',
  },
  size: {
    file: (why) => `Die Datei ist zu groß. ${why}`,
    files: (most) => `Darin sind mehr als ${counted(most, 'Datei', 'Dateien')}, und mehr lassen sich nicht auf einmal hereinholen.`,
    listed: (most) => `Es führt mehr als ${counted(most, 'Eintrag', 'Einträge')} auf, deshalb wurde es nicht weitergelesen.`,
    unpacked: (most) => `Entpackt sind es mehr als ${bytesInWords(most)}, und mehr lässt sich nicht auf einmal hereinholen.`,
  },
  zip: {
    kinds: { link: 'ein Link', device: 'ein Gerät', pipe: 'eine Pipe', socket: 'ein Socket' },
    errors: {
      'File format is not recognized': 'Es ist keines, oder das Ende fehlt.',
      'End of central directory not found': 'Es ist keines, oder das Ende fehlt.',
      'Central directory header not found': 'Das Dateiverzeichnis ist beschädigt.',
      'Local file header not found': 'Das Verzeichnis nennt eine Datei, die nicht da ist.',
      'Entry data out of bounds': 'Das Verzeichnis nennt Bytes, die nicht da sind.',
      'Zip64 extra field not found': 'Das Dateiverzeichnis ist beschädigt.',
      'End of Zip64 central directory locator not found': 'Das Ende ist beschädigt.',
      'Overlapping entry found': 'Zwei der Dateien teilen sich Bytes, wie es nur bei einer Falle vorkommt.',
      'Ambiguous archive': 'Zwei Programme könnten Verschiedenes darin lesen, weil ein Name zweimal vorkommt oder Bytes vor, zwischen oder nach den Dateien stehen.',
      'Split zip file': 'Es ist einer von mehreren Teilen.',
      'Encrypted central directory is not supported': 'Das Dateiverzeichnis ist verschlüsselt.',
      'File contains encrypted entry': 'Es ist verschlüsselt.',
      'Compression method not supported': 'Es ist mit einem Verfahren komprimiert, das hier nicht bekannt ist. Üblich ist Deflate.',
      'Invalid CRC32': 'Die Prüfsumme stimmt nicht; es wurde unterwegs beschädigt.',
      'Invalid uncompressed size': 'Die Größe ist nicht die, die angegeben ist.',
      'Invalid compressed data': 'Die komprimierten Bytes sind beschädigt.',
    },
    kind: (name, kind) => `${name} ist ${kind}, und nur Dateien und Ordner lassen sich übernehmen.`,
    encryptedFile: (name) => `${name} ist verschlüsselt. Entpacke es mit dem Passwort und hol den Ordner herein.`,
    folderWithBytes: (name) => `${name} ist ein Ordner, der wie eine Datei Bytes enthält.`,
    moreBytes: (name, bytes) => `${name} ergibt entpackt mehr als die ${bytes} Bytes, die angegeben sind.`,
    notUnpacked: (name, why) => `${name} lässt sich nicht entpacken: ${why}`,
    unreadable: (why) => `Es lässt sich nicht als Zip-Archiv lesen: ${why}`,
  },
  link: {
    cut: 'Dieser Link ist beschädigt: Ein Teil fehlt oder wurde verändert. Kopiere ihn ganz, bis zum letzten Zeichen.',
    other: 'Dieser Link stammt nicht von Headway, oder von einer neueren Version als dieser.',
    tooLarge: (why) => `Die Welt in diesem Link ist zu groß. ${why}`,
    notAsWritten: (why) => `Die Welt in diesem Link ist nicht so, wie Headway sie schreibt: ${why}.`,
    name: (name, problem) => `Der Name ${name} in diesem Link ist nicht erlaubt: ${problem}.`,
    bytes: (name) => `Die Bytes von ${name} fehlen in diesem Link.`,
    refused: (why) => `Die Welt in diesem Link lässt sich nicht übernehmen: ${why}`,
    shared: 'Die geteilte Welt',
  },
  doing: {
    unpacked: (done, all) => `Entpackt: ${wholeNumber(done)} von ${counted(all, 'Eintrag', 'Einträgen')}.`,
    python: 'Python liest, was es braucht. Nichts davon wird ausgeführt.',
    unpacking: 'Wird entpackt.',
    reading: 'Die Dateien werden gelesen.',
  },
  world: {
    noFolder: 'es ist kein Pfad innerhalb des Projektordners',
    noReason: 'es lässt sich nicht lesen',
    notWritten: (problem) => `Diese Welt ließe sich nicht wieder öffnen, deshalb wird sie nicht geschrieben. ${problem}`,
    refused: (reason) => `Das ist keine Welt, die Headway öffnen kann: ${reason}`,
    description: (file, why) => `${file} ist nicht so, wie Headway es schreibt. ${why}.`,
    damaged: (file) => `${file} ist beschädigt.`,
    noName: (file, name) => `${file} hat keinen Namen für ${name}.`,
    name: (name, problem) => `Der Name ${name} ist nicht erlaubt: ${problem}.`,
    stray: (name) => `${name} liegt in keiner der Umgebungen.`,
  },
};
