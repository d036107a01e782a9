import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

export const drift: Translation['notes']['drift'] = {
  changedByHand: {
    is: (path) => `ist neu in ${path}`,
    is2: (path) => `ist aus ${path} verschwunden`,
    title: (path) => `Das Schema von ${path} wurde geändert, und keine Revision weiß davon.`,
    meaning: 'Jede andere Datenbank bleibt, wie sie ist, und aus den Dateien kann das niemand wiederholen. Die nächste Revision, die daran rührt, scheitert hier, oder Autogenerate will es rückgängig machen. Das ist Drift.',
    words: 'Schreib dieselbe Änderung in die Modelle.',
    command: 'Sieh nach, was von den Modellen abweicht',
    command2: 'Oder schreib sie als Revision; hier, wo sie schon gemacht ist, setze den Stamp',
  },
  driftFound: {
    title: (database) => `${database} hat mehr, als in ihren Revisionen steht.`,
    meaning: 'Jemand hat die Datenbank selbst geändert, und die Modelle wissen nichts davon. Autogenerate würde jetzt eine Revision schreiben, die es entfernt, in jeder Umgebung.',
    is: (count) => `ist in der Datenbank, mit ${counted(count, 'Zeile', 'Zeilen')}; keine Revision legt sie an`,
    is2: 'ist in der Datenbank; keine Revision fügt sie hinzu',
    words: 'Wenn es bleiben soll: Schreib es in die Modelle, und schreib eine Revision für die anderen Umgebungen.',
    command: 'Eine leere Revision, in die du die Änderung schreibst',
    command2: 'Hier ist es schon gemacht, also sag es nur',
    command3: 'Und sieh, dass nichts mehr abweicht',
  },
  modelAhead: {
    title: 'In den Modellen steht mehr, als die Datenbank hat.',
    meaning: '`flask db check` vergleicht die Modelle mit der Datenbank, wie `migrate`, und schlägt fehl, wenn es etwas zu schreiben gibt. Keine Revision hat es bisher.',
    command: 'Schreib die Revision, mit einer Nachricht, die sagt, was sie tut',
  },
  changeProof: {
    is: (words, count) => `${words}, mit ${counted(count, 'Zeile', 'Zeilen')}`,
  },
  aheadOf: {
    is: (className) => `ist die Tabelle von ${className}; die Datenbank hat keine`,
    is2: 'steht im Modell, nicht in der Datenbank',
  },
};
