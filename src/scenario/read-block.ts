import { type Flaw, readCheck } from '../checks/check.ts';
import { environmentIds, type EnvironmentId, isEnvironmentId } from '../domain/environment.ts';
import { type EvidenceRequest, readEvidence } from './evidence.ts';
import type { Action, MustHold } from './script.ts';
import { readYaml } from './yaml-lines.ts';

/** A fenced block as it stands in a file: the words behind its fence, its text, and the line of its fence, 1-based. */
export interface Block {
  readonly words: readonly string[];
  readonly text: string;
  readonly line: number;
}

/** What a block says. `shown`: it belongs to the narration. */
export type BlockReading =
  | { readonly type: 'shown' }
  | { readonly type: 'actions'; readonly actions: readonly Action[] }
  | { readonly type: 'holds'; readonly mustHold: readonly MustHold[] }
  | { readonly type: 'evidence'; readonly evidence: readonly EvidenceRequest[] }
  | { readonly type: 'problems'; readonly problems: readonly { readonly line: number; readonly message: string }[] };

/** Blocks that are read by people alone. */
const shownLanguages = ['python', 'text', 'diff', 'bash', 'ini', 'json'];

const forms = `dev-a (any environments: ${environmentIds.join(', ')}), edit ENVIRONMENT PATH, write ENVIRONMENT PATH, sql ENVIRONMENT, holds, evidence, or one that is only shown: ${shownLanguages.join(', ')}`;

export function readBlock(block: Block): BlockReading {
  const [first, ...rest] = block.words;
  if (first === undefined || shownLanguages.includes(first)) return { type: 'shown' };
  if (isEnvironmentId(first)) return readCommands(block);
  switch (first) {
    case 'edit':
    case 'write':
    case 'sql':
      return readEdit(first, rest, block);
    case 'holds': {
      if (rest.length > 0) return problem(block.line, `expected "holds" alone, not "${block.words.join(' ')}"`);
      const read = readList(block, 'checks', readCheck);
      return 'problems' in read ? { type: 'problems', problems: read.problems } : { type: 'holds', mustHold: read.items.flatMap(({ item, line }) => ('check' in item ? [{ check: item.check, at: line }] : [])) };
    }
    case 'evidence': {
      const read = readList(block, 'evidence', readEvidence);
      return 'problems' in read ? { type: 'problems', problems: read.problems } : { type: 'evidence', evidence: read.items.flatMap(({ item }) => ('evidence' in item ? [item.evidence] : [])) };
    }
    default:
      return problem(block.line, `expected a block that begins with ${forms}; there is no "${first}"`);
  }
}

/** `dev-a dev-b exits 1`: each line is typed in each of the environments; the code is that of the last line. */
function readCommands(block: Block): BlockReading {
  const at = block.words.indexOf('exits');
  const names = at === -1 ? block.words : block.words.slice(0, at);
  const ending = at === -1 ? ['0'] : block.words.slice(at + 1);
  const unknown = names.find((name) => !isEnvironmentId(name));
  if (unknown !== undefined) return problem(block.line, `expected environments (${environmentIds.join(', ')}), then perhaps "exits" and a code; there is no "${unknown}"`);
  const [code, ...more] = ending;
  if (code === undefined || more.length > 0 || !/^\d{1,3}$/.test(code) || Number(code) > 255) return problem(block.line, `expected one exit code from 0 to 255 after "exits", not "${ending.join(' ')}"`);
  const lines = block.text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), at: block.line + 1 + index }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) return problem(block.line, 'expected at least one command in the block');
  const actions = names.filter(isEnvironmentId).flatMap((environment) => lines.map((each, index): Action => ({ type: 'command', environment, ...each, exits: index === lines.length - 1 ? Number(code) : 0 })));
  return { type: 'actions', actions };
}

function readEdit(form: 'edit' | 'write' | 'sql', words: readonly string[], block: Block): BlockReading {
  const [environment, path, ...more] = words;
  const wanted = form === 'sql' ? 'sql ENVIRONMENT [DATABASE]' : `${form} ENVIRONMENT PATH`;
  if (environment === undefined || !isEnvironmentId(environment)) return problem(block.line, `expected ${wanted}; the environment is one of ${environmentIds.join(', ')}, not "${environment ?? ''}"`);
  if (more.length > 0) return problem(block.line, `expected ${wanted} and no more; there is "${more.join(' ')}" after it`);
  if (form === 'sql') {
    if (block.text.trim() === '') return problem(block.line, 'expected SQL in the block');
    return { type: 'actions', actions: [{ type: 'sql', environment, path: path ?? 'app.db', sql: block.text.trim(), at: block.line }] };
  }
  if (path === undefined) return problem(block.line, `expected ${wanted}; the path is missing`);
  if (path.startsWith('/') || path.split('/').includes('..')) return problem(block.line, `expected a path below the project folder, not "${path}"`);
  if (form === 'write') return { type: 'actions', actions: [{ type: 'write', environment, path, text: `${block.text}\n`, at: block.line }] };
  return readReplacement(environment, path, block);
}

/** Lines as a diff writes them: ` ` stays, `-` goes, `+` comes. What stays and what goes must be found exactly once. */
function readReplacement(environment: EnvironmentId, path: string, block: Block): BlockReading {
  const lines = block.text.split('\n');
  const odd = lines.findIndex((line) => line !== '' && !' -+'.includes(line.charAt(0)));
  if (odd !== -1) return problem(block.line + 1 + odd, `expected every line of an edit to begin with "-" (goes), "+" (comes) or a space (stays), not "${lines[odd] ?? ''}"`);
  const side = (sign: '-' | '+'): string => lines.filter((line) => line === '' || line.startsWith(' ') || line.startsWith(sign)).map((line) => `${line.slice(1)}\n`).join('');
  if (side('-') === '') return problem(block.line, 'expected lines that are found in the file: they begin with "-" or a space');
  if (!lines.some((line) => line.startsWith('-') || line.startsWith('+'))) return problem(block.line, 'expected at least one line that goes ("-") or comes ("+")');
  return { type: 'actions', actions: [{ type: 'replace', environment, path, find: side('-'), replacement: side('+'), at: block.line }] };
}

type Item = { readonly check: MustHold['check'] } | { readonly evidence: EvidenceRequest };

function readList<Read extends Item>(
  block: Block,
  what: string,
  read: (written: unknown) => Read | { readonly flaws: readonly Flaw[] },
): { readonly items: readonly { readonly item: Read; readonly line: number }[] } | { readonly problems: readonly { readonly line: number; readonly message: string }[] } {
  const yaml = readYaml(block.text, block.line + 1);
  if ('message' in yaml) return { problems: [{ line: yaml.line, message: `expected YAML: ${yaml.message}` }] };
  if (!Array.isArray(yaml.value) || yaml.value.length === 0) return { problems: [{ line: block.line, message: `expected a list of ${what}, each on a line that begins with "- "` }] };
  const items: { item: Read; line: number }[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const [index, written] of yaml.value.entries()) {
    const item = read(written);
    if ('flaws' in item) problems.push(...item.flaws.map(({ path, message }) => ({ line: yaml.lineOf([index, ...path]), message: path.length === 0 ? message : `${path.join('.')}: ${message}` })));
    else items.push({ item, line: yaml.lineOf([index]) });
  }
  return problems.length > 0 ? { problems } : { items };
}

function problem(line: number, message: string): BlockReading {
  return { type: 'problems', problems: [{ line, message }] };
}
