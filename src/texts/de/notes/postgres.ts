import type { Translation } from '../../translation.ts';

export const postgres: Translation['notes']['postgres'] = {
  lockNotAvailable: {
    title: (table) => `Eine andere Verbindung hält \`${table}\` fest.`,
    meaning: 'Fast jedes ALTER TABLE braucht seine Tabelle für sich allein, und eine offene Transaktion, die daran gerührt hat, hält sie bis zu ihrem Ende fest. Ohne NOWAIT oder ein `lock_timeout` würde die Migration warten, und wer nach ihr kommt, würde hinter ihr warten.',
    is: 'lief gerade',
  },
  lockTimeout: {
    title: (table) => `Eine fremde Transaktion hält ${table === undefined ? 'fest, was die Migration braucht' : `\`${table}\` fest`}, und das Warten darauf wurde aufgegeben.`,
    meaning: 'Dafür ist `lock_timeout` da: Solange eine Migration wartet, wartet hinter ihr jeder, der nach ihr kommt. Die Datenbank ist, wie sie war, und nichts ist zu reparieren.',
    command: 'Sieh nach, ob eine vorbereitete Transaktion liegen geblieben ist',
    words: 'Lass die andere Transaktion enden: `COMMIT PREPARED` oder `ROLLBACK PREPARED` für eine liegen gebliebene, oder warte auf eine, die arbeitet.',
  },
  nullValues: {
    title: (table, column) => `Zeilen von \`${table}\` haben kein \`${column}\`, und es darf nicht mehr leer sein.`,
    meaning: 'PostgreSQL liest jede Zeile, bevor es die Regel annimmt, und blieb an einer ohne Wert stehen. Fülle sie in derselben Revision, vor dieser Zeile.',
    is: 'wird NOT NULL',
    command: 'Sieh nach, wie viele',
    code: 'Fülle sie zuerst',
    title2: (table) => `\`${table}\` hat Zeilen, und die neue Spalte darf nicht leer sein.`,
    meaning2: (column) => `Die vorhandenen Zeilen brauchen sofort einen Wert für \`${column}\`, und die Datenbank kennt keinen. Sie nimmt einen Server-Default; oder füge die Spalte erst nullable hinzu, fülle sie und mach sie danach NOT NULL.`,
    command2: 'Sieh nach, wie viele Zeilen',
    code2: 'Gib ihnen einen Wert',
  },
  typeLeftBehind: {
    of: (id) => `Downgrade von ${id}`,
    is: (table, type) => `löscht \`${table}\` und lässt \`${type}\` stehen`,
    title: (type) => `Den Typ \`${type}\` gibt es schon.`,
    meaning: 'Auf PostgreSQL ist ein Enum ein eigener Typ neben den Tabellen. Autogenerate schreibt keine Zeile, die ihn löscht; er bleibt also stehen, wenn ein Downgrade seine Tabelle löscht, und steht dem nächsten Upgrade im Weg.',
    is2: (type, revision) => `legt den Typ \`${type}\` in ${revision} an`,
    command: 'Lösche ihn; PostgreSQL weigert sich, solange eine Tabelle ihn benutzt',
    code: 'Und lass ihn ab jetzt vom Downgrade löschen, nach der Tabelle',
    command2: 'Dann versuch es noch einmal',
  },
  typeMadeTwice: {
    title: (type) => `Der Typ \`${type}\` wird zweimal angelegt.`,
    meaning: 'Auf PostgreSQL ist ein Enum ein eigener Typ, den sich mehrere Spalten teilen können. Jedes `create_table` einer Revision legt ihn neu an, also findet das zweite ihn schon vor. Sag dort, dass er nicht angelegt werden soll.',
    is: (type, revision) => `legt den Typ \`${type}\` in ${revision} an`,
    code: 'Benutze den vorhandenen Typ (nach `from sqlalchemy.dialects import postgresql`)',
  },
  enumChanged: {
    title: (of) => `Die Werte von \`${of}\` haben sich geändert, und Autogenerate sieht es nicht.`,
    meaning: (type) => `Der Typ \`${type}\` behält die Werte, mit denen er angelegt wurde, und Autogenerate vergleicht Typen nach ihrer Art. Bis er von Hand geändert wird, lehnt PostgreSQL den neuen Wert ab.`,
    is: (list) => `das Modell sagt ${list}`,
    is2: (list) => `die Revisionen sagen ${list}`,
  },
};
