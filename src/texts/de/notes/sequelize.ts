import type { Translation } from '../../translation.ts';

export const sequelize: Translation['notes']['sequelize'] = {
  sequelizeHalfApplied: {
    title: (name) => `\`${name}\` ist halb angewandt.`,
    meaning: 'Sie scheiterte nach ihren ersten Schritten, und Sequelize legt von selbst keine Transaktion um eine Migration. Was lief, bleibt, und die Migration gilt nicht als angewandt; der nächste Versuch stößt also darauf.',
    words: 'Berichtige den Schritt, der fehlschlug.',
  },
  sequelizeAlreadyThere: {
    title: (name) => `Was \`${name}\` anlegt, ist schon da.`,
    meaning: 'Sie galt nicht als angewandt, und die Datenbank hat, was sie hinzufügt: Ein früherer Versuch blieb auf halbem Weg stehen, oder jemand hat es von Hand angelegt.',
    is: (path) => `ist in ${path}`,
  },
  sequelizeNoConfig: {
    title: (wanted) => `Sequelize findet keine Einstellungen: \`${wanted}\` gibt es nicht.`,
    meaning: 'Es sucht `config/config.json` in dem Ordner, in dem es läuft. Darin stehen Dialekt und Datenbank jeder Umgebung; ohne sie gibt es nichts zu migrieren.',
    of: 'Das Projekt',
    is: 'hat nirgends eine `config.json`',
    is2: 'gibt es stattdessen',
    words: 'Geh in den Ordner des Projekts, oder leg die Datei wieder dorthin, wo sie war.',
    command: 'Leg eine an; schreib Dialekt und Datenbank hinein',
  },
  sequelizeNoFolder: {
    title: (wanted) => `Den Ordner \`${wanted}\` gibt es nicht.`,
    meaning: (applied) =>
      `Dort liegen die Migrationen. ${applied ? 'Es gab ihn einmal, denn einiges davon ist angewandt: Hol ihn zurück, die Datenbank allein sagt nicht, was sie taten.' : 'Er wird einmal angelegt und committet wie jeder andere Code.'}`,
    is: (names) => `sagt in \`SequelizeMeta\`, dass ${names} lief`,
    words: 'Hol den Ordner zurück, oder geh in den Ordner des Projekts.',
  },
  notRecorded: {
    is: (name) => `hat kein \`${name}\` in \`SequelizeMeta\``,
  },
  inTransaction: {
    code: 'Und ab jetzt alles davon oder nichts',
  },
};
