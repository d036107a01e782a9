import { textAt } from '../../domain/file-tree.ts';
import type { Revision, RevisionGraph } from '../../domain/revision-graph.ts';
import type { Entry } from '../entry.ts';
import type { Standing } from '../facts.ts';
import { code, command, type Explanation, type Proof, type WayOut, words } from '../note.ts';
import { andList, counted, named, namedRevision, revisionProof, standsAt } from './phrases.ts';
import { revisionsTexts } from '../../texts/en/revisions.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { unreadableWords } from '../../texts/unreadable.ts';

/** What Alembic says when the chain of revisions and the database do not go together. */
export const chainEntries: readonly Entry[] = [
  {
    id: 'not-up-to-date',
    where: 'anywhere',
    pitfalls: [2],
    tone: 'failed',
    ended: 'badly',
    lesson: 'target-not-up-to-date',
    says: /Target database is not up to date\.$/,
    look({ after }) {
      if (after.pending.length === 0) return undefined;
      return {
        title: 'A revision is waiting to be applied.',
        meaning: 'Alembic compares the models with the database, so the database has to stand at the newest revision first. Otherwise the same change would be written twice.',
        proof: [standsAt(after), ...(after.unseen ? headsOf(after.graph).map((head) => revisionProof('Head', head)) : after.pending.map((revision) => revisionProof('Not applied yet', revision)))],
        wayOut: [...(after.graph.heads.length > 1 ? mergeHeads(after).slice(0, 1) : []), command('flask db upgrade', 'Apply it first'), words('Then run the same command again.')],
      };
    },
  },
  {
    id: 'cannot-locate',
    where: 'anywhere',
    pitfalls: [4],
    tone: 'failed',
    ended: 'badly',
    lesson: 'cannot-locate-revision',
    says: /Can't locate revision identified by '(?<id>[^']+)'/,
    look: ({ after, others }, { parts: { id = '' } }) => (after.graph.revisions.some((each) => each.id === id) ? undefined : cannotLocate(after, others, id)),
  },
  {
    id: 'two-heads',
    where: 'anywhere',
    pitfalls: [5],
    tone: 'failed',
    ended: 'badly',
    lesson: 'two-heads',
    says: /Multiple head(?:s are| revisions are) present/,
    look: ({ after }) => (after.graph.heads.length < 2 ? undefined : twoHeads(after, 'Two revisions follow the same one, so `head` could mean either, and Alembic does not choose. It happens when two people migrate from the same place.')),
  },
  {
    id: 'second-head-arrived',
    where: 'anywhere',
    pitfalls: [5],
    tone: 'silent',
    ended: 'well',
    lesson: 'two-heads',
    look({ before, after, commands }) {
      // Who begins a second branch at base means it.
      if (after.graph.heads.length < 2 || before.graph.heads.length > 1 || after.graph.bases.length > 1 || after.graph.missing.length > 0) return undefined;
      const how = commands.some(({ program }) => program === 'git') ? 'git has put the files together, and that is all it knows of.' : 'The new revision follows one that another revision follows already.';
      return twoHeads(after, `${how} For Alembic the chain has two ends now, and the next \`flask db upgrade\` will not know which one is meant.`);
    },
  },
  {
    id: 'missing-link',
    where: 'anywhere',
    pitfalls: [23],
    tone: 'failed',
    ended: 'badly',
    lesson: 'cannot-locate-revision',
    says: /KeyError: '(?<id>[^']+)'$/,
    look({ after }, { parts: { id = '' } }) {
      const { graph } = after;
      const naming = graph.revisions.filter(({ downRevisions, dependsOn }) => downRevisions.includes(id) || dependsOn.includes(id));
      if (!graph.missing.includes(id) || naming.length === 0) return undefined;
      return {
        title: `A revision follows \`${id}\`, which no file declares.`,
        meaning: 'Each revision names the one before it in `down_revision`. Here that name leads nowhere, so Alembic cannot put the chain together, and no command works.',
        proof: naming.map(({ id: from, path }) => ({ of: from, is: `says \`down_revision = '${id}'\``, at: { path, line: assignmentLine(after, path, 'down_revision') } })),
        wayOut: naming.map(({ path }) => code("down_revision = '…'", 'Name the revision that it really follows', { path, line: assignmentLine(after, path, 'down_revision') })),
      };
    },
  },
  {
    id: 'cycle',
    where: 'anywhere',
    pitfalls: [23],
    tone: 'failed',
    ended: 'badly',
    lesson: 'cannot-locate-revision',
    says: /Cycle is detected in revisions \((?<ids>[^)]+)\)/,
    look({ after: { graph } }, { parts: { ids = '' } }) {
      const revisions = ids.split(', ').flatMap((id) => graph.revisions.find((each) => each.id === id) ?? []);
      if (revisions.length === 0) return undefined;
      return {
        title: 'The revisions follow each other in a circle.',
        meaning: 'A chain has to begin somewhere: one revision with `down_revision = None`. Somebody changed a `down_revision` by hand, and now Alembic finds no beginning.',
        proof: revisions.map(({ id, downRevisions, path }) => ({ of: id, is: downRevisions.length === 0 ? 'follows nothing' : `follows ${andList(downRevisions.map((down) => `\`${down}\``))}`, at: { path } })),
        wayOut: [code('down_revision = None', 'The first revision follows nothing')],
      };
    },
  },
  {
    id: 'declared-twice',
    where: 'anywhere',
    pitfalls: [23],
    tone: 'silent',
    lesson: 'cannot-locate-revision',
    says: /Revision (?<id>\S+) is present more than once/,
    look({ after: { graph } }, { parts: { id = '' } }) {
      const kept = graph.revisions.find((each) => each.id === id);
      const doubles = graph.unreadable.filter(({ why }) => why.type === 'declared again' && why.in === kept?.path);
      if (kept === undefined || doubles.length === 0) return undefined;
      return {
        title: `Two files declare the revision \`${id}\`.`,
        meaning: 'Alembic takes one of them and only warns. Which one it takes depends on the order in which it finds the files, so a copied file can win unnoticed.',
        proof: [kept, ...doubles].map(({ path }) => ({ of: id, is: 'is declared here', at: { path } })),
        wayOut: [code("revision = '…'", 'Give the copy an id of its own, or delete it', { path: kept.path })],
      };
    },
  },
  {
    id: 'no-revision-id',
    where: 'anywhere',
    pitfalls: [23],
    tone: 'failed',
    ended: 'badly',
    lesson: 'cannot-locate-revision',
    says: /Could not determine revision id from filename (?<file>.+?)\. Be sure the 'revision' variable is declared/,
    look({ after: { graph } }, { parts: { file = '' } }) {
      const found = graph.unreadable.find(({ path }) => path.endsWith(`/${file}`));
      if (found === undefined) return undefined;
      return {
        title: `\`${file}\` does not say which revision it is.`,
        meaning: 'Every Python file in `versions` is taken for a revision and has to declare `revision`. This one does not, so Alembic stops before it does anything.',
        proof: [{ of: file, is: unreadableWords(textsOf(revisionsTexts), found.why), at: { path: found.path } }],
        wayOut: [code("revision = '…'\ndown_revision = '…'", 'Declare it, if it is a revision', { path: found.path }), command(`rm ${found.path}`, 'Or remove the file, if it is none')],
      };
    },
  },
];

