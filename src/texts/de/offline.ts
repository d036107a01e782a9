import type { Translation } from '../translation.ts';

export const offline: Translation['offline'] = {
  button: 'Offline',
  buttonTitle: 'Ohne Netz: was funktioniert und was noch dazukommen kann',
  title: 'Ohne Netz',
  looking: 'Sieht nach, was gespeichert ist …',
  thisPart: 'Dieser Teil',
  columns: { part: 'Teil', standing: 'Ohne Netz', room: 'Platz' },
  parts: {
    page: { name: 'Headway selbst', holds: 'Werkbank, Lektionen, Szenarien, Editor, Python mit Flask-Migrate, SQLite, git' },
    sequelize: { name: 'Sequelize', holds: 'seine Kommandozeile, Node-Programme' },
    prisma: { name: 'Prisma', holds: 'seine Kommandozeile, seine Schema-Engine' },
    postgres: { name: 'PostgreSQL', holds: 'der Server, psql' },
  },
  image: { name: 'Python, gestartet', holds: 'ein Abbild seines Speichers, damit es schneller startet; hier erzeugt, nie geladen', kept: 'Gespeichert', notMade: 'Noch nicht erzeugt' },
  standing: { works: 'Funktioniert', worksFetchedAhead: 'Funktioniert: vorab geladen', notOpenYet: 'Gespeichert, noch nicht startbar', notYet: 'Noch nicht', notAll: 'Nicht vollständig' },
  of: (whole) => `von ${whole}`,
  partOf: (part, whole) => `${part} von ${whole}`,
  room: (used, allowed) =>
    `Mit deiner Arbeit belegt diese Seite etwa ${used} der ${allowed}, die der Browser ihr zugesteht. Deine Arbeit wird getrennt von diesen Dateien aufbewahrt; nichts hier rührt sie an.`,
  fetchingWhat: 'Lädt, was noch fehlt',
  fetching: (how) => `Lädt: ${how}`,
  stop: 'Anhalten',
  keepAll: (size) => `Alles offline verfügbar machen (${size})`,
  undo: (size) => `Vorab Geladenes entfernen (${size})`,
  allThere: 'Alles ist offline verfügbar.',
  cannotOpenYet: 'Headway lässt sich ohne Netz noch nicht öffnen: Der Browser lädt und speichert noch seine Dateien.',
  allWorks: 'Ganz Headway funktioniert ohne Netz, auch in einem neuen Tab.',
  someWork: (names) => `${names.join(', ')} ${names.length === 1 ? 'funktioniert' : 'funktionieren'} ohne Netz, auch in einem neuen Tab. Was du benutzt, kommt dazu.`,
  newVersion: {
    label: 'Neue Version',
    ready: 'Eine neue Version von Headway ist bereit.',
    going: 'Sichert deine Arbeit und macht dann in der neuen Version weiter …',
    useNow: 'Jetzt verwenden',
    later: 'Später',
  },
};
