import { notesTexts, type NotesTexts } from '../../texts/en/notes.ts';
import { andList } from '../../texts/lists.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { label, type Revision, type RevisionGraph } from '../../domain/revision-graph.ts';
import { type Operation, readRevisionFile } from '../python/revision-file.ts';
import type { Facts, OpenDatabase, Standing } from '../facts.ts';
import type { Proof } from '../note.ts';
import { same } from '../told-schema.ts';

export { andList };

/** The words of the notes, in the language that is shown. */
export function notes(): NotesTexts {
  return textsOf(notesTexts);
}

/** `bbb222` “Add phone”; the id alone where there is no message or no file. */
export function named(graph: RevisionGraph, id: string): string {
  const message = label(graph, id);
  return message === id ? `\`${id}\`` : notes().phrases.named(id, message);
}

export function namedRevision({ id, message }: Revision): string {
  return message === '' || message === id ? `\`${id}\`` : notes().phrases.named(id, message);
}

/** What a database's own table says of where it stands. */
export function standsAt({ unseen, database, graph, revisions }: Standing): Proof {
  if (unseen) return { of: 'PostgreSQL', is: notes().phrases.standsAt.is };
  const path = database?.path ?? notes().common.theDatabase;
  const where = revisions.length === 0 ? notes().phrases.standsAt.where : notes().phrases.standsAt.where2(andList(revisions.map((id) => named(graph, id))));
  return { of: path, is: where };
}

export function revisionProof(of: string, revision: Revision): Proof {
  return { of, is: namedRevision(revision), at: { path: revision.path } };
}

export function rowsIn(database: OpenDatabase | undefined, table: string): number {
  return database?.schema.tables.find(({ name }) => same(name, table))?.rowCount ?? 0;
}

/** One proof for each other environment whose table has rows. */
export function rowsElsewhere(others: readonly Standing[], table: string): readonly Proof[] {
  return others.filter(({ database }) => rowsIn(database, table) > 0).map(({ name, database }) => ({ of: name, is: notes().phrases.rowsElsewhere.is(table, rowsIn(database, table)) }));
}

export interface PlacedOperation {
  readonly operation: Operation;
  readonly revision: Revision;
  readonly direction: 'upgrade' | 'downgrade';
}

/** The operations of revisions, in the order in which they stand. */
export function operationsIn(standing: Standing, revisions: readonly Revision[], directions: readonly ('upgrade' | 'downgrade')[]): readonly PlacedOperation[] {
  return revisions.flatMap((revision) => {
    const file = readRevisionFile(standing.files, revision.path);
    return directions.flatMap((direction) => (file[direction]?.operations ?? []).map((operation) => ({ operation, revision, direction })));
  });
}

export function place({ operation, revision }: PlacedOperation): { readonly path: string; readonly line: number } {
  return { path: revision.path, line: operation.call.line };
}

/** The revisions that a command applied or took back. */
export function ranIn({ before, after }: Facts, direction: 'upgrade' | 'downgrade'): readonly Revision[] {
  const [from, to] = direction === 'upgrade' ? [before, after] : [after, before];
  const graph = direction === 'upgrade' ? after.graph : before.graph;
  return graph.revisions.filter(({ id }) => to.applied.has(id) && !from.applied.has(id)).toReversed();
}

export function migrating({ migrations }: Facts, ...names: readonly string[]): boolean {
  return migrations.some((each) => names.includes(each));
}

export function databaseName({ database }: Standing): string {
  return database?.path ?? 'app.db';
}

