import type { HeldIn } from '../en/review.ts';
import { andList } from '../lists.ts';
import { counted } from '../plural.ts';
import type { Translation } from '../translation.ts';

export const review: Translation['review'] = {
  rename: {
    table: (from, to, held) =>
      `\`${from}\` geht und \`${to}\` mit denselben Spalten kommt: Ist das eine Umbenennung? ${held.length === 0 ? 'Die alte Tabelle wird gelöscht.' : `Die alte Tabelle wird gelöscht, mit ${heldWords(held, rows)}.`}`,
    column: (from, to, held) =>
      `\`${from}\` geht und \`${to}\` kommt: Ist das eine Umbenennung? ${held.length === 0 ? 'Autogenerate kann keine sehen und löscht die alte Spalte.' : `Autogenerate kann keine sehen: Verloren gingen ${heldWords(held, values)}.`}`,
    keeps: 'Behält sie',
  },
  drop: {
    drops: (of, what, held) => `Löscht \`${of}\`${held.length === 0 ? '' : ` mit ${heldWords(held, what === 'table' ? rows : valuesDative)}`}.`,
    statement: (drops, line) => `${drops} Zeile ${line} ändert vorher Zeilen: Sieh nach, ob sie erhalten bleiben, und probier es an einer Kopie.`,
    byHand: (drops) => `${drops} Keine Revision hat das angelegt: Jemand tat es von Hand, und die Modelle wissen nichts davon. Soll es weg?`,
    emptyAgain: (drops, what) => `${drops} Ein Downgrade legt die ${what === 'table' ? 'Tabelle' : 'Spalte'} wieder an, aber leer.`,
  },
  notNull: {
    unseen: (column) => `\`${column}\` ist NOT NULL ohne Server-Default. Auf einer leeren Tabelle geht das gut, mit Zeilen scheitert es; ob PostgreSQL welche hat, sagt \`psql\`.`,
    passes: (column, table) => `\`${column}\` ist NOT NULL ohne Server-Default. Auf einer leeren Tabelle geht das gut, mit Zeilen scheitert es; \`${table}\` hat bisher nirgends welche.`,
    fails: (column, table, held) => `\`${column}\` ist NOT NULL ohne Server-Default. Das scheitert: \`${table}\` hat ${heldWords(held, rows)}, die sofort einen Wert brauchen.`,
    becomes: (column, held) => `\`${column}\` wird NOT NULL und ist NULL in ${heldWords(held, rows)}. Fülle sie in derselben Revision, vor dieser Zeile.`,
    gives: 'Gibt ihnen einen',
  },
  emptyDowngrade: 'Der Downgrade tut nichts: `flask db downgrade` würde sagen, es sei zurückgegangen, und das Schema lassen, wie es ist. Schreib den Rückweg, oder löse einen Fehler aus, der sagt, dass es keinen gibt.',
  unnamed: {
    theTable: 'die Tabelle',
    operation: (name) => `\`${name}\` hat keinen Namen, mit dem es arbeiten kann. Der Batch-Modus, den SQLite braucht, scheitert mit „Constraint must have a name“. Schreib einen Namen, oder gib den Metadaten eine Namenskonvention.`,
    constraint: (kind) => `Dieses ${kind} hat keinen Namen. SQLite ändert Constraints nur im Batch-Modus, und der findet sie über ihren Namen; eine Namenskonvention auf den Metadaten gibt jedem einen, nach einer Regel.`,
  },
  edited: {
    here: (name) => `${name} (hier)`,
    message: (where) => `Das wurde geändert, nachdem die Revision angewandt war: ${andList(where)}. Dort läuft sie nicht noch einmal, und nichts weist darauf hin. Stell sie wieder her, und schreib eine neue Revision.`,
    putBack: 'Stell die Datei so wieder her, wie sie lief, und schreib die Änderung als neue Revision.',
  },
};

/** `2 Werte hier und 3 Werte in Produktion`. */
function heldWords(held: readonly HeldIn[], words: (count: number) => string): string {
  return andList(held.map(({ count, where }) => `${words(count)} ${where === undefined ? 'hier' : `in ${where}`}`));
}

const rows = (count: number): string => counted(count, 'Zeile', 'Zeilen');
const values = (count: number): string => counted(count, 'Wert', 'Werte');
const valuesDative = (count: number): string => counted(count, 'Wert', 'Werten');
