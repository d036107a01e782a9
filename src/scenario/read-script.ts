import type { Code, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { readFrontMatter } from './front-matter.ts';
import { readBlock } from './read-block.ts';
import type { Action, ScriptProblem, ScriptReading, Step } from './script.ts';

/**
 * Reads a scenario from its Markdown: front matter, what is prepared, then a step for each `##` heading.
 * Everything that is wrong is told, each with its line and what was expected.
 *
 * @param file its name, as problems tell it
 */
export function readScript(source: string, file: string): ScriptReading {
  const { data, problems: atTop, body } = readFrontMatter(source);
  const problems: ScriptProblem[] = atTop.map((problem) => ({ file, ...problem }));
  const report = (line: number, message: string): void => void problems.push({ file, line, message });
  const { introduction, preparation, steps } = readBody(body, report);
  if (body !== '' && steps.length === 0) report(body.split('\n').length, 'expected at least one step: a heading "## …" and what is done in it');
  if (data !== undefined) {
    for (const { environment, at } of steps.flatMap((step) => step.actions)) {
      if (!data.environments.includes(environment)) report(at, `expected an environment that is shown (${data.environments.join(', ')}), not ${environment}; name it under environments at the top, or do this before the first step`);
    }
  }
  if (data === undefined || problems.length > 0) return { type: 'problems', problems: problems.toSorted((a, b) => a.line - b.line) };
  return { type: 'script', script: { ...data, health: data.health ?? (data.project === 'shop' ? '/health' : undefined), introduction, preparation, steps } };
}

type Report = (line: number, message: string) => void;

/** A step while it is read. */
interface Draft {
  title: string;
  at: number;
  readonly narration: string[];
  readonly note: string[];
  readonly actions: Action[];
  readonly mustHold: Step['mustHold'][number][];
  readonly evidence: Step['evidence'][number][];
}

function readBody(body: string, report: Report): { introduction: string; preparation: readonly Action[]; steps: readonly Step[] } {
  const beginning = emptyDraft('', 0);
  const drafts: Draft[] = [];
  for (const node of fromMarkdown(body).children) {
    const line = node.position?.start.line ?? 1;
    const draft = drafts.at(-1) ?? beginning;
    if (node.type === 'heading' && node.depth === 2) {
      drafts.push(emptyDraft(sourceOf(node, body).replace(/^##\s*/, '').replace(/\s*#*$/, ''), line));
      if (drafts.at(-1)?.title === '') report(line, 'expected a title after ##');
    } else if (node.type === 'heading' && node.depth === 1) report(line, 'expected steps as "## …"; the title of the scenario stands in the front matter');
    else if (node.type === 'blockquote') draft.note.push(sourceOf(node, body).replaceAll(/^ {0,3}> ?/gm, ''));
    else if (node.type === 'code' && isFenced(node, body)) takeBlock(node, line, draft, body, report);
    else draft.narration.push(sourceOf(node, body));
  }
  for (const { at } of beginning.mustHold) report(at, 'expected checks after a step; before the first one nothing is checked');
  for (const { title, at, narration, actions, evidence } of drafts) {
    if (narration.length === 0) report(at, `expected a few words under "${title}": what the room is told`);
    if (actions.length === 0 && evidence.length === 0) report(at, `expected something that is done or shown in "${title}": commands, an edit or evidence`);
  }
  return {
    introduction: beginning.narration.join('\n\n'),
    preparation: beginning.actions,
    steps: drafts.map(({ narration, note, ...rest }): Step => ({ ...rest, narration: narration.join('\n\n'), note: note.join('\n\n') })),
  };
}

function takeBlock(node: Code, line: number, draft: Draft, body: string, report: Report): void {
  const words = `${node.lang ?? ''} ${node.meta ?? ''}`.trim().split(/\s+/).filter((word) => word !== '');
  const reading = readBlock({ words, text: node.value, line });
  switch (reading.type) {
    case 'shown':
      draft.narration.push(sourceOf(node, body));
      return;
    case 'actions':
      draft.actions.push(...reading.actions);
      return;
    case 'holds':
      draft.mustHold.push(...reading.mustHold);
      return;
    case 'evidence':
      if (draft.at === 0) report(line, 'expected evidence in a step; before the first one nothing is shown');
      draft.evidence.push(...reading.evidence);
      return;
    case 'problems':
      for (const problem of reading.problems) report(problem.line, problem.message);
  }
}

function emptyDraft(title: string, at: number): Draft {
  return { title, at, narration: [], note: [], actions: [], mustHold: [], evidence: [] };
}

function sourceOf(node: RootContent, body: string): string {
  return body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** Four spaces make a block of code too; it has no words and is only shown. */
function isFenced(node: Code, body: string): boolean {
  return /^(?:`{3}|~{3})/.test(sourceOf(node, body));
}
