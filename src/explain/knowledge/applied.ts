import type { Revision } from '../../domain/revision-graph.ts';
import type { Entry } from '../entry.ts';
import type { Facts, Standing } from '../facts.ts';
import { command, type Proof, words } from '../note.ts';
import { addedBy, isThere, same, type Told } from '../told-schema.ts';
import { andList, databaseName, migrating, namedRevision, notes, standsAt } from './phrases.ts';

/** What the database says is applied, and is not there. Nothing is printed about it. */
export const appliedEntries: readonly Entry[] = [
  {
    id: 'stamp-skipped',
    pitfalls: [11, 4],
    tone: 'silent',
    ended: 'well',
    lesson: 'the-chain',
    look(facts) {
      const { before, after } = facts;
      if (!migrating(facts, 'stamp')) return undefined;
      const known = new Set(before.missing.map(keyOf));
      const skipped = after.missing.filter((part) => !known.has(keyOf(part)));
      if (skipped.length === 0) return undefined;
      return {
        title: notes().applied.stampSkipped.title(revisionsOf(skipped).length),
        meaning: notes().applied.stampSkipped.meaning,
        proof: [standsAt(after), ...skipped.map((part) => missingProof(after, part))],
        wayOut: [command(`flask db stamp ${before.revisions.length === 1 ? before.revisions[0] : 'base'}`, notes().applied.stampSkipped.command), command('flask db upgrade', notes().applied.stampSkipped.command2)],
      };
    },
  },
  {
    id: 'edited-after-applied',
    pitfalls: [13],
    tone: 'silent',
    lesson: 'never-edit-an-applied-migration',
    above: ['model-ahead'],
    look(facts) {
      const parts = silentlyMissing(facts).filter(({ revision }) => ranInPart(facts.after, revision));
      if (parts.length === 0) return undefined;
      const [first] = revisionsOf(parts);
      return {
        title: notes().applied.editedAfterApplied.title(first === undefined ? notes().applied.editedAfterApplied.aRevision : namedRevision(first), databaseName(facts.after)),
        meaning: notes().applied.editedAfterApplied.meaning,
        proof: [standsAt(facts.after), ...parts.map((part) => missingProof(facts.after, part))],
        wayOut: [words(notes().applied.editedAfterApplied.words), command('git log --oneline -- migrations/versions', notes().applied.editedAfterApplied.command), command('flask db migrate -m "Add what is missing"', notes().applied.editedAfterApplied.command2)],
      };
    },
  },
  {
    id: 'never-ran-here',
    pitfalls: [21],
    tone: 'silent',
    lesson: 'never-edit-an-applied-migration',
    above: ['model-ahead'],
    look(facts) {
      const parts = silentlyMissing(facts).filter(({ revision }) => !ranInPart(facts.after, revision));
      if (parts.length === 0) return undefined;
      const revisions = revisionsOf(parts);
      return {
        title: notes().applied.neverRanHere.title(andList(revisions.map(namedRevision))),
        meaning: notes().applied.neverRanHere.meaning,
        proof: [standsAt(facts.after), ...parts.map((part) => missingProof(facts.after, part))],
        wayOut: [words(notes().applied.neverRanHere.words), command('flask db merge heads -m "Merge both"', notes().applied.neverRanHere.command), command('flask db upgrade', notes().applied.neverRanHere.command2)],
      };
    },
  },
];

/** After a command that people take for the truth about the database: one that went well, or the check that found something. */
function silentlyMissing(facts: Facts): readonly Told[] {
  const isTaken = facts.happening.code === 0 ? migrating(facts, 'upgrade', 'current', 'migrate') : migrating(facts, 'check') && facts.after.pending.length === 0;
  return isTaken ? facts.after.missing : [];
}

/** Whether the database shows that the revision ran: something that it makes is there, or something that no file makes any more. */
function ranInPart({ database, files, extra }: Standing, revision: Revision): boolean {
  return database !== undefined && addedBy(files, revision).some(({ table, column }) => isThere(database.schema, table, column) || extra.some((each) => same(each.table, table)));
}

function missingProof({ database }: Standing, { table, column, revision, line }: Told): Proof {
  const name = column === undefined ? table : `${table}.${column}`;
  return { of: name, is: notes().applied.missingProof.is(namedRevision(revision), database?.path ?? notes().applied.missingProof.database), at: { path: revision.path, line } };
}

function revisionsOf(parts: readonly Told[]): readonly Revision[] {
  return [...new Map(parts.map(({ revision }) => [revision.id, revision])).values()];
}

function keyOf({ table, column, revision }: Told): string {
  return JSON.stringify([revision.id, table, column ?? null]);
}
