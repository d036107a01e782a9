import type { Translation } from '../translation.ts';

const themes = { light: 'hell', dark: 'dunkel', system: 'wie das System' };

export const page: Translation['page'] = {
  environments: { 'dev-a': 'Entwicklerin A', 'dev-b': 'Entwickler B', ci: 'CI', production: 'Produktion' },
  and: 'und',
  bytes: (count) => `${count} ${count === 1 ? 'Byte' : 'Bytes'}`,
  close: 'Schließen',
  tryAgain: 'Noch einmal versuchen',
  notShown: (part, message) => `${part} lässt sich nicht zeigen: ${message}`,
  copy: { word: 'Kopieren', copied: 'Kopiert', refused: 'Der Browser lässt das Kopieren nicht zu' },
  theme: (choice) => `Farbschema: ${themes[choice]}`,
  ways: { workbench: 'Werkbank', lessons: 'Lektionen', scenarios: 'Szenarien', compare: 'Vergleich' },
  waiting: {
    lessons: 'Die Lektionen werden geladen …',
    scenarios: 'Die Szenarien werden geladen …',
    comparison: 'Der Vergleich wird geladen …',
    notes: 'Die Notizen werden geöffnet …',
  },
  language: { notFetched: (language) => `${language} ließ sich nicht laden. Ohne Netz gibt es nur die gespeicherte Sprache.` },
  elsewhere: {
    title: 'Headway ist in einem anderen Tab offen',
    words: 'Deine Arbeit geht dort weiter. Immer nur ein Tab hat sie, damit nichts vermischt wird oder verloren geht. Schließt sich der andere Tab, öffnet sich dieser von selbst.',
    useHere: 'Hier weitermachen',
  },
  mistake: { title: 'Headway hat einen Fehler gemacht', words: 'Deine Dateien sind unberührt. Lade die Seite neu, um weiterzumachen.', reload: 'Neu laden' },
};
