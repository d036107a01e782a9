import type { Translation } from '../../translation.ts';

export const settingOut: Translation['notes']['settingOut'] = {
  minusTakenForOption: {
    title: (option) => `\`${option}\` wurde als Option gelesen.`,
    meaning: 'Was mit einem Minus anfängt, ist für die Kommandozeile eine Option. Einen Schritt hinab geht `downgrade` ohne jedes Argument; für mehr sagen zwei Striche, dass keine Optionen folgen.',
    command: 'Ein Schritt hinab',
    command2: (steps) => `${steps} Schritte hinab`,
  },
  nothingBelow: {
    title: 'Die Datenbank steht bei base: Es gibt nichts zurückzunehmen.',
    title2: 'So viele Revisionen gibt es nicht zurückzunehmen.',
    meaning: (steps, applied) =>
      `Der Befehl wollte ${steps === '1' ? 'einen Schritt' : `${steps} Schritte`} hinab, und hier ${applied === 0 ? 'ist keine Revision' : `${applied === 1 ? 'ist' : 'sind'} nur ${applied}`} angewandt.`,
    command: 'Geh wieder hinauf',
    command2: 'Nimm alle zurück',
  },
  noMigrationsFolder: {
    title: (path) => `Den Ordner \`${path}\` gibt es noch nicht.`,
    meaning: 'Revisionen liegen in einem Ordner des Projekts, mit den Einstellungen von Alembic daneben. Er wird einmal angelegt und committet wie jeder andere Code.',
    of: 'Der Projektordner',
    is: (names) => `hat ${names}`,
  },
  migrationsFolderThere: {
    title: (path) => `\`${path}\` gibt es schon.`,
    meaning: '`flask db init` macht man einmal im Leben eines Projekts. Der Ordner kam mit dem Code, oder er wurde früher angelegt; jetzt wurde nichts geändert.',
    is: (count, count2) => `hat ${count} Dateien, und ${count2} davon sind Revisionen`,
    command: 'Wende an, was da ist',
    command2: 'Mach mit einer Revision weiter',
  },
  noApplication: {
    of: 'Dieser Ordner',
    is: (folder) => `\`${folder}\` hat weder app.py noch wsgi.py`,
    is2: (named) => `ist \`${named}\``,
    is3: 'erzeugt eine Flask-Anwendung',
    title: 'Flask findet die Anwendung nicht.',
    meaning: '`flask` sucht app.py oder wsgi.py in dem Ordner, in dem es läuft, oder was `FLASK_APP` nennt. Ohne die Anwendung gibt es keine Modelle und keine Datenbank, von der die Rede sein könnte.',
    command: 'Geh zurück in den Projektordner',
    command2: 'Oder nenne die Datei',
    words: 'Hol app.py zurück.',
  },
  pushRejected: {
    title: (to) => `Der Origin hat auf \`${to}\` Commits, die hier fehlen.`,
    meaning: 'Jemand hat vor dir gepusht. git wirft diese Arbeit nicht weg, also muss deine erst mit ihr zusammengeführt werden. Sieh dir danach die Revisionen an: Zwei, die nebeneinander geschrieben wurden, sind zwei Heads.',
    is: (head) => `ein Head, \`${head}\``,
    is2: (count) => `${count} Heads`,
    command: 'Hol sie und führe zusammen',
    command2: 'Sieh nach, ob die Kette noch ein einziges Ende hat',
  },
  mergeConflict: {
    title: (path) => `\`${path}\` wurde auf beiden Seiten geändert.`,
    meaning: 'git kann nicht wählen, also hat es beides in die Datei geschrieben, zwischen `<<<<<<<` und `>>>>>>>`. Bis sie weg sind, ist das kein Python, und kein `flask`-Befehl funktioniert.',
    is: 'enthält die Marken',
    words: 'Behalte im Editor, was richtig ist, und lösche die drei Markenzeilen.',
    command: 'Dann schließ den Merge ab',
  },
};
