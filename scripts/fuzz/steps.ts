import { environmentIds, type EnvironmentId } from '../../src/domain/environment.ts';
import type { WorkbenchState } from '../../src/session/workbench.ts';
import type { Chance } from './chance.ts';
import { inventLine } from './lines.ts';

/** One thing that somebody does. */
export type Step =
  | { readonly type: 'lines'; readonly lines: readonly { readonly environment: EnvironmentId; readonly line: string }[] }
  /** `at once`: before it could begin; else when it runs, and would for ever. */
  | { readonly type: 'kill'; readonly environment: EnvironmentId; readonly line: string; readonly when: 'at once' | 'when it runs' }
  | { readonly type: 'write' | 'create file' | 'create folder' | 'delete' | 'rename'; readonly environment: EnvironmentId; readonly path: string; readonly text: string }
  | { readonly type: 'sql'; readonly environment: EnvironmentId; readonly path: string; readonly sql: string }
  | { readonly type: 'complete'; readonly environment: EnvironmentId; readonly line: string }
  | { readonly type: 'travel' | 'name'; readonly point: number; readonly name: string }
  | { readonly type: 'forget the past' | 'start over' | 'reload' };

/** Lines that end when they are stopped and never before. */
const endless = [
  'python -c "while True: pass"',
  'python -c "while True: print(1)"',
  'python -c "import time; time.sleep(10**6)"',
  'sqlite3 :memory: "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT count(*) FROM c"',
  'while true; do true; done',
  'sleep 1000',
] as const;

export function inventStep(chance: Chance, { workspace, timeline }: WorkbenchState): Step {
  const environment = chance.oneOf(environmentIds);
  const line = (): string => inventLine(chance, workspace.environments[environment]);
  const make = chance.weighed<() => Step>([
    [60, () => ({ type: 'lines', lines: [{ environment, line: line() }] })],
    [4, () => ({ type: 'lines', lines: environmentIds.filter(() => chance.happens(60)).map((id) => ({ environment: id, line: inventLine(chance, workspace.environments[id]) })) })],
    [1, () => ({ type: 'kill', environment, line: chance.oneOf(endless), when: 'when it runs' })],
    [2, () => ({ type: 'kill', environment, line: line(), when: 'at once' })],
    [12, () => inventEdit(chance, environment, workspace.environments[environment].files)],
    [2, () => ({ type: 'complete', environment, line: line() })],
    [8, () => ({ type: 'travel', point: chance.anyOf(timeline.points.keys()) ?? timeline.here, name: '' })],
    [1, () => ({ type: 'name', point: chance.anyOf(timeline.points.keys()) ?? timeline.here, name: chance.oneOf(['', 'before it broke', '  ']) })],
    [2, () => ({ type: chance.weighed([[1, 'forget the past'], [4, 'start over'], [4, 'reload']]) })],
  ]);
  return make();
}

function inventEdit(chance: Chance, environment: EnvironmentId, files: ReadonlyMap<string, Uint8Array>): Step {
  const paths = [...files.keys()].filter((path) => !path.startsWith('.git/'));
  const path = chance.happens(85) ? (chance.anyOf(paths) ?? 'new.py') : chance.oneOf(['new.py', 'a/b.txt', '', '/', '../x', '.git/HEAD', 'migrations', 'a//b', 'é.py']);
  const type = chance.weighed<Exclude<Step['type'], 'lines'>>([[8, 'write'], [1, 'create file'], [1, 'create folder'], [1, 'delete'], [1, 'rename'], [2, 'sql']]);
  if (type === 'sql') {
    const database = chance.anyOf(paths.filter((each) => each.endsWith('.db'))) ?? path;
    return { type, environment, path: database, sql: chance.oneOf(['SELECT * FROM users', "INSERT INTO users (email) VALUES ('box')", 'DROP TABLE users', 'SELEC', '', 'ATTACH "x" AS y', 'BEGIN']) };
  }
  const bytes = files.get(path);
  const text = bytes === undefined || path.endsWith('.db') ? 'x = 1\n' : changed(chance, new TextDecoder().decode(bytes));
  return { type: type as 'write', environment, path, text: type === 'rename' ? chance.oneOf(['renamed.py', 'migrations/moved.py', path, '', 'a/../b', 'app.py']) : text };
}

/** A text as somebody's edit left it: a line more, a line less, a line twice, one with another word, or all of it gone. */
function changed(chance: Chance, text: string): string {
  const lines = text.split('\n');
  const at = chance.below(lines.length);
  const line = lines[at] ?? '';
  return chance.weighed<() => string[]>([
    [4, () => lines.toSpliced(at, 0, chance.oneOf(['    phone = Column(String(20))', '# a remark', '    op.drop_table("users")', '}', 'import nothing', '    email = None', '\tx']))],
    [2, () => lines.toSpliced(at, 1)],
    [1, () => lines.toSpliced(at, 0, line)],
    [2, () => lines.with(at, line.replace(/\w+/, chance.oneOf(['email', 'phone', 'users', '1', 'ü'])))],
    [1, () => [chance.oneOf(['', 'x', '\uFEFFx = 1', '<<<<<<< HEAD'])]],
  ])().join('\n');
}

/** A step in words, so that it can be found and done by hand. */
export function tellStep(step: Step): string {
  switch (step.type) {
    case 'lines':
      return step.lines.map(({ environment, line }) => `@${environment} ${JSON.stringify(line)}`).join('  and  ');
    case 'kill':
      return `@${step.environment} ${JSON.stringify(step.line)}, stopped ${step.when}`;
    case 'sql':
      return `@${step.environment} SQL in ${step.path}: ${JSON.stringify(step.sql)}`;
    case 'complete':
      return `@${step.environment} Tab after ${JSON.stringify(step.line)}`;
    case 'travel':
    case 'name':
      return `${step.type} ${step.point} ${step.name}`.trimEnd();
    case 'forget the past':
    case 'start over':
    case 'reload':
      return step.type;
    case 'write':
    case 'create file':
    case 'create folder':
    case 'delete':
    case 'rename':
      return `@${step.environment} ${step.type} ${JSON.stringify(step.path)} ${JSON.stringify(step.text.length > 200 ? `${step.text.slice(0, 200)}…` : step.text)}`;
  }
}
