import type { Places } from './mask.ts';
import type { Step } from './story.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One of the two machines on which a story happens: the sandbox, or the native one. */
export interface Side {
  readonly places: Places;
  run(line: string): Promise<Outcome>;
  write(path: string, text: string): void;
  remove(path: string): void;
  /** All files of the project by their path; an empty folder is a path that ends in a slash. */
  files(): ReadonlyMap<string, Uint8Array>;
  close(): void;
}

/** Does a step that is not a line to run. */
export function change(side: Side, step: Exclude<Step, { type: 'run' }>): void {
  switch (step.type) {
    case 'write':
      return side.write(step.path, step.text);
    case 'edit': {
      const [path, bytes] = theFile(side, step.path);
      const text = new TextDecoder().decode(bytes);
      if (!text.includes(step.from)) throw new Error(`${path} holds no ${JSON.stringify(step.from)}:\n${text}`);
      return side.write(path, text.replace(step.from, () => step.to));
    }
    case 'remove':
      return side.remove(theFile(side, step.path)[0]);
  }
}

/** The one file that matches a pattern in which `*` stands for any part of a name. */
function theFile(side: Side, pattern: string): [path: string, bytes: Uint8Array] {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${escaped.join('[^/]*')}$`);
  const [match, ...others] = [...side.files()].filter(([path]) => expression.test(path));
  if (match === undefined || others.length > 0) throw new Error(`${pattern} matches ${match === undefined ? 'no file' : 'several files'}.`);
  return match;
}
