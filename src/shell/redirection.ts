import type { Redirection } from 'unbash';
import { apply, type FileTree } from '../domain/file-tree.ts';
import type { Keyboard } from '../process/program.ts';
import { collector, concat, nowhere, type Collector, type Sink } from './output.ts';
import { placeAt, readProblem, writeProblem, type Standpoint } from '../domain/place.ts';

/** Where a command reads from and writes to. */
export interface Streams {
  readonly stdin: Uint8Array;
  /** Left out when nobody sits at the terminal, or what is read or written goes elsewhere. */
  readonly keyboard?: Keyboard;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/** A command's redirections, opened: the streams, the files as opening left them, and how the collected output gets into them. */
export type Redirected =
  | { readonly type: 'opened'; readonly streams: Streams; readonly files: FileTree; readonly targets: readonly Target[] }
  | { readonly type: 'failed'; readonly message: string };

/** A file that output is collected for. */
export interface Target {
  readonly typed: string;
  readonly path: string;
  /** What was there, for `>>`. */
  readonly before: Uint8Array;
  readonly collected: Collector;
}

/** One redirection with its words expanded. */
export interface ResolvedRedirection {
  readonly redirection: Redirection;
  /** The file name, or the text of a here-string or here-document. Undefined when it expanded to no or several words. */
  readonly text: string | undefined;
}

const EMPTY = new Uint8Array(0);

/** Opens redirections from left to right, so that `>f 2>&1` and `2>&1 >f` differ as they do in bash. */
export function openRedirections(redirections: readonly ResolvedRedirection[], from: Standpoint, streams: Streams, onFull: () => void): Redirected {
  let { stdin, stdout, stderr } = streams;
  let { files } = from;
  const targets: Target[] = [];

  for (const { redirection, text } of redirections) {
    if (redirection.type !== 'Redirect') {
      stdin = new TextEncoder().encode(text ?? '');
      continue;
    }
    if (redirection.operator === '>&') {
      const copied = redirection.target?.text === '1' ? stdout : stderr;
      if (descriptorOf(redirection) === 2) stderr = copied;
      else stdout = copied;
      continue;
    }
    if (text === undefined) return { type: 'failed', message: `${redirection.target?.text ?? ''}: ambiguous redirect` };
    const place = placeAt({ ...from, files }, text);
    if (redirection.operator === '<') {
      // bash opens a folder, and the program fails on it with these words; here the shell says them.
      const problem = readProblem(place);
      if (problem !== undefined) return { type: 'failed', message: `${text}: ${problem}` };
      stdin = place.type === 'file' ? place.bytes : EMPTY;
      continue;
    }
    let sink: Sink;
    if (place.type === 'null-device') sink = nowhere;
    else if (text === '/dev/stdout' || text === '/dev/stderr') sink = text === '/dev/stdout' ? stdout : stderr;
    else if (place.type === 'file' || place.type === 'free') {
      if (text.endsWith('/')) return { type: 'failed', message: `${text}: Is a directory` };
      const appends = redirection.operator === '>>' || redirection.operator === '&>>';
      const before = appends && place.type === 'file' ? place.bytes : EMPTY;
      const collected = collector(onFull);
      targets.push({ typed: text, path: place.path, before, collected });
      if (place.type === 'free' || !appends) files = apply(files, { set: [[place.path, before]], remove: [] });
      sink = collected.sink;
    } else return { type: 'failed', message: `${text}: ${writeProblem(place) ?? ''}` };

    if (redirection.operator === '&>' || redirection.operator === '&>>') stdout = stderr = sink;
    else if (descriptorOf(redirection) === 2) stderr = sink;
    else stdout = sink;
  }
  const atTerminal = streams.keyboard !== undefined && stdin === streams.stdin && stdout === streams.stdout;
  return { type: 'opened', streams: { stdin, stdout, stderr, ...(atTerminal ? { keyboard: streams.keyboard } : {}) }, files, targets };
}

/** The files with the collected output in them. A target that nothing was written to keeps what opening made of it. */
export function fillTargets(files: FileTree, targets: readonly Target[]): FileTree {
  const set = targets
    .map(({ path, before, collected }) => [path, before, collected.bytes()] as const)
    .filter(([, , bytes]) => bytes.length > 0)
    .map(([path, before, bytes]) => [path, before.length === 0 ? bytes : concat([before, bytes])] as const);
  return apply(files, { set, remove: [] });
}

function descriptorOf(redirection: Extract<Redirection, { type: 'Redirect' }>): number {
  return redirection.descriptor?.type === 'FileDescriptor' ? redirection.descriptor.value : 1;
}
