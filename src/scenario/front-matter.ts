import { z } from 'zod';
import { flawOf } from '../checks/check.ts';
import { environmentIds } from '../domain/environment.ts';
import { projectNames } from '../domain/project.ts';
import { readYaml } from './yaml-lines.ts';

const frontMatter = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected small letters, digits and hyphens, such as two-heads'),
  title: z.string().min(1, 'expected a title'),
  summary: z.string().min(1, 'expected a sentence that says what the scenario shows'),
  order: z.number().describe('where it stands in the list'),
  minutes: z.number().positive().describe('how long it takes to present'),
  environments: z
    .array(z.enum(environmentIds))
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, 'expected each environment once'),
  health: z.string().startsWith('/', 'expected a path such as /health').optional().describe('left out, /health for the shop; the other projects have no application'),
  project: z.enum(projectNames).default('shop').describe('what its world begins with'),
  pipeline: z.boolean().describe("whether a push runs the project's pipeline").default(false),
});

type FrontMatter = z.infer<typeof frontMatter>;
interface Problem {
  readonly line: number;
  readonly message: string;
}

const FENCE = /^---[ \t]*$/;

/** The front matter of a scenario. */
export function readFrontMatter(source: string): TopReading<FrontMatter> {
  return readTop(source, frontMatter, 'id, title and so on');
}

/** What stands at the top of a file; `body` is the rest, on the lines where it stands in the file. */
export interface TopReading<Data> {
  readonly data: Data | undefined;
  readonly problems: readonly Problem[];
  readonly body: string;
}

/**
 * The part between the two `---` at the top of a file.
 *
 * @param keys what stands in it, as a problem names it: `id, title and so on`
 */
export function readTop<Schema extends z.ZodType>(source: string, schema: Schema, keys: string): TopReading<z.infer<Schema>> {
  const lines = source.split(/\r?\n/);
  const end = FENCE.test(lines[0] ?? '') ? lines.findIndex((line, index) => index > 0 && FENCE.test(line)) : -1;
  if (end === -1) {
    const message = FENCE.test(lines[0] ?? '') ? 'expected a second line of --- that ends the front matter' : `expected the file to begin with front matter: a line of ---, then ${keys}, then a line of ---`;
    return { data: undefined, problems: [{ line: 1, message }], body: '' };
  }
  const body = [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n');
  const yaml = readYaml(lines.slice(1, end).join('\n'), 2);
  if ('message' in yaml) return { data: undefined, problems: [{ line: yaml.line, message: `the front matter is no YAML: ${yaml.message}` }], body };
  const read = z.safeParse(schema, yaml.value ?? {});
  if (read.success) return { data: read.data, problems: [], body };
  const problems = read.error.issues.map(flawOf).map(({ path, message }) => ({ line: yaml.lineOf(path), message: `${path.length === 0 ? 'front matter' : path.join('.')}: ${message}` }));
  return { data: undefined, problems, body };
}
