import type { Code, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { z } from 'zod';
import { isEnvironmentId } from '../domain/environment.ts';
import { readTop } from '../scenario/front-matter.ts';
import { readBlock } from '../scenario/read-block.ts';
import type { Action, Script, ScriptProblem, Step } from '../scenario/script.ts';
import { type Comparison, type ComparisonReading, type Idea, type Outcome, type ShownFile, type ToolchainId, toolchainIds } from './comparison.ts';
import { readOutcomes } from './read-outcomes.ts';

const frontMatter = z.strictObject({
  title: z.string().min(1, 'expected a title'),
  summary: z.string().min(1, 'expected a sentence that says what is compared'),
  columns: z
    .array(z.enum(toolchainIds))
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, 'expected each tool once'),
});

type Report = (line: number, message: string) => void;

/** What one tool does in a step or for an idea, while it is read. */
interface Section {
  readonly at: number;
  readonly words: string[];
  readonly actions: Action[];
  readonly mustHold: Step['mustHold'][number][];
  readonly evidence: Step['evidence'][number][];
  readonly outcomes: Outcome[];
  shows: ShownFile | undefined;
  /** Whether it has a block of sentences, readable or not. */
  speaks: boolean;
}

/** What stands below a heading: a step, an idea, or what comes before the first step. */
interface Part {
  readonly kind: 'beginning' | 'step' | 'idea';
  readonly title: string;
  readonly at: number;
  readonly words: string[];
  readonly sections: Map<ToolchainId, Section>;
  after: string | undefined;
}

/**
 * Reads a comparison from its Markdown: front matter, what is prepared, a step for each `##` heading, and after the
 * heading `# The shared ideas` an idea for each; below each of them, `###` names the tool. Everything that is wrong is
 * told, each with its line and what was expected.
 *
 * @param file its name, as problems tell it
 */
export function readComparison(source: string, file: string): ComparisonReading {
  const reading = readComparisonInParts(source, file);
  for (;;) {
    const { done, value } = reading.next();
    if (done === true) return value;
  }
}

/** The same, with a pause after each block and each paragraph: all of them at once are too long for one task of the page. */
export function* readComparisonInParts(source: string, file: string): Generator<undefined, ComparisonReading> {
  const { data, problems: atTop, body } = readTop(source, frontMatter, 'title, summary and columns');
  const problems: ScriptProblem[] = atTop.map((problem) => ({ file, ...problem }));
  const report: Report = (line, message) => void problems.push({ file, line, message });
  const parts = yield* readParts(body, report);
  const steps = parts.filter(({ kind }) => kind === 'step');
  if (body !== '' && steps.length === 0) report(body.split('\n').length, 'expected at least one step: a heading "## …"');
  if (data !== undefined) for (const part of parts) lookAtColumns(part, data.columns, report);
  const ideas = parts.filter(({ kind }) => kind === 'idea').map((part) => ideaOf(part, steps, report));
  if (data === undefined || problems.length > 0) return { type: 'problems', problems: problems.toSorted((a, b) => a.line - b.line) };
  return { type: 'comparison', comparison: comparisonOf(data, parts, steps, ideas) };
}

