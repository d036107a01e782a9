import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

export const applied: Translation['notes']['applied'] = {
  stampSkipped: {
    title: (count) => `Der Stamp hat ${counted(count, 'Revision', 'Revisionen')} übersprungen, die hier nie ${count === 1 ? 'lief' : 'liefen'}.`,
    meaning: '`stamp` schreibt nur die id in `alembic_version`. Es führt nichts aus: Was diese Revisionen anlegen, fehlt, und kein Upgrade holt es nach, denn es gilt als angewandt.',
    command: 'Nimm den Stamp zurück',
    command2: 'Und führe die Revisionen aus',
  },
  editedAfterApplied: {
    aRevision: 'Eine Revision',
    title: (revision, database) => `${revision} gilt als angewandt, und ${database} hat nicht alles, was darin steht.`,
    meaning: 'Alembic merkt sich die id einer angewandten Revision, nicht ihren Inhalt. Jemand hat die Datei geändert, nachdem sie hier lief (oder die Tabelle von Hand); ein Upgrade findet deshalb nichts zu tun und sagt nichts. Andere Datenbanken können anders aussehen.',
    words: 'Stell die Datei so wieder her, wie sie lief, und schreib die Änderung als neue Revision.',
    command: 'Sieh nach, wann die Datei geändert wurde',
    command2: 'So wie die Modelle sind, findet Autogenerate, was der Datenbank fehlt',
  },
  neverRanHere: {
    title: (list) => `${list} gilt hier als angewandt und lief nie.`,
    meaning: 'Sie liegt unterhalb der Revision, bei der die Datenbank steht, also hält Alembic sie für erledigt. Das kommt davon, wenn man eine angewandte Revision auf einen anderen Vorgänger zeigen lässt, oder von einem Stamp. `current` sagt trotzdem `(head)`.',
    words: 'Setz `down_revision` der angewandten Revision auf den alten Wert zurück.',
    command: 'Dann führe die beiden Heads zusammen',
    command2: 'Und die, die nie lief, läuft',
  },
  missingProof: {
    database: 'der Datenbank',
    is: (revision, database) => `steht in ${revision}, nicht in ${database}`,
  },
};
