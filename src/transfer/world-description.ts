import { z } from 'zod';
import { eachEnvironment, type Environment } from '../domain/environment.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';
import { treePathProblem } from './path-rules.ts';

/*
 * What a world file and a shared link say beside the files. Both may come from anybody.
 */

const variables = z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string().max(10_000));

/** A folder relative to the project folder; `''` is the project folder itself. */
const folder = z.string().refine((path) => path === '' || treePathProblem(path) === undefined, { error: () => textsOf(incomingTexts).world.noFolder });

/** What an environment's shell keeps between two lines. */
export const shellSchema = z.strictObject({ cwd: folder, variables, locals: variables.optional() });
type Shell = Readonly<z.infer<typeof shellSchema>>;

export const descriptionSchema = z.strictObject({
  format: z.literal('headway-world'),
  version: z.literal(1),
  environments: z.strictObject(eachEnvironment(() => shellSchema)),
  /** Files whose own names not every zip program would take: where each lies in this file, and what it is called. */
  oddNames: z.record(z.string(), z.string()).default({}),
});
export type WorldDescription = z.infer<typeof descriptionSchema>;

/** What was wrong with a value that somebody else wrote, in one phrase: `environments.ci.cwd: it is no path…`. */
export function problemIn(error: z.ZodError): string {
  const [first] = error.issues;
  return first === undefined ? textsOf(incomingTexts).world.noReason : [first.path.join('.'), first.message].filter(Boolean).join(': ');
}

/** A shell's values without what is not set, as an environment holds them. */
export function shellOf({ cwd, variables: exported, locals }: Shell): Pick<Environment, 'cwd' | 'variables' | 'locals'> {
  return locals === undefined ? { cwd, variables: exported } : { cwd, variables: exported, locals };
}
