import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

const rows = (count: number): string => counted(count, 'Zeile', 'Zeilen');

export const sqlite: Translation['notes']['sqlite'] = {
  noAlterOnSqlite: {
    title: 'SQLite kann das mit einer vorhandenen Tabelle nicht tun.',
    meaning: 'SQLite hat kein ALTER für Constraints, Typen oder NOT NULL. Der Batch-Modus legt eine neue Tabelle an, kopiert die Zeilen und setzt sie an die Stelle der alten. Mit `render_as_batch` schreibt Autogenerate es von selbst so.',
    is: (table) => `arbeitet an \`${table}\` außerhalb des Batch-Modus`,
    code: 'Schreib es im Batch-Modus',
    code2: 'Damit es ab jetzt so geschrieben wird',
  },
  constraintWithoutName: {
    title: 'Ein Constraint hat keinen Namen.',
    meaning: 'Der Batch-Modus und jede spätere Änderung finden ein Constraint über seinen Namen, also braucht es einen. Eine Namenskonvention auf den Metadaten gibt jedem Constraint einen, nach einer Regel.',
    is: (table) => `hat \`None\` als Namen, bei \`${table}\``,
    code: 'Schreib einen Namen anstelle von `None`',
    code2: 'Und lass alle anderen nach einer Regel benennen',
  },
  leftOverTable: {
    title: 'Ein früherer Versuch blieb auf halbem Weg stehen und ließ eine Tabelle zurück.',
    meaning: 'Der Batch-Modus kopiert die Zeilen in eine Tabelle mit einem vorläufigen Namen. Jener Versuch scheiterte, bevor er fertig war, und SQLite nimmt nicht zurück, was eine gescheiterte Migration angelegt hat. Nichts von dir steht nur in der übrig gebliebenen Tabelle.',
    is: (count) => `ist da, mit ${rows(count)}`,
    is2: (count) => `ist, wie sie war, mit ${rows(count)}`,
    is3: 'ist nicht da: Sieh zuerst in die übrig gebliebene Tabelle',
    command: 'Lösche sie',
    words: 'Behebe, woran der erste Versuch scheiterte.',
    command2: 'Gib ihr ihren Namen zurück',
  },
  halfApplied: {
    title: (revision) => `${revision} ist halb angewandt.`,
    meaning: 'Sie scheiterte nach ihren ersten Schritten, und hier nimmt SQLite diese nicht zurück. Die Datenbank steht zwischen zwei Revisionen: Der nächste Versuch stößt auf das, was die ersten Schritte angelegt haben.',
    is: (count) => `blieb zurück, mit ${rows(count)}`,
    command: 'Lösche, was zurückblieb',
    words: 'Berichtige den Schritt, der fehlschlug. Eine Revision mit einem einzigen Schritt kann nicht auf halbem Weg stehen bleiben.',
  },
  databaseLocked: {
    title: 'Eine andere Verbindung schrieb gerade.',
    meaning: 'SQLite lässt immer nur eine Verbindung schreiben; die anderen warten ein wenig und geben auf. Eine Migration an einer großen Tabelle hält so eine Sperre lange, auf jeder Datenbank auf ihre Weise. So erfahren es die Wartenden.',
    is: (count) => `ist eine Datei mit ${counted(count, 'Tabelle', 'Tabellen')}, als Ganzes gesperrt`,
  },
  madeByHand: {
    title: (table) => `\`${table}\` wurde ohne Migration angelegt.`,
    meaning: 'Die Tabellen sind da, durch `db.create_all()` oder von Hand, und die Datenbank weiß von keiner Revision. Also fängt Alembic bei der ersten an und findet ihre Tabelle im Weg. Wenn die Tabellen so sind, wie die Revisionen sagen, dann sag ihm das.',
    is: (count) => `ist da, mit ${rows(count)}`,
    command: (head) => `Sag, dass die Datenbank bei ${head ?? 'head'} steht, und führe nichts aus`,
    command2: 'Und sieh, dass nichts fehlt',
  },
  alreadyThere: {
    title: (name) => `\`${name}\` ist schon da.`,
    meaning: (revision) => `${revision} galt nicht als angewandt, und was sie hinzufügt, ist in der Datenbank: Jemand hat es von Hand angelegt, oder ein früherer Versuch blieb auf halbem Weg stehen.`,
    is: (path) => `ist in ${path}; die Revision fügt es hinzu`,
    command: 'Alles, was sie hinzufügt, ist da. Wenn es so ist, wie die Revision es will, sag, dass sie angewandt ist',
    command2: (or) => `${or ? 'Oder entferne es' : 'Entferne es'}, mit allem, was darin steht`,
  },
};
