/*
 * Environments are apart: whatever is done in one, another sees it only when it was committed, pushed, and fetched there.
 * Each value that is written carries a name of its own, so that it is known wherever it turns up.
 */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type EnvironmentId, environmentIds } from '../domain/environment.ts';
import { type FileTree, treeOf } from '../domain/file-tree.ts';
import { originUrl } from '../engines/git/origin.ts';
import { openHeadless } from '../../scripts/headless.ts';

const { workbench, close } = openHeadless(treeOf({}));
afterAll(close);

/** What is done where. `MARK` stands for a word that is written nowhere else. */
type Step = { readonly who: EnvironmentId } & ({ readonly line: string } | { readonly edit: string } | { readonly sql: string } | { readonly renamed: readonly [string, string] } | { readonly deleted: string });

const who = fc.constantFrom(...environmentIds);
const path = fc.constantFrom('one.txt', 'two.txt', 'deep/three.txt');
const line = fc.oneof(
  { weight: 3, arbitrary: path.map((name) => `mkdir -p deep && echo MARK >> ${name}`) },
  { weight: 2, arbitrary: fc.constant(`sqlite3 app.db "CREATE TABLE IF NOT EXISTS t (a); INSERT INTO t VALUES ('MARK')"`) },
  { weight: 4, arbitrary: fc.constant('git add -A && git commit -q -m MARK') },
  { weight: 4, arbitrary: fc.constantFrom('git push -q origin main', 'git push -q --force origin main') },
  { weight: 5, arbitrary: fc.constantFrom('git pull -q --no-rebase origin main', 'git fetch -q', 'git merge -q origin/main', 'git reset -q --hard origin/main', 'git merge --abort') },
  { weight: 2, arbitrary: fc.tuple(path, path).map(([from, to]) => `mv -f ${from} ${to}`) },
  { weight: 1, arbitrary: path.map((name) => `rm -rf ${name}`) },
  { weight: 1, arbitrary: fc.constantFrom('cat *.txt > all.txt', 'cp -f app.db copy.db', 'cd deep', 'cd', 'ls -la /home', 'cat /home/*/project/one.txt > stolen.txt', 'cp -r /home/dev-a/project/. ../../dev-b/project') },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ who, line }) },
  { weight: 2, arbitrary: fc.record({ who, edit: path }) },
  { weight: 1, arbitrary: fc.record({ who, sql: fc.constant("CREATE TABLE IF NOT EXISTS t (a); INSERT INTO t VALUES ('MARK')") }) },
  { weight: 1, arbitrary: fc.record({ who, renamed: fc.tuple(path, path) }) },
  { weight: 1, arbitrary: fc.record({ who, deleted: path }) },
);

const filesOf = (id: EnvironmentId): FileTree => workbench.getState().workspace.environments[id].files;

async function perform(one: Step, mark: string): Promise<void> {
  if ('line' in one) await workbench.enter(one.who, one.line.replaceAll('MARK', mark));
  else if ('edit' in one) workbench.writeFile(one.who, one.edit, `${mark}\n`);
  else if ('sql' in one) await workbench.executeSql(one.who, 'app.db', one.sql.replaceAll('MARK', mark));
  else if ('renamed' in one) workbench.renamePath(one.who, ...one.renamed);
  else workbench.deletePath(one.who, one.deleted);
}

/** The marks in the files that are worked on; git's own are compressed, and only tell what was committed. */
function marksIn(files: FileTree): Set<string> {
  const decoder = new TextDecoder('latin1');
  return new Set([...files].filter(([name]) => !name.startsWith('.git/')).flatMap(([, bytes]) => decoder.decode(bytes).match(/mark-[\w-]+-\d+x/g) ?? []));
}

async function begin(): Promise<void> {
  workbench.startOver();
  for (const id of environmentIds) await workbench.enter(id, `git init -q && git remote add origin ${originUrl}`);
  await workbench.enter('dev-a', 'echo start > one.txt && git add -A && git commit -q -m Start && git push -q origin main');
  for (const id of environmentIds.filter((each) => each !== 'dev-a')) expect(await workbench.enter(id, 'git pull -q origin main && git branch -q -u origin/main')).toBe(0);
}

test('no environment sees what another does but by a commit that was pushed', async () => {
  let travelled = 0;
  let marks = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 80 }), async (steps) => {
      await begin();
      const committed = new Map(environmentIds.map((id) => [id, new Set<string>()]));
      const pushed = new Set<string>();
      for (const one of steps) {
        const before = workbench.getState().workspace;
        marks += 1;
        await perform(one, `mark-${one.who}-${marks}x`);
        const after = workbench.getState().workspace;
        const told = JSON.stringify(one);
        for (const id of environmentIds) if (id !== one.who) expect(after.environments[id], `${told} changed ${id}`).toBe(before.environments[id]);
        const [own, line] = [committed.get(one.who), 'line' in one ? one.line : ''];
        if (line.startsWith('git add') && workbench.getState().environments[one.who].lastCode === 0) for (const mark of marksIn(filesOf(one.who))) own?.add(mark);
        if (after.origin !== before.origin) {
          expect(line, 'only a push changes the origin').toMatch(/^git push/);
          for (const mark of own ?? []) pushed.add(mark);
        }
        for (const mark of marksIn(filesOf(one.who))) {
          if (mark.startsWith(`mark-${one.who}-`)) continue;
          expect(pushed, `${told} brought ${mark}`).toContain(mark);
          travelled += 1;
        }
      }
    }),
    { numRuns: 40, seed: 4 },
  );
  // The property would hold if nothing ever passed at all.
  expect(travelled).toBeGreaterThan(100);
});

test('a Python process writes in its own environment alone', async () => {
  await begin();
  await workbench.enter('dev-b', 'echo precious > one.txt');
  const before = workbench.getState().workspace;
  const write = "import os, pathlib; [os.makedirs(f'/home/{who}/project', exist_ok=True) or pathlib.Path(f'/home/{who}/project/one.txt').write_text('mine') for who in ('dev-a', 'dev-b', 'ci', 'production')]";
  await workbench.enter('dev-a', `python -c "${write}"`);
  const after = workbench.getState().workspace;
  for (const id of ['dev-b', 'ci', 'production'] as const) expect(after.environments[id]).toBe(before.environments[id]);
  expect(after.origin).toBe(before.origin);
  expect(await workbench.enter('dev-b', 'python -c "assert open(\'one.txt\').read() == \'precious\\n\'"')).toBe(0);
  expect(await workbench.enter('dev-b', 'python -c "import os; assert not os.path.exists(\'/home/dev-a/project/one.txt\')"')).toBe(0);
});
