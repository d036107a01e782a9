import { textAt } from '../../domain/file-tree.ts';
import type { Entry } from '../entry.ts';
import { command, type Proof, words } from '../note.ts';
import { standsAt } from './phrases.ts';

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
        title: `\`${option}\` was read as an option.`,
        meaning: 'Whatever begins with a minus is an option to the command line. One step down is what `downgrade` does without any argument; for more, two dashes say that no options follow.',
        proof: [standsAt(after)],
        wayOut: [option === '-1' ? command('flask db downgrade', 'One step down') : command(`flask db downgrade -- ${option}`, `${option.slice(1)} steps down`)],
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
        title: after.applied.size === 0 ? 'The database stands at base: there is nothing to take back.' : 'There are not that many revisions to take back.',
        meaning: `The command asked for ${steps === '1' ? 'one step' : `${steps} steps`} down, and ${after.applied.size === 0 ? 'no revision is' : `only ${after.applied.size} ${after.applied.size === 1 ? 'is' : 'are'}`} applied here.`,
        proof: [standsAt(after)],
        wayOut: [after.applied.size === 0 ? command('flask db upgrade', 'Go up again') : command('flask db downgrade base', 'Take all of them back')],
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
        title: `There is no folder \`${path}\` yet.`,
        meaning: 'Revisions live in a folder of the project, with the settings of Alembic beside them. It is made once, and committed like any other code.',
        proof: [{ of: 'The project folder', is: `has ${names.slice(0, 8).map((name) => `\`${name}\``).join(', ')}` }],
        wayOut: [command('flask db init', 'Make it')],
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
        title: `\`${path}\` is already there.`,
        meaning: '`flask db init` is done once in the life of a project. The folder came with the code, or it was made before; nothing was changed now.',
        proof: [{ of: path, is: `has ${inside.length} files, and ${after.graph.revisions.length} of them are revisions` }, standsAt(after)],
        wayOut: after.pending.length > 0 ? [command('flask db upgrade', 'Apply what is there')] : [command('flask db migrate -m "Describe the change"', 'Go on with a revision')],
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
        { of: 'This folder', is: `\`${cwd === '' ? 'project' : cwd}\` has neither app.py nor wsgi.py` },
        ...(named === undefined ? [] : [{ of: 'FLASK_APP', is: `is \`${named}\`` }]),
        ...elsewhere.map((path): Proof => ({ of: path, is: 'makes a Flask application', at: { path } })),
      ];
      return {
        title: 'Flask does not find the application.',
        meaning: '`flask` looks for app.py or wsgi.py in the folder where it is run, or for what `FLASK_APP` names. Without the application there are no models and no database to speak of.',
        proof,
        wayOut: [...(cwd === '' ? [] : [command('cd ~/project', 'Go back to the project folder')]), ...(first === undefined || ['app.py', 'wsgi.py'].includes(first) ? [] : [command(`export FLASK_APP=${first}`, 'Or name the file')]), ...(elsewhere.length === 0 ? [words('Bring app.py back.')] : [])],
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
            title: `The origin has commits on \`${to}\` that are not here.`,
            meaning: 'Somebody pushed before you. git does not throw their work away, so yours has to be joined with it first. Look at the revisions after that: two that were written side by side are two heads.',
            proof: [{ of: 'Revisions here', is: after.graph.heads.length === 1 ? `one head, \`${after.graph.heads[0]}\`` : `${after.graph.heads.length} heads` }],
            wayOut: [command('git pull --no-rebase', 'Get them and merge'), command('flask db heads', 'See whether the chain still has one end')],
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
        title: `\`${path}\` was changed on both sides.`,
        meaning: 'git cannot choose, so it wrote both into the file, between `<<<<<<<` and `>>>>>>>`. Until they are gone it is no Python, and no `flask` command works.',
        proof: [{ of: path, is: 'has the markers', at: { path, line } }],
        wayOut: [words('Keep what is right in the editor, and take the three marker lines out.'), command(`git add ${path} && git commit -m "Merge"`, 'Then end the merge')],
      };
    },
  },
];
