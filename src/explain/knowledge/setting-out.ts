import { textAt } from '../../domain/file-tree.ts';
import type { Entry } from '../entry.ts';
import { command, type Proof, words } from '../note.ts';
import { notes, standsAt } from './phrases.ts';

/** Mistakes of the first day: the folder, the application, the options; and what git refuses. */
export const settingOutEntries: readonly Entry[] = [
  {
    id: 'minus-taken-for-option',
    where: 'anywhere',
    pitfalls: [15],
    tone: 'failed',
    ended: 'badly',
    lesson: 'the-chain',
    says: /No such option '?(?<option>-\d+)'?/,
    look({ after, migrations }, { parts: { option = '' } }) {
      if (!migrations.includes('downgrade')) return undefined;
      return {
        title: notes().settingOut.minusTakenForOption.title(option),
        meaning: notes().settingOut.minusTakenForOption.meaning,
        proof: [standsAt(after)],
        wayOut: [option === '-1' ? command('flask db downgrade', notes().settingOut.minusTakenForOption.command) : command(`flask db downgrade -- ${option}`, notes().settingOut.minusTakenForOption.command2(option.slice(1)))],
      };
    },
  },
  {
    id: 'nothing-below',
    pitfalls: [14],
    tone: 'failed',
    ended: 'badly',
    lesson: 'the-chain',
    says: /Relative revision -(?<steps>\d+) didn't produce \d+ migrations/,
    look({ after }, { parts: { steps = '' } }) {
      if (after.applied.size >= Number(steps)) return undefined;
      return {
        title: after.applied.size === 0 ? notes().settingOut.nothingBelow.title : notes().settingOut.nothingBelow.title2,
        meaning: notes().settingOut.nothingBelow.meaning(steps, after.applied.size),
        proof: [standsAt(after)],
        wayOut: [after.applied.size === 0 ? command('flask db upgrade', notes().settingOut.nothingBelow.command) : command('flask db downgrade base', notes().settingOut.nothingBelow.command2)],
      };
    },
  },
  {
    id: 'no-migrations-folder',
    where: 'anywhere',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    lesson: 'what-is-in-migrations',
    says: /Path doesn't exist: (?<path>\S+?)\.\s+Please use the 'init' command/,
    look({ after }, { parts: { path = '' } }) {
      const names = [...new Set([...after.files.keys()].filter((each) => !each.startsWith('.')).map((each) => each.split('/')[0] ?? ''))];
      if ([...after.files.keys()].some((each) => each.startsWith(`${path}/`))) return undefined;
      return {
        title: notes().settingOut.noMigrationsFolder.title(path),
        meaning: notes().settingOut.noMigrationsFolder.meaning,
        proof: [{ of: notes().settingOut.noMigrationsFolder.of, is: notes().settingOut.noMigrationsFolder.is(names.slice(0, 8).map((name) => `\`${name}\``).join(', ')) }],
        wayOut: [command('flask db init', notes().common.makeIt)],
      };
    },
  },
  {
    id: 'migrations-folder-there',
    where: 'anywhere',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    lesson: 'what-is-in-migrations',
    says: /Directory (?<path>\S+) already exists and is not empty/,
    look({ after }, { parts: { path = '' } }) {
      const inside = [...after.files.keys()].filter((each) => each.startsWith(`${path}/`));
      if (inside.length === 0) return undefined;
      return {
        title: notes().settingOut.migrationsFolderThere.title(path),
        meaning: notes().settingOut.migrationsFolderThere.meaning,
        proof: [{ of: path, is: notes().settingOut.migrationsFolderThere.is(inside.length, after.graph.revisions.length) }, standsAt(after)],
        wayOut: after.pending.length > 0 ? [command('flask db upgrade', notes().settingOut.migrationsFolderThere.command)] : [command('flask db migrate -m "Describe the change"', notes().settingOut.migrationsFolderThere.command2)],
      };
    },
  },
  {
    id: 'no-application',
    where: 'anywhere',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    lesson: 'what-is-in-migrations',
    says: /Could not locate a Flask application|Could not import '(?<module>[^']+)'/,
    look({ after, happening }) {
      const { cwd, variables } = happening.after.environments[happening.environment];
      const at = cwd === '' ? '' : `${cwd}/`;
      const named = variables['FLASK_APP'];
      const isHere = named === undefined && ['app.py', 'wsgi.py'].some((path) => after.files.has(`${at}${path}`));
      if (isHere) return undefined;
      const elsewhere = [...after.files.keys()].filter((path) => path.endsWith('.py') && (textAt(after.files, path) ?? '').includes('Flask(')).slice(0, 4);
      const [first] = elsewhere;
      const proof: readonly Proof[] = [
        { of: notes().settingOut.noApplication.of, is: notes().settingOut.noApplication.is(cwd === '' ? 'project' : cwd) },
        ...(named === undefined ? [] : [{ of: 'FLASK_APP', is: notes().settingOut.noApplication.is2(named) }]),
        ...elsewhere.map((path): Proof => ({ of: path, is: notes().settingOut.noApplication.is3, at: { path } })),
      ];
      return {
        title: notes().settingOut.noApplication.title,
        meaning: notes().settingOut.noApplication.meaning,
        proof,
        wayOut: [...(cwd === '' ? [] : [command('cd ~/project', notes().settingOut.noApplication.command)]), ...(first === undefined || ['app.py', 'wsgi.py'].includes(first) ? [] : [command(`export FLASK_APP=${first}`, notes().settingOut.noApplication.command2)]), ...(elsewhere.length === 0 ? [words(notes().settingOut.noApplication.words)] : [])],
      };
    },
  },
  {
    id: 'push-rejected',
    where: 'anywhere',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    lesson: 'commit-and-share',
    says: /! \[rejected\]\s+(?<from>\S+) -> (?<to>\S+)/,
    look: ({ commands, after }, { parts: { to = '' } }) =>
      commands.some(({ program, args }) => program === 'git' && args.includes('push'))
        ? {
            title: notes().settingOut.pushRejected.title(to),
            meaning: notes().settingOut.pushRejected.meaning,
            proof: [{ of: notes().common.revisionsHere, is: after.graph.heads.length === 1 ? notes().settingOut.pushRejected.is(after.graph.heads[0] ?? '') : notes().settingOut.pushRejected.is2(after.graph.heads.length) }],
            wayOut: [command('git pull --no-rebase', notes().settingOut.pushRejected.command), command('flask db heads', notes().settingOut.pushRejected.command2)],
          }
        : undefined,
  },
  {
    id: 'merge-conflict',
    where: 'anywhere',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    lesson: 'commit-and-share',
    says: /CONFLICT \([^)]+\): Merge conflict in (?<path>\S+)/,
    look({ after }, { parts: { path = '' } }) {
      const lines = (textAt(after.files, path) ?? '').split('\n');
      const line = lines.findIndex((each) => each.startsWith('<<<<<<<')) + 1;
      if (line === 0) return undefined;
      return {
        title: notes().settingOut.mergeConflict.title(path),
        meaning: notes().settingOut.mergeConflict.meaning,
        proof: [{ of: path, is: notes().settingOut.mergeConflict.is, at: { path, line } }],
        wayOut: [words(notes().settingOut.mergeConflict.words), command(`git add ${path} && git commit -m "Merge"`, notes().settingOut.mergeConflict.command)],
      };
    },
  },
];
