import type { Revision } from '../../domain/revision-graph.ts';
import type { Entry } from '../entry.ts';
import type { Facts, Standing } from '../facts.ts';
import { command, type Proof, words } from '../note.ts';
import { addedBy, isThere, same, type Told } from '../told-schema.ts';
import { andList, counted, databaseName, migrating, namedRevision, standsAt } from './phrases.ts';

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
        title: `The stamp skipped ${counted(revisionsOf(skipped).length, 'revision')} that never ran here.`,
        meaning: '`stamp` only writes the id into `alembic_version`. It runs nothing, so what those revisions make is not there, and no upgrade will make it: it counts as applied.',
        proof: [standsAt(after), ...skipped.map((part) => missingProof(after, part))],
        wayOut: [command(`flask db stamp ${before.revisions.length === 1 ? before.revisions[0] : 'base'}`, 'Take the stamp back'), command('flask db upgrade', 'And run the revisions')],
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
        title: `${first === undefined ? 'A revision' : namedRevision(first)} counts as applied, and ${databaseName(facts.after)} has not all that it says.`,
        meaning: 'Alembic remembers the id of an applied revision, not its content. Somebody changed the file after it ran here (or the table by hand), so an upgrade finds nothing to do and says nothing. Other databases may look different.',
        proof: [standsAt(facts.after), ...parts.map((part) => missingProof(facts.after, part))],
        wayOut: [words('Put the file back to what ran, and write the change as a new revision.'), command('git log --oneline -- migrations/versions', 'See when the file was changed'), command('flask db migrate -m "Add what is missing"', 'With the models as they are, autogenerate finds what the database lacks')],
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
        title: `${andList(revisions.map(namedRevision))} counts as applied here, and never ran.`,
        meaning: 'It lies below the revision at which the database stands, so Alembic takes it for done. That is what comes of pointing an applied revision at another parent, or of a stamp. `current` says `(head)` all the same.',
        proof: [standsAt(facts.after), ...parts.map((part) => missingProof(facts.after, part))],
        wayOut: [words('Put `down_revision` of the applied revision back to what it was.'), command('flask db merge heads -m "Merge both"', 'Then join the two heads'), command('flask db upgrade', 'And the one that never ran runs')],
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
  return { of: name, is: `is in ${namedRevision(revision)}, not in ${database?.path ?? 'the database'}`, at: { path: revision.path, line } };
}

function revisionsOf(parts: readonly Told[]): readonly Revision[] {
  return [...new Map(parts.map(({ revision }) => [revision.id, revision])).values()];
}

function keyOf({ table, column, revision }: Told): string {
  return JSON.stringify([revision.id, table, column ?? null]);
}