function* readParts(body: string, report: Report): Generator<undefined, readonly Part[]> {
  const parts: Part[] = [newPart('beginning', '', 1)];
  let kind: 'step' | 'idea' = 'step';
  let section: Section | undefined;
  const nodes = fromMarkdown(body).children;
  for (const node of nodes) {
    yield;
    const line = node.position?.start.line ?? 1;
    const part = parts.at(-1) ?? newPart('beginning', '', 1);
    const text = body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
    if (node.type === 'heading') {
      const title = text.replace(/^#+\s*/, '').replace(/\s*#*$/, '');
      if (node.depth === 1 && title === 'The shared ideas' && kind === 'step') kind = 'idea';
      else if (node.depth === 2) {
        parts.push(newPart(kind, title, line));
        section = undefined;
        if (title === '') report(line, 'expected a title after ##');
      } else if (node.depth === 3 && isToolchain(title)) {
        if (part.sections.has(title)) report(line, `expected "### ${title}" once under "${part.title}"`);
        section = { at: line, words: [], actions: [], mustHold: [], evidence: [], outcomes: [], shows: undefined, speaks: false };
        part.sections.set(title, section);
      } else report(line, node.depth === 3 ? `expected a tool after ###: ${toolchainIds.join(', ')}; there is no "${title}"` : 'expected "## …" for a step, "### …" for a tool, or "# The shared ideas" once, before the ideas');
    } else if (node.type === 'code' && isFenced(node, text)) takeBlock(node, line, part, section, report);
    else (section ?? part).words.push(text);
  }
  return parts;
}

function takeBlock(node: Code, line: number, part: Part, section: Section | undefined, report: Report): void {
  const words = `${node.lang ?? ''} ${node.meta ?? ''}`.trim().split(/\s+/).filter((word) => word !== '');
  const [first, ...rest] = words;
  if (first === 'after') {
    if (part.kind !== 'idea' || section !== undefined) report(line, 'expected "after" directly below the heading of an idea');
    part.after = rest.join(' ');
    return;
  }
  if (section === undefined) return report(line, 'expected a tool first: "### flask" and so on, and what is done with it below that');
  if (first === 'shows') {
    const [environment = '', path, ...more] = rest;
    if (!isEnvironmentId(environment) || path === undefined || more.length > 0) report(line, `expected shows ENVIRONMENT PATH, not "${words.join(' ')}"`);
    else section.shows = { environment, path, from: node.value.trim() === '' ? undefined : node.value.trim() };
    return;
  }
  const block = { words, text: node.value, line };
  if (first === 'says') {
    if (part.kind !== 'idea') report(line, 'expected "says" in an idea; what must hold after a step stands in a block "holds"');
    section.speaks = true;
    const read = readOutcomes(block);
    if ('outcomes' in read) section.outcomes.push(...read.outcomes);
    else for (const problem of read.problems) report(problem.line, problem.message);
    return;
  }
  const reading = readBlock(block);
  switch (reading.type) {
    case 'shown':
      section.words.push(`\`\`\`\n${node.value}\n\`\`\``);
      return;
    case 'actions':
      section.actions.push(...reading.actions);
      return;
    case 'holds':
      if (part.kind === 'idea') report(line, 'expected checks of an idea under "when:" in a block "says"');
      section.mustHold.push(...reading.mustHold);
      return;
    case 'evidence':
      section.evidence.push(...reading.evidence);
      return;
    case 'problems':
      for (const problem of reading.problems) report(problem.line, problem.message);
  }
}

function lookAtColumns(part: Part, columns: readonly ToolchainId[], report: Report): void {
  for (const [tool, { at }] of part.sections) if (!columns.includes(tool)) report(at, `expected one of the columns that the top of the file names (${columns.join(', ')}), not ${tool}`);
  if (part.kind === 'beginning') return;
  for (const tool of columns) {
    const section = part.sections.get(tool);
    if (section === undefined) report(part.at, `expected "### ${tool}" under "${part.title}": each step and each idea has all columns`);
    else if (part.kind === 'step' && section.words.length === 0) report(section.at, `expected a few words under "### ${tool}": what is done with this tool`);
    else if (part.kind === 'idea' && !section.speaks) report(section.at, `expected a block "says" under "### ${tool}": what may come of it`);
  }
}

function ideaOf(part: Part, steps: readonly Part[], report: Report): Idea {
  const after = steps.findIndex(({ title }) => title === part.after) + 1;
  if (after === 0) report(part.at, `expected a block "after" with the title of a step below "${part.title}": the copy is taken of the world after it`);
  if (part.words.length === 0) report(part.at, `expected the question that "${part.title}" asks of each tool`);
  const cells = Object.fromEntries([...part.sections].map(([tool, { actions, outcomes, evidence, at }]) => [tool, { actions, outcomes, evidence, at }]));
  return { title: part.title, question: part.words.join('\n\n'), after, cells, at: part.at };
}

function comparisonOf(data: z.infer<typeof frontMatter>, parts: readonly Part[], steps: readonly Part[], ideas: readonly Idea[]): Comparison {
  const beginning = parts.find(({ kind }) => kind === 'beginning');
  const introduction = beginning?.words.join('\n\n') ?? '';
  const scriptOf = (tool: ToolchainId): Script => ({
    id: tool,
    title: data.title,
    summary: data.summary,
    order: 0,
    minutes: 0,
    environments: ['dev-a', 'production'],
    health: undefined,
    project: tool === 'flask' ? 'shop' : tool,
    pipeline: false,
    introduction,
    preparation: beginning?.sections.get(tool)?.actions ?? [],
    steps: steps.map(({ title, sections }) => {
      const { words = [], actions = [], mustHold = [], evidence = [], at = 0 } = sections.get(tool) ?? {};
      return { title, narration: words.join('\n\n'), note: '', actions, mustHold, evidence, at };
    }),
  });
  return {
    ...data,
    introduction,
    steps: steps.map(({ title, words, sections, at }) => ({ title, narration: words.join('\n\n'), shows: Object.fromEntries([...sections].flatMap(([tool, { shows }]) => (shows === undefined ? [] : [[tool, shows]]))), at })),
    scripts: Object.fromEntries(data.columns.map((tool) => [tool, scriptOf(tool)])),
    ideas,
  };
}

function newPart(kind: Part['kind'], title: string, at: number): Part {
  return { kind, title, at, words: [], sections: new Map(), after: undefined };
}

function isToolchain(text: string): text is ToolchainId {
  return toolchainIds.some((id) => id === text);
}

/** Four spaces make a block of code too; it has no words and is only shown. */
function isFenced(node: RootContent, text: string): boolean {
  return node.type === 'code' && /^(?:`{3}|~{3})/.test(text);
}
