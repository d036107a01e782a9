import type { Translation } from '../../translation.ts';

export const app: Translation['notes']['app'] = {
  notYet: {
    title: (name) => `Der Code fragt nach \`${name}\`, und die Datenbank hat das noch nicht.`,
    meaning: 'Die Modelle kamen mit dem neuen Code; die Datenbank ändert nur ein Upgrade. Bis dahin scheitert jede Abfrage, die das nennt. Also erst upgraden, dann ausliefern.',
    is: (database) => `ist nicht in ${database}`,
    is2: (revision) => `${revision} fügt es hinzu`,
    command: 'Wende sie an',
  },
  noMore: {
    title: (name) => `Der Code fragt nach \`${name}\`, das eine Revision entfernt hat.`,
    meaning: 'Die Datenbank ist dem laufenden Code voraus. Beim Ausrollen läuft beides eine Weile nebeneinander; entferne also nichts, wonach der alte Code noch fragt: erweitern, umziehen und erst verkleinern, wenn niemand mehr fragt.',
    is: (database) => `ist nicht mehr in ${database}`,
    of: 'Angewandt',
    is2: (revision) => `${revision} hat es entfernt`,
    words: 'Ändere die Modelle auf den neuen Namen, oder liefere den Code aus, der ihn schon hat.',
    command: 'Oder geh zurück, wenn aus der neuen Spalte nichts gebraucht wird',
    words2: 'Mit `kill` und `flask run &`: Ein laufender Server nimmt den neuen Code erst, wenn er neu gestartet wird.',
  },
  neverWritten: {
    title: (name) => `Das Modell hat \`${name}\`, und keine Revision fügt es hinzu.`,
    meaning: 'Wer ein Modell ändert, ändert keine Datenbank. Schreib aus dem Unterschied eine Revision und wende sie an.',
    is: (database) => `ist nicht in ${database}`,
    command: 'Leg den migrations-Ordner an',
    command2: 'Schreib die Revision',
  },
  modelProof: {
    is: (table) => `liegt in \`${table}\``,
    is2: 'ist das, wonach der Code fragt',
  },
};
