import type { Entry } from '../entry.ts';
import { command } from '../note.ts';
import { reviewRevision } from '../review/review.ts';
import { migrating, namedRevision, notes } from './phrases.ts';

/** A revision that was just written is read at once, as a colleague would. */
export const reviewEntries: readonly Entry[] = [
  {
    id: 'review',
    where: 'anywhere',
    pitfalls: [1, 3, 6, 9, 20],
    tone: 'review',
    ended: 'well',
    lesson: 'always-review',
    async look(facts) {
      const { before, after, others, ask } = facts;
      if (!migrating(facts, 'migrate', 'revision', 'merge')) return undefined;
      const written = after.pending.filter(({ path }) => !before.files.has(path));
      const findings = (await Promise.all(written.map((revision) => reviewRevision({ here: after, others, ask }, revision)))).flat();
      const [first] = written;
      // What is only worth a look is marked on its line, and no reason to interrupt: a first migration has such things, too.
      if (first === undefined || !findings.some(({ severity }) => severity === 'warning')) return undefined;
      return {
        title: notes().review.review.title(namedRevision(first), findings.length),
        meaning: notes().review.review.meaning,
        proof: findings.map(({ of, message, path, line }) => ({ of, is: message, at: { path, line } })),
        wayOut: [...findings.flatMap(({ wayOut }) => wayOut ?? []), command('flask db upgrade', notes().review.review.command)],
      };
    },
  },
];
