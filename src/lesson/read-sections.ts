import type { Code, List, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { readBlock } from '../scenario/read-block.ts';
import type { Action } from '../scenario/script.ts';
import { hintGrades, type Prose, type Quote, type Section, type Task, type TaskCheck } from './lesson.ts';
import { proseForms, readProseBlock } from './read-prose-block.ts';

export type Report = (line: number, message: string) => void;

/** The headings below a task's own, each of which begins a part of it. */
const taskParts = ['Hints', 'Solution', 'Afterwards'] as const;
type Mode = 'prose' | Lowercase<(typeof taskParts)[number]>;

interface ProseDraft {
  readonly texts: string[];
  readonly quotes: Quote[];
}

/** A section while it is read. `at` is 0 for what stands before the first heading. */
interface Draft {
  readonly title: string;
  readonly at: number;
  mode: Mode;
  /** A block could not be read, so that what seems to be missing may stand in it. */
  flawed: boolean;
  readonly prose: ProseDraft;
  readonly checks: TaskCheck[];
  readonly hints: string[];
  readonly solution: Action[];
  readonly afterwards: ProseDraft;
}

/** Reads what stands below the front matter: the introduction, then a section for each `##` heading. */
export function readSections(body: string, report: Report): { readonly introduction: Prose; readonly sections: readonly Section[] } {
  const introduction = emptyDraft('', 0);
  const drafts: Draft[] = [];
  for (const node of fromMarkdown(body).children) {
    const line = node.position?.start.line ?? 1;
    const draft = drafts.at(-1) ?? introduction;
    if (node.type === 'heading') {
      const title = sourceOf(node, body).replace(/^#+\s*/, '').replace(/\s*#*$/, '');
      if (node.depth === 2) drafts.push(emptyDraft(title, line));
      else takePart(title, node.depth, draft, line, report);
    } else takeNode(node, line, draft, body, report);
  }
  const sections = drafts.map((draft) => sectionOf(draft, report));
  for (const [index, { id, title, at }] of sections.entries()) {
    if (id === '') report(at, 'expected a title after ##');
    else if (sections.findIndex((other) => other.id === id) !== index) report(at, `expected a title of its own, since links lead to it; there is another "${title}"`);
  }
  return { introduction: proseOf(introduction.prose), sections };
}

function takePart(title: string, depth: number, draft: Draft, line: number, report: Report): void {
  const part = taskParts.find((each) => each === title);
  const problem =
    depth === 1
      ? 'expected sections as "## …"; the title of the lesson stands in the front matter'
      : draft.at === 0
        ? 'expected a section "## …" before this heading'
        : depth !== 3 || part === undefined
          ? `expected "### ${taskParts.join('", "### ')}" or a section "## …"`
          : undefined;
  if (problem !== undefined) report(line, problem);
  if (part !== undefined) draft.mode = modeOf(part);
}

function takeNode(node: RootContent, line: number, draft: Draft, body: string, report: Report): void {
  const isBlock = node.type === 'code' && isFenced(node, body);
  switch (draft.mode) {
    case 'prose':
    case 'afterwards': {
      const into = draft.mode === 'prose' ? draft.prose : draft.afterwards;
      if (isBlock) takeBlock(node, line, draft, into, body, report);
      else into.texts.push(sourceOf(node, body));
      return;
    }
    case 'hints':
      if (node.type === 'list' && node.ordered === true) draft.hints.push(...hintsIn(node, body));
      else report(line, `expected a numbered list of hints: ${hintGrades.join(', ').toLowerCase()}`);
      return;
    case 'solution':
      if (isBlock) takeSolution(node, line, draft, report);
      else report(line, 'expected blocks alone in a solution: commands ("dev-a"), "edit", "write" or "sql"; words belong under ### Hints or ### Afterwards');
  }
}

function takeBlock(node: Code, line: number, draft: Draft, into: ProseDraft, body: string, report: Report): void {
  const block = { words: wordsOf(node), text: node.value, line };
  const reading = readProseBlock(block);
  switch (reading.type) {
    case 'shown':
      into.texts.push(sourceOf(node, body));
      return;
    case 'quote':
      into.texts.push(sourceOf(node, body));
      into.quotes.push(reading.quote);
      return;
    case 'problem':
      report(line, reading.message);
      return;
    case 'none': {
      const [first] = block.words;
      if (first !== 'holds') return report(line, `expected in a lesson's text ${proseForms}; checks begin with "holds", and what does the task stands under ### Solution. There is "${block.words.join(' ')}"`);
      if (draft.at === 0) return report(line, 'expected checks in a section "## …": they make it a task');
      const already = block.words.join(' ') === 'holds already';
      const checks = readBlock(already ? { ...block, words: ['holds'] } : block);
      if (checks.type === 'problems') {
        draft.flawed = true;
        for (const problem of checks.problems) report(problem.line, problem.message);
      }
      if (checks.type !== 'holds') return undefined;
      for (const { check, at } of checks.mustHold) if (check.kind === 'output') report(at, 'expected a check of the world\'s state; "output" is what a command said, and a task is done however the learner got there');
      draft.checks.push(...checks.mustHold.map((each) => ({ ...each, already })));
    }
  }
}

function takeSolution(node: Code, line: number, draft: Draft, report: Report): void {
  const block = { words: wordsOf(node), text: node.value, line };
  const reading = readBlock(block);
  switch (reading.type) {
    case 'actions':
      draft.solution.push(...reading.actions);
      return;
    case 'problems':
      draft.flawed = true;
      for (const problem of reading.problems) report(problem.line, problem.message);
      return;
    case 'shown':
    case 'holds':
    case 'evidence':
      draft.flawed = true;
      report(line, `expected what does the task: commands ("dev-a"), "edit", "write" or "sql", not "${block.words.join(' ')}"`);
  }
}

function sectionOf(draft: Draft, report: Report): Section {
  const { title, at, checks, hints, solution, afterwards, flawed } = draft;
  const section = { id: slug(title), title, at, prose: proseOf(draft.prose) };
  if (draft.prose.texts.length === 0) report(at, `expected a few words under "${title}": what is to be read or done`);
  const hasTask = flawed || checks.length + hints.length + solution.length + afterwards.texts.length > 0;
  if (!hasTask) return { ...section, task: undefined };
  if (checks.length === 0 && !flawed) report(at, `expected checks ("holds") in the task "${title}": how is it known that it is done?`);
  if (hints.length !== hintGrades.length) report(at, `expected ${hintGrades.length} hints under "### Hints" in the task "${title}" (${hintGrades.join(', ').toLowerCase()}), not ${hints.length}`);
  if (solution.length === 0 && !flawed) report(at, `expected "### Solution" in the task "${title}", with what does it`);
  const task: Task = { checks, hints, solution, afterwards: proseOf(afterwards) };
  return { ...section, task };
}

/** Each item of the list, without its number. */
function hintsIn(list: List, body: string): string[] {
  return list.children.map((item) => {
    const [first] = item.children;
    const start = first?.position?.start.offset ?? 0;
    return body.slice(start, item.position?.end.offset ?? start).replaceAll(/\n {2,3}/g, '\n');
  });
}

export function wordsOf(node: Code): readonly string[] {
  return `${node.lang ?? ''} ${node.meta ?? ''}`.trim().split(/\s+/).filter((word) => word !== '');
}

/** `Review the file` as a part of an address: `review-the-file`. */
function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

function modeOf(part: (typeof taskParts)[number]): Mode {
  return ({ Hints: 'hints', Solution: 'solution', Afterwards: 'afterwards' } as const)[part];
}

function emptyDraft(title: string, at: number): Draft {
  return { title, at, mode: 'prose', flawed: false, prose: { texts: [], quotes: [] }, checks: [], hints: [], solution: [], afterwards: { texts: [], quotes: [] } };
}

function proseOf({ texts, quotes }: ProseDraft): Prose {
  return { text: texts.join('\n\n'), quotes };
}

function sourceOf(node: RootContent, body: string): string {
  return body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** Four spaces make a block of code too; it has no words and is only shown. */
function isFenced(node: Code, body: string): boolean {
  return /^(?:`{3}|~{3})/.test(sourceOf(node, body));
}
