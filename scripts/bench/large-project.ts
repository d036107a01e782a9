import { apply, type FileTree } from '../../src/domain/file-tree.ts';

const encoder = new TextEncoder();

/**
 * The project with a chain of revisions that change nothing: what is left is the tool's own work.
 *
 * @param mergeEach after so many revisions two stand beside each other and are merged by the next; never, when it is left out
 */
export function withChain(project: FileTree, length: number, mergeEach = Number.POSITIVE_INFINITY): FileTree {
  const id = (number: number): string => String(number).padStart(12, '0');
  const quoted = (number: number): string => `'${id(number)}'`;
  const set = Array.from({ length: length - 1 }, (_, index): [string, Uint8Array] => {
    const own = index + 2;
    const isBeside = own > 2 && own < length && own % mergeEach === 0;
    const merges = own > 3 && (own - 1) % mergeEach === 0;
    const below = isBeside ? [own - 2] : merges ? [own - 2, own - 1] : [own - 1];
    const down = below.length === 1 ? below.map(quoted).join('') : `(${below.map(quoted).join(', ')})`;
    return [
      `migrations/versions/${id(own)}_step.py`,
      encoder.encode(`"""step\n\nRevision ID: ${id(own)}\nRevises: ${below.map(id).join(', ')}\nCreate Date: 2026-01-01 00:00:00\n\n"""\n\nrevision = '${id(own)}'\ndown_revision = ${down}\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n`),
    ];
  });
  return apply(project, { set, remove: [] });
}

/** Text files in one folder. */
export function withNotes(project: FileTree, count: number): FileTree {
  return apply(project, { set: Array.from({ length: count }, (_, index): [string, Uint8Array] => [`notes/note_${String(index).padStart(4, '0')}.txt`, encoder.encode(`Note ${index}\n`.repeat(20))]), remove: [] });
}

/** The SQL that makes so many tables. */
export function tablesSql(count: number): string {
  return Array.from({ length: count }, (_, index) => `CREATE TABLE shelf_${index} (id INTEGER PRIMARY KEY, name VARCHAR(80) NOT NULL, place INTEGER, note TEXT);`).join('\n');
}

/** The SQL that makes a table with so many rows. */
export function rowsSql(count: number): string {
  return `CREATE TABLE loan (id INTEGER PRIMARY KEY, who TEXT, day TEXT); INSERT INTO loan (who, day) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT 'person ' || i, '2026-01-01' FROM n;`;
}
