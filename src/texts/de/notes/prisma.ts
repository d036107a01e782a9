import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

export const prisma: Translation['notes']['prisma'] = {
  prismaSchemaInvalid: {
    is: (source, line) => `sagt \`${source}\` in Zeile ${line}`,
    title: 'Das Prisma-Schema ist ungültig, deshalb lief nichts.',
    meaning: 'Prisma liest das ganze Schema, bevor es etwas tut. Keine Migration wurde geschrieben und keine Datenbank angerührt.',
    words: 'Berichtige, was im Editor markiert ist.',
    command: 'Frag, ob es jetzt stimmt',
  },
  prismaMigrationFailed: {
    title: (name, half) => `\`${name}\` ist fehlgeschlagen${half ? ' und halb angewandt' : ''}.`,
    meaning: (half) => `${half ? 'Auf SQLite bleibt, was vor der gescheiterten Anweisung lief. ' : ''}Prisma hat sich gemerkt, dass sie scheiterte, und wendet auf diese Datenbank nichts mehr an, bis du sagst, was daraus wurde.`,
  },
  prismaFailedBefore: {
    title: (name) => `\`${name}\` ist hier schon einmal fehlgeschlagen, und niemand hat gesagt, was daraus wurde.`,
    meaning: 'Prisma kann nicht wissen, wie viel davon lief, also wendet es nichts Neues an. Sieh dir die Datenbank an, bring sie notfalls von Hand in Ordnung, und sag es Prisma: rolled back, wenn sie noch einmal laufen soll, applied, wenn alles davon da ist.',
    words: (name) => `Oder, wenn alles, was sie tut, da ist: \`npx prisma migrate resolve --applied ${name}\`.`,
  },
  prismaEditedAfterApplied: {
    meaning: 'Prisma merkt sich die Prüfsumme dessen, was es angewandt hat, und diese Datei hat eine andere. `migrate dev` kennt nur einen Weg: die Datenbank zurücksetzen und alle Migrationen neu abspielen.',
  },
  prismaEditUnseen: {
    meaning: '`migrate deploy` sieht nur auf die Namen, also findet es nichts zu tun und sagt nichts. Eine neue Datenbank bekommt, was jetzt in der Datei steht, diese hat, was lief.',
  },
  prismaDrift: {
    title: (path) => `${path} ist nicht das, was die Migrationen ergeben.`,
    meaning: 'Prisma hat alle Migrationen in einer leeren Datenbank abgespielt und verglichen. Jemand hat diese hier von Hand geändert oder mit `db push`. Was `migrate dev` anbietet, wirft die Daten weg.',
    command: 'Um die Änderung zu behalten: übernimm sie ins Schema',
    words: 'Schreib sie als Migration, und markiere diese hier als angewandt, mit `npx prisma migrate resolve --applied NAME`.',
    words2: 'Um sie zu verwerfen, mit allen Zeilen: `npx prisma migrate reset`.',
  },
  prismaNonInteractive: {
    title: 'Prisma wollte fragen, und hier kann niemand antworten.',
    meaning: (resets) =>
      `Die Ausgabe geht in eine Pipe, oder es gibt kein Terminal, wie in der CI. ${resets ? '`migrate reset` wirft alle Daten weg, deshalb fragt es vorher.' : '`migrate dev` ist für Menschen, die entwickeln: Es fragt, bevor Daten verloren gehen.'} Nichts wurde geändert.`,
    words: 'Führe es in einem Terminal aus, ohne Pipe; oder mit `--force`, wenn alle Zeilen verloren gehen dürfen.',
    command: 'Ohne Menschen: anwenden, was geschrieben ist, und nie zurücksetzen',
    words2: 'Um eine Migration zu schreiben, führe die Zeile in einem Terminal aus, ohne Pipe.',
  },
  failedProof: {
    is: (name) => `sagt in \`_prisma_migrations\`, dass \`${name}\` anfing und nicht fertig wurde`,
  },
  migrationProof: {
    is: 'hat hier keine Datei',
    is2: 'ist diese Datei',
  },
  resolve: {
    words: 'Berichtige die Datei der Migration.',
    command: 'Sag, dass nichts mehr davon da ist',
  },
  rowsAtStake: {
    is: (count, path) => `hat ${counted(count, 'Zeile', 'Zeilen')} in ${path}, die ein Reset vernichtet`,
  },
  edited: {
    title: (name) => `\`${name}\` wurde geändert, nachdem sie angewandt war.`,
    is: (now, was) => `hat die Prüfsumme \`${now}…\`; was lief, hatte \`${was}…\``,
    command: 'Sieh nach, wann sie geändert wurde, und stell sie wieder her',
    words: 'Stell die Datei so wieder her, wie sie lief.',
    command2: 'Dann schreib die Änderung ins Schema und als neue Migration',
  },
};
