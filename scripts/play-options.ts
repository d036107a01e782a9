import { parseArgs } from 'node:util';
import { environmentIds, type EnvironmentId, isEnvironmentId } from '../src/domain/environment.ts';

export interface PlayOptions {
  readonly project: string | undefined;
  readonly environment: EnvironmentId;
  readonly json: boolean;
  readonly out: string | undefined;
  readonly ci: boolean;
}

export const playUsage = `Usage: npm run --silent play -- [--project DIR] [--env NAME] [--json] [--out DIR] [--no-ci]

Runs each line of standard input as a shell line in an environment. "@NAME line" runs it in another one.
A push runs the pipeline of the project (.ci/pipeline.yml); the next line is read when it has ended.
  --project DIR  start with DIR's files (default: the starter project)
  --env NAME     ${environmentIds.join(', ')} (default: dev-a)
  --json         print one object a line: {env, line, code, stdout, stderr, ms}
  --no-ci        a push runs no pipeline
  --out DIR      write all environments' files to DIR/<env>/ at the end
`;

/** The options, or a sentence that says which of them is wrong. */
export function readPlayOptions(args: readonly string[]): PlayOptions | { readonly problem: string } | 'help' {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        project: { type: 'string' },
        env: { type: 'string', default: 'dev-a' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        'no-ci': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    if (!isEnvironmentId(values.env)) return { problem: `there is no environment ${values.env}; choose one of ${environmentIds.join(', ')}` };
    return { project: values.project, environment: values.env, json: values.json, out: values.out, ci: !values['no-ci'] };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** `@NAME line` names the environment of one line; anything else runs where `--env` says. */
export function readPlayLine(text: string, standard: EnvironmentId): { environment: EnvironmentId; line: string } | { problem: string } {
  const addressed = /^@(\S+)(?:\s+(.*))?$/s.exec(text);
  if (addressed === null) return { environment: standard, line: text };
  const [, name = '', line = ''] = addressed;
  if (!isEnvironmentId(name)) return { problem: `there is no environment ${name}; choose one of ${environmentIds.join(', ')}` };
  return { environment: name, line };
}