function twoHeads(standing: Standing, meaning: string): Explanation {
  const { graph } = standing;
  const heads = headsOf(graph);
  return {
    title: heads.length === 2 ? 'There are two heads.' : `There are ${heads.length} heads.`,
    meaning,
    proof: heads.map((head): Proof => revisionProof('Head', head)),
    wayOut: mergeHeads(standing),
  };
}

function mergeHeads({ graph }: Standing): readonly WayOut[] {
  const messages = headsOf(graph).map(({ message, id }) => (message === '' ? id : message));
  return [command(`flask db merge heads -m "Merge ${plainList(messages)}"`, 'Join the heads in a merge revision'), command('flask db upgrade', 'Apply what is left')];
}

function headsOf(graph: RevisionGraph): readonly Revision[] {
  return graph.heads.flatMap((id) => graph.revisions.find((each) => each.id === id) ?? []);
}

/** For a shell line: nothing in it that the double quotes around it do not hold. */
function plainList(messages: readonly string[]): string {
  return andList(messages.map((message) => message.replaceAll(/["$`\\!]/g, '').replaceAll(/\s+/g, ' ').trim().toLowerCase()));
}

function cannotLocate(after: Standing, others: readonly Standing[], id: string): Explanation {
  const having = others.flatMap(({ name, graph }) => graph.revisions.filter((each) => each.id === id).map((revision) => ({ name, revision })));
  const standsThere = after.revisions.includes(id);
  const [head] = after.graph.heads;
  const isTracked = [...after.files.keys()].some((path) => path.startsWith('.git/'));
  const elsewhere = having.map(({ name, revision }): Proof => ({ of: name, is: `has it: ${namedRevision(revision)} in \`${revision.path}\`` }));
  if (!standsThere) {
    return {
      title: `No file declares \`${id}\`.`,
      meaning: `The command${after.onServer ? ', the database' : ''} or another file names a revision that is not among the revisions here. Its id may be mistyped, or its file may not have arrived yet.`,
      proof: [{ of: 'Revisions here', is: after.graph.revisions.length === 0 ? 'none' : andList(after.graph.revisions.slice(0, 4).map(namedRevision)) }, ...elsewhere],
      wayOut: [command('flask db history', 'See the revisions that there are'), ...(after.onServer ? [command('psql -c "SELECT version_num FROM alembic_version"', 'See what the database says')] : []), ...(having.length > 0 ? [command('git pull', 'Or get the file')] : [])],
    };
  }
  return {
    title: `The database stands at \`${id}\`, and no file declares it.`,
    meaning: 'The database remembers the id of its revision, and Alembic looks for the file with that id to know what lies below. The file was deleted, was never pulled, or belongs to another git branch. Until it is back, no command works.',
    proof: [{ of: after.database?.path ?? 'The database', is: `says \`${id}\` in \`alembic_version\`` }, { of: 'Revision files', is: `${counted(after.graph.revisions.length, 'revision')}, none of them \`${id}\`` }, ...elsewhere],
    wayOut: [
      ...(isTracked ? [command(`git restore ${after.folder === '' ? 'versions' : `${after.folder}/versions`}`, 'Bring a deleted file back')] : []),
      ...(having.length > 0 ? [command('git pull', 'Get the file from the others')] : []),
      command(`flask db stamp --purge ${head ?? 'base'}`, head === undefined ? 'Last resort: say that the database stands at base' : `Last resort: say that it stands at ${named(after.graph, head).replaceAll('`', '')}, whatever its tables are`),
    ],
  };
}

/** 1-based line on which a file assigns a name at its top level; 1 when it does not. */
function assignmentLine({ files }: Standing, path: string, name: string): number {
  return Math.max((textAt(files, path) ?? '').split('\n').findIndex((line) => line.startsWith(name)) + 1, 1);
}
