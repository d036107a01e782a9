import { z } from 'zod';
import { environmentIds } from '../domain/environment.ts';
import { newStep, type StepRun } from '../domain/pipeline.ts';
import { type PipelineFileTexts, pipelineFileTexts } from '../texts/en/pipeline-file.ts';
import { textsOf } from '../texts/texts-of.ts';

export const PIPELINE_FILE = '.ci/pipeline.yml';

/** What a project's pipeline file says. */
export interface PipelinePlan {
  readonly branches: readonly string[];
  readonly steps: readonly StepRun[];
  readonly deploy: { readonly environment: 'production' | 'dev-a' | 'dev-b' | 'ci'; readonly steps: readonly StepRun[] } | undefined;
}

export type ReadPlan = { readonly type: 'plan'; readonly plan: PipelinePlan } | { readonly type: 'wrong'; readonly message: string };

/** What a part of the file should have been, said in the language of the moment. */
const said = (words: (texts: PipelineFileTexts) => string) => ({ error: () => words(textsOf(pipelineFileTexts)) });

const step = z.strictObject(
  {
    name: z.string(said((texts) => texts.stepName)).min(1, said((texts) => texts.stepName)).describe('What the step is called on the screen'),
    run: z.string(said((texts) => texts.lines)).refine((text) => linesOf(text).length > 0, said((texts) => texts.noLine)).describe('Shell lines: each is entered in the terminal, and the first that fails ends the run'),
    env: z
      .record(z.string().regex(/^[A-Za-z_]\w*$/, said((texts) => texts.variable)), z.union([z.string(), z.number(), z.boolean()], said((texts) => texts.value)), said((texts) => texts.variables))
      .optional()
      .describe('Variables that are set while the step runs'),
  },
  said((texts) => texts.step),
);
const steps = z.array(step, said((texts) => texts.steps)).min(1, said((texts) => texts.noStep));
const branches = z.array(z.string(said((texts) => texts.branch)), said((texts) => texts.branches)).min(1, said((texts) => texts.noBranch));
const schema = z.strictObject(
  {
    on: z.strictObject({ push: z.strictObject({ branches }, said((texts) => texts.push)) }, said((texts) => texts.on)).describe('What starts a run'),
    steps: steps.describe('What CI does with a fresh checkout of the pushed commit'),
    deploy: z
      .strictObject({ environment: z.enum(environmentIds, said((texts) => texts.environment(environmentIds.join(', ')))), steps }, said((texts) => texts.deploy))
      .optional()
      .describe('What is done when all steps passed'),
  },
  said((texts) => texts.top),
);

/**
 * Reads a pipeline file. What is wrong with it is said with the file, the line and what was expected there. The parser
 * is loaded when it is first needed.
 */
export async function readPipelineFile(text: string): Promise<ReadPlan> {
  const { isNode, LineCounter, parseDocument, visit } = await import('yaml');
  const texts = textsOf(pipelineFileTexts);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const wrong = (offset: number, message: string): ReadPlan => ({ type: 'wrong', message: texts.wrongAt(PIPELINE_FILE, Math.max(lineCounter.linePos(offset).line, 1), message) });
  const [broken] = document.errors;
  if (broken !== undefined) return wrong(broken.pos[0], texts.noYaml(broken.message));
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // An alias without its anchor, or aliases that multiply without end.
    let at = 0;
    visit(document, { Alias: (_, alias) => { at ||= alias.resolve(document) === undefined ? (alias.range?.[0] ?? 0) : 0; } });
    return wrong(at, texts.unreadable(error instanceof Error ? error.message : String(error)));
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    const { on, deploy } = parsed.data;
    return {
      type: 'plan',
      plan: { branches: on.push.branches, steps: parsed.data.steps.map(asStep), deploy: deploy === undefined ? undefined : { environment: deploy.environment, steps: deploy.steps.map(asStep) } },
    };
  }
  const [issue] = parsed.error.issues;
  if (issue === undefined) return wrong(0, texts.noReason);
  const problem = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  // The nearest place that is there: of a missing key, what it is missing from.
  const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map(String);
  const shown = path.reduce((sofar, part) => (/^\d+$/.test(part) ? `${sofar}[${Number(part) + 1}]` : sofar === '' ? part : `${sofar}.${part}`), '');
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth).map((part) => (/^\d+$/.test(part) ? Number(part) : part)), true);
    if (!isNode(node) || node.range === undefined || node.range === null) continue;
    const words = issue.code === 'unrecognized_keys' ? texts.unknownKey(shown, knownAt(issue.path)) : `${shown === '' ? '' : `${shown}: `}${problem}`;
    return wrong(node.range[0], words);
  }
  return wrong(0, problem);
}

/** The lines of a step's text: without empty ones and comments, those that end in `\` joined with the next. */
export function linesOf(text: string): string[] {
  return text
    .replaceAll(/\\\r?\n\s*/g, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function asStep({ name, run, env = {} }: z.infer<typeof step>): StepRun {
  return newStep(name, linesOf(run), Object.fromEntries(Object.entries(env).map(([key, value]) => [key, String(value)])));
}

function knownAt(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'on, steps, deploy';
  if (path.at(-1) === 'on') return 'push';
  if (path.at(-1) === 'push') return 'branches';
  return path.at(-1) === 'deploy' ? 'environment, steps' : 'name, run, env';
}
