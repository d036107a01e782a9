import type { Environment } from '../domain/environment.ts';
import { kindAt } from '../domain/file-tree.ts';
import { originUrl } from '../domain/workspace.ts';
import { newStep, type Push, type StepRun } from '../domain/pipeline.ts';

/** CI's first step: exactly the pushed commit, and nothing that an earlier run left, its database included. */
export function checkoutStep({ branch, commit }: Push, ci: Environment): StepRun {
  const clone = kindAt(ci.files, '.git') === undefined ? [`git init -b ${quoted(branch)}`, `git remote add origin ${originUrl}`] : [];
  const variables = Object.keys(ci.variables).filter((name) => name !== 'OLDPWD');
  return newStep('Check out', [
    ...(variables.length === 0 ? [] : [`unset ${variables.join(' ')}`]),
    ...clone,
    'git fetch origin',
    `git checkout -f -B ${quoted(branch)} ${commit.slice(0, 10)}`,
    'git clean -ffdx',
  ]);
}

/** The lines of a step before and behind its own: back to the project's folder, and its variables. */
export function around({ env }: StepRun, { cwd }: Environment): { before: string[]; after: string[] } {
  const names = Object.keys(env);
  return {
    before: [...(cwd === '' ? [] : ['cd ~/project']), ...names.map((name) => `export ${name}=${quoted(env[name] ?? '')}`)],
    after: names.length === 0 ? [] : [`unset ${names.join(' ')}`],
  };
}

function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
