import { textAt } from '../../domain/file-tree.ts';
import type { Revision, RevisionGraph } from '../../domain/revision-graph.ts';
import type { Entry } from '../entry.ts';
import type { Standing } from '../facts.ts';
import { code, command, type Explanation, type Proof, type WayOut, words } from '../note.ts';
import { revisionsTexts } from '../../texts/en/revisions.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { unreadableWords } from '../../texts/unreadable.ts';
import { andList, named, namedRevision, notes, revisionProof, standsAt } from './phrases.ts';

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
        title: notes().chain.notUpToDate.title,
        meaning: notes().chain.notUpToDate.meaning,
        proof: [standsAt(after), ...(after.unseen ? headsOf(after.graph).map((head) => revisionProof(notes().common.head, head)) : after.pending.map((revision) => revisionProof(notes().common.notAppliedYet, revision)))],
        wayOut: [...(after.graph.heads.length > 1 ? mergeHeads(after).slice(0, 1) : []), command('flask db upgrade', notes().chain.notUpToDate.command), words(notes().chain.notUpToDate.words)],
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
    look: ({ after }) => (after.graph.heads.length < 2 ? undefined : twoHeads(after, notes().chain.twoHeads.meaning)),
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
      const how = commands.some(({ program }) => program === 'git') ? notes().chain.secondHeadArrived.how : notes().chain.secondHeadArrived.how2;
      return twoHeads(after, notes().chain.secondHeadArrived.meaning(how));
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
        title: notes().chain.missingLink.title(id),
        meaning: notes().chain.missingLink.meaning,
        proof: naming.map(({ id: from, path }) => ({ of: from, is: notes().chain.missingLink.is(id), at: { path, line: assignmentLine(after, path, 'down_revision') } })),
        wayOut: naming.map(({ path }) => code("down_revision = '…'", notes().chain.missingLink.code, { path, line: assignmentLine(after, path, 'down_revision') })),
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
        title: notes().chain.cycle.title,
        meaning: notes().chain.cycle.meaning,
        proof: revisions.map(({ id, downRevisions, path }) => ({ of: id, is: downRevisions.length === 0 ? notes().chain.cycle.is : notes().chain.cycle.is2(andList(downRevisions.map((down) => `\`${down}\``))), at: { path } })),
        wayOut: [code('down_revision = None', notes().chain.cycle.code)],
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
        title: notes().chain.declaredTwice.title(id),
        meaning: notes().chain.declaredTwice.meaning,
        proof: [kept, ...doubles].map(({ path }) => ({ of: id, is: notes().chain.declaredTwice.is, at: { path } })),
        wayOut: [code("revision = '…'", notes().chain.declaredTwice.code, { path: kept.path })],
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
        title: notes().chain.noRevisionId.title(file),
        meaning: notes().chain.noRevisionId.meaning,
        proof: [{ of: file, is: unreadableWords(textsOf(revisionsTexts), found.why), at: { path: found.path } }],
        wayOut: [code("revision = '…'\ndown_revision = '…'", notes().chain.noRevisionId.code, { path: found.path }), command(`rm ${found.path}`, notes().chain.noRevisionId.command)],
      };
    },
  },
];

function twoHeads(standing: Standing, meaning: string): Explanation {
  const { graph } = standing;
  const heads = headsOf(graph);
  return {
    title: heads.length === 2 ? notes().chain.twoHeads.title : notes().chain.twoHeads.title2(heads.length),
    meaning,
    proof: heads.map((head): Proof => revisionProof(notes().common.head, head)),
    wayOut: mergeHeads(standing),
  };
}

function mergeHeads({ graph }: Standing): readonly WayOut[] {
  const messages = headsOf(graph).map(({ message, id }) => (message === '' ? id : message));
  return [command(`flask db merge heads -m "Merge ${plainList(messages)}"`, notes().chain.mergeHeads.command), command('flask db upgrade', notes().chain.mergeHeads.command2)];
}

function headsOf(graph: RevisionGraph): readonly Revision[] {
  return graph.heads.flatMap((id) => graph.revisions.find((each) => each.id === id) ?? []);
}

/** For a shell line: nothing in it that the double quotes around it do not hold. */
function plainList(messages: readonly string[]): string {
  const words = messages.map((message) => message.replaceAll(/["$`\\!]/g, '').replaceAll(/\s+/g, ' ').trim().toLowerCase());
  // A commit's message is English, whatever language the page speaks.
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function cannotLocate(after: Standing, others: readonly Standing[], id: string): Explanation {
  const having = others.flatMap(({ name, graph }) => graph.revisions.filter((each) => each.id === id).map((revision) => ({ name, revision })));
  const standsThere = after.revisions.includes(id);
  const [head] = after.graph.heads;
  const isTracked = [...after.files.keys()].some((path) => path.startsWith('.git/'));
  const elsewhere = having.map(({ name, revision }): Proof => ({ of: name, is: notes().chain.cannotLocate.is(namedRevision(revision), revision.path) }));
  if (!standsThere) {
    return {
      title: notes().chain.cannotLocate.title(id),
      meaning: notes().chain.cannotLocate.meaning(after.onServer),
      proof: [{ of: notes().common.revisionsHere, is: after.graph.revisions.length === 0 ? notes().chain.cannotLocate.is2 : andList(after.graph.revisions.slice(0, 4).map(namedRevision)) }, ...elsewhere],
      wayOut: [command('flask db history', notes().chain.cannotLocate.command), ...(after.onServer ? [command('psql -c "SELECT version_num FROM alembic_version"', notes().chain.cannotLocate.command2)] : []), ...(having.length > 0 ? [command('git pull', notes().chain.cannotLocate.command3)] : [])],
    };
  }
  return {
    title: notes().chain.cannotLocate.title2(id),
    meaning: notes().chain.cannotLocate.meaning2,
    proof: [{ of: after.database?.path ?? notes().common.theDatabase, is: notes().chain.cannotLocate.is3(id) }, { of: notes().chain.cannotLocate.of, is: notes().chain.cannotLocate.is4(after.graph.revisions.length, id) }, ...elsewhere],
    wayOut: [
      ...(isTracked ? [command(`git restore ${after.folder === '' ? 'versions' : `${after.folder}/versions`}`, notes().chain.cannotLocate.command4)] : []),
      ...(having.length > 0 ? [command('git pull', notes().chain.cannotLocate.command5)] : []),
      command(`flask db stamp --purge ${head ?? 'base'}`, head === undefined ? notes().chain.cannotLocate.command6 : notes().chain.cannotLocate.command7(named(after.graph, head).replaceAll('`', ''))),
    ],
  };
}

/** 1-based line on which a file assigns a name at its top level; 1 when it does not. */
function assignmentLine({ files }: Standing, path: string, name: string): number {
  return Math.max((textAt(files, path) ?? '').split('\n').findIndex((line) => line.startsWith(name)) + 1, 1);
}
