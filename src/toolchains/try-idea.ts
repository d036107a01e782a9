import { schemaOf } from '../checks/database.ts';
import { evaluate, type LastOutput } from '../checks/evaluate.ts';
import { findingSentence } from '../checks/finding.ts';
import { matchingPaths } from '../checks/path-pattern.ts';
import type { Probe } from '../checks/probe.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import type { SqlValue } from '../domain/schema.ts';
import type { Workspace } from '../domain/workspace.ts';
import { act } from '../scenario/act.ts';
import type { Evidence } from '../scenario/evidence.ts';
import { gatherEvidence } from '../scenario/gather-evidence.ts';
import type { Action } from '../scenario/script.ts';
import type { Workbench } from '../session/workbench.ts';
import type { Asked, IdeaCell, Outcome } from './comparison.ts';

/** One thing that was done on the copy, and what it said. */
export type Deed =
  | { readonly type: 'command'; readonly environment: EnvironmentId; readonly line: string; readonly code: number; readonly output: string }
  | { readonly type: 'edit'; readonly environment: EnvironmentId; readonly path: string; readonly removed: readonly string[]; readonly added: readonly string[] }
  | { readonly type: 'sql'; readonly environment: EnvironmentId; readonly path: string; readonly sql: string };

/**
 * What came of an idea with one tool.
 *
 * @property sentence what is said of it; undefined: it came otherwise than any of the expected outcomes
 * @property why where nothing is said, what kept each outcome from being said
 */
export interface Tried {
  readonly deeds: readonly Deed[];
  readonly evidence: readonly Evidence[];
  readonly sentence: string | undefined;
  readonly why: readonly string[];
}

/**
 * Tries an idea on a copy of a world, and says what came of it.
 *
 * @param workspace the world as it was; it stays so
 * @param copy a workbench for the copy alone: its world is replaced
 */
export async function tryIdea(cell: IdeaCell, workspace: Workspace, copy: Workbench, probe: Probe, signal: AbortSignal): Promise<Tried> {
  const refused = copy.replaceWorld(workspace, 'A copy');
  if (refused !== undefined) throw new Error(`The copy is used by something else: ${refused}`);
  // What was tried before is no past of this copy.
  copy.forgetPast();
  const outputs: Partial<Record<EnvironmentId, LastOutput>> = {};
  const deeds: Deed[] = [];
  for (const action of cell.actions) {
    const { output, failure } = await act(action, copy, signal);
    // How a line ends is what is being tried; an edit that cannot be made is another matter.
    if (output === undefined && failure !== undefined) return { deeds, evidence: [], sentence: undefined, why: [failure] };
    if (output !== undefined) outputs[action.environment] = output;
    deeds.push(deedOf(action, output));
  }
  const tried = copy.getState().workspace;
  const evidence = await Promise.all(cell.evidence.map((request) => gatherEvidence(request, tried, probe)));
  const why: string[] = [];
  for (const outcome of cell.outcomes) {
    const against = await sentencesAgainst(outcome, tried, probe, outputs);
    if (against.length === 0) return { deeds, evidence, sentence: await filled(outcome, tried, probe), why: [] };
    why.push(...against);
  }
  return { deeds, evidence, sentence: undefined, why };
}

async function sentencesAgainst({ when }: Outcome, workspace: Workspace, probe: Probe, outputs: Partial<Record<EnvironmentId, LastOutput>>): Promise<string[]> {
  const findings = await Promise.all(when.map(({ check }) => evaluate(check, { workspace, probe, lastOutput: (id) => outputs[id] })));
  return findings.flat().flatMap((finding) => (finding.holds ? [] : [findingSentence(finding)]));
}

/** The sentence with what stands in the world at the place of each name in braces. */
async function filled({ says, values }: Outcome, workspace: Workspace, probe: Probe): Promise<string> {
  const found = new Map(await Promise.all(Object.entries(values).map(async ([name, asked]) => [name, await valueOf(asked, workspace, probe)] as const)));
  return says.replaceAll(/\{([^{}]+)\}/g, (braces, name: string) => found.get(name) ?? braces);
}

async function valueOf(asked: Asked, workspace: Workspace, probe: Probe): Promise<string> {
  switch (asked.type) {
    case 'file':
      return matchingPaths(workspace.environments[asked.environment].files, asked.path).join(', ');
    case 'query': {
      const database = await schemaOf(workspace, asked.environment, asked.database, probe);
      if ('missing' in database) return 'nothing';
      const outcome = await probe.query(database.content, asked.query);
      if (outcome.type !== 'rows') return outcome.type === 'error' ? outcome.message : 'nothing';
      return outcome.page.rows.map((row) => row.map(valueWords).join(' ')).join(', ');
    }
  }
}

function valueWords(value: SqlValue): string {
  return value === null ? 'NULL' : value instanceof Uint8Array ? `${value.length} bytes` : `${value}`;
}

function deedOf(action: Action, output: LastOutput | undefined): Deed {
  const { environment } = action;
  switch (action.type) {
    case 'command':
      return { type: 'command', environment, line: action.line, code: output?.code ?? 0, output: output?.text.trimEnd() ?? '' };
    case 'replace': {
      const [old, now] = [linesOf(action.find), linesOf(action.replacement)];
      return { type: 'edit', environment, path: action.path, removed: old.filter((line) => !now.includes(line)), added: now.filter((line) => !old.includes(line)) };
    }
    case 'write':
      return { type: 'edit', environment, path: action.path, removed: [], added: linesOf(action.text) };
    case 'sql':
      return { type: 'sql', environment, path: action.path, sql: action.sql };
  }
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
