import { describe, expect, test } from 'vitest';
import { apply, treeOf, type FileTree } from '../../../domain/file-tree.ts';
import { withEnvironment, withFiles, workspaceFrom } from '../../../domain/workspace.ts';
import { worldDifference } from './world-difference.ts';

const database = (end: number) => new Uint8Array([...new TextEncoder().encode('SQLite format 3\0'), end]);
const project = treeOf({ 'models.py': 'phone', 'seed.py': 'users', 'app.db': database(1), '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${'a'.repeat(40)}\n`, '.git/index': '1' });
const change = (files: FileTree, set: Readonly<Record<string, string | Uint8Array>>, ...remove: string[]) => apply(files, { set: [...treeOf(set)], remove });
const before = workspaceFrom(project, treeOf({ HEAD: 'ref: refs/heads/main\n', 'packed-refs': `# pack-refs\n${'a'.repeat(40)} refs/heads/main\n` }));

describe('what differs between two points', () => {
  test('is nothing where nothing does', () => {
    expect(worldDifference(before, { ...before })).toEqual({ environments: [], same: ['dev-a', 'dev-b', 'ci', 'production'], origin: [], pipeline: undefined });
  });

  test('is told by environment: files, databases and branches apart', () => {
    const files = change(project, { 'models.py': 'mobile', 'made.txt': '', 'app.db': database(2), '.git/refs/heads/main': `${'b'.repeat(40)}\n`, '.git/index': '2' }, 'seed.py');
    const { environments, same, origin } = worldDifference(before, withFiles(before, 'production', files));
    expect(environments).toMatchObject([
      { environment: 'production', added: ['made.txt'], changed: ['models.py'], removed: ['seed.py'], databases: ['app.db'], repository: ['main: aaaaaaa → bbbbbbb'], shell: [] },
    ]);
    expect(same).toEqual(['dev-a', 'dev-b', 'ci']);
    expect(origin).toEqual([]);
  });

  test('knows a database that came or went', () => {
    const [difference] = worldDifference(before, withFiles(before, 'ci', change(project, { 'new.db': database(3) }, 'app.db'))).environments;
    expect(difference).toMatchObject({ databases: ['new.db', 'app.db'], added: [], removed: [] });
  });

  test('tells the branches of the origin, packed or not, and where HEAD points', () => {
    const origin = change(before.origin, { 'refs/heads/main': `${'c'.repeat(40)}\n`, 'refs/heads/other': `${'d'.repeat(40)}\n`, HEAD: 'ref: refs/heads/other\n' });
    expect(worldDifference(before, { ...before, origin }).origin).toEqual(['HEAD: main → other', 'main: aaaaaaa → ccccccc', 'other is new, at ddddddd']);
  });

  test('says that git recorded something when no branch moved', () => {
    expect(worldDifference(before, withFiles(before, 'dev-b', change(project, { '.git/index': '2' }))).environments).toMatchObject([{ environment: 'dev-b', repository: ['no branch moved; what git recorded besides is not the same'] }]);
  });

  test('tells what another shell it is', () => {
    const { environments } = worldDifference(before, withEnvironment(before, 'ci', { ...before.environments.ci, cwd: 'migrations', variables: { FLASK_APP: 'app' } }));
    expect(environments).toMatchObject([{ environment: 'ci', shell: ['It stood in the project folder and stands in migrations.', 'FLASK_APP: not set → app'] }]);
  });

  test('tells how the newest run of the pipeline stood', () => {
    const run = { number: 1, subject: 'A note', state: 'passed', branch: 'main', commit: 'a'.repeat(40), by: 'dev-a', steps: [], deploy: undefined } as const;
    expect(worldDifference(before, { ...before, pipeline: { deploysWhenGreen: false, run } }).pipeline).toBe('no run → run 1 passed');
  });
});
