import { z } from 'zod';
import { flawOf, readCheck } from '../checks/check.ts';
import { environmentIds } from '../domain/environment.ts';
import type { Block } from '../scenario/read-block.ts';
import type { MustHold } from '../scenario/script.ts';
import { type ReadYaml, readYaml } from '../scenario/yaml-lines.ts';
import type { Asked, Outcome } from './comparison.ts';

const environment = z.enum(environmentIds);

const outcome = z.strictObject({
  says: z.string().min(1, 'expected a sentence'),
  when: z.array(z.unknown()).min(1, 'expected at least one check: a sentence is said because something was found'),
  with: z
    .record(z.string().regex(/^[a-z][a-z ]*$/, 'expected a name of small letters'), z.union([z.strictObject({ query: z.string(), in: environment, database: z.string().optional() }), z.strictObject({ file: z.string(), in: environment })]))
    .describe('values that the sentence takes from the copy, by the name that stands in braces in it')
    .default({}),
});

type Written = z.infer<typeof outcome>;
interface Problem {
  readonly line: number;
  readonly message: string;
}

/** Reads the sentences that may be said of a cell, each with the checks that let it be said. */
export function readOutcomes(block: Block): { readonly outcomes: readonly Outcome[] } | { readonly problems: readonly Problem[] } {
  const yaml = readYaml(block.text, block.line + 1);
  if ('message' in yaml) return { problems: [{ line: yaml.line, message: `expected YAML: ${yaml.message}` }] };
  if (!Array.isArray(yaml.value) || yaml.value.length === 0) return { problems: [{ line: block.line, message: 'expected a list of sentences, each "- says: …" with "when:" below it' }] };
  const outcomes: Outcome[] = [];
  const problems: Problem[] = [];
  for (const [index, written] of yaml.value.entries()) {
    const read = z.safeParse(outcome, written);
    if (read.success) {
      const { when, problems: inChecks } = readWhen(read.data, index, yaml);
      problems.push(...inChecks, ...unfilled(read.data).map((name) => ({ line: yaml.lineOf([index, 'says']), message: `says: expected {${name}} to be named under "with:"` })));
      outcomes.push({ says: read.data.says, when, values: valuesOf(read.data), at: yaml.lineOf([index]) });
    } else problems.push(...read.error.issues.map(flawOf).map(({ path, message }) => ({ line: yaml.lineOf([index, ...path]), message: path.length === 0 ? message : `${path.join('.')}: ${message}` })));
  }
  return problems.length > 0 ? { problems } : { outcomes };
}

function readWhen({ when }: Written, index: number, yaml: ReadYaml): { readonly when: readonly MustHold[]; readonly problems: readonly Problem[] } {
  const mustHold: MustHold[] = [];
  const problems: Problem[] = [];
  for (const [which, written] of when.entries()) {
    const read = readCheck(written);
    const lineOf = (path: readonly (string | number)[]): number => yaml.lineOf([index, 'when', which, ...path]);
    if ('check' in read) mustHold.push({ check: read.check, at: lineOf([]) });
    else problems.push(...read.flaws.map(({ path, message }) => ({ line: lineOf(path), message: path.length === 0 ? message : `${path.join('.')}: ${message}` })));
  }
  return { when: mustHold, problems };
}

function valuesOf({ with: values }: Written): Readonly<Record<string, Asked>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Asked] => [
      name,
      'query' in value ? { type: 'query', query: value.query, environment: value.in, database: value.database } : { type: 'file', path: value.file, environment: value.in },
    ]),
  );
}

/** Names in braces that nothing fills. */
function unfilled({ says, with: values }: Written): string[] {
  return [...says.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name = '']) => (Object.hasOwn(values, name) ? [] : [name]));
}
