import { expect, test } from 'vitest';
import { eachEnvironment, environmentIds, environmentNames, isEnvironmentId, projectFolder } from './environment.ts';
import { emptyTree, textAt, treeOf } from './file-tree.ts';
import { originUrl, withEnvironment, withFiles, workspaceFrom } from './workspace.ts';

test('a new world begins with the same files everywhere, in the project folder, with nothing set', () => {
  const files = treeOf({ 'app.py': 'x = 1' });
  const { origin, environments } = workspaceFrom(files);
  expect(origin).toBe(emptyTree);
  expect(originUrl).toBe('/srv/git/project.git');
  expect(Object.keys(environments)).toEqual(['dev-a', 'dev-b', 'ci', 'production']);
  for (const id of environmentIds) expect(environments[id]).toEqual({ files, cwd: '', variables: {} });
  expect(workspaceFrom(files, files).origin).toBe(files);
});

test('a change in one environment leaves the others, the origin and the old world as they were', () => {
  const origin = treeOf({ HEAD: 'ref: refs/heads/main' });
  const before = workspaceFrom(treeOf({ 'app.py': 'old' }), origin);
  const inFolder = withEnvironment(before, 'dev-b', { ...before.environments['dev-b'], cwd: 'migrations', variables: { FLASK_APP: 'app' } });
  const after = withFiles(inFolder, 'dev-b', treeOf({ 'app.py': 'new' }));
  expect(environmentIds.map((id) => textAt(after.environments[id].files, 'app.py'))).toEqual(['old', 'new', 'old', 'old']);
  expect(after.environments['dev-b']).toMatchObject({ cwd: 'migrations', variables: { FLASK_APP: 'app' } });
  expect(after.origin).toBe(origin);
  expect(after.environments['dev-a']).toBe(before.environments['dev-a']);
  expect(textAt(before.environments['dev-b'].files, 'app.py')).toBe('old');
});

test('environments are known by their ids, each with a project folder of its own', () => {
  expect(environmentNames).toEqual({ 'dev-a': 'Developer A', 'dev-b': 'Developer B', ci: 'CI', production: 'Production' });
  expect(['dev-a', 'production', 'Developer A', ''].map(isEnvironmentId)).toEqual([true, true, false, false]);
  expect(Object.values(eachEnvironment(projectFolder))).toEqual(['/home/dev-a/project', '/home/dev-b/project', '/home/ci/project', '/home/production/project']);
  expect(eachEnvironment((id) => id)).toEqual({ 'dev-a': 'dev-a', 'dev-b': 'dev-b', ci: 'ci', production: 'production' });
});
