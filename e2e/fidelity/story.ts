/** Files by their path relative to the project folder. */
export type ProjectFiles = Readonly<Record<string, string>>;

/**
 * One thing that happens in a story, on both sides alike.
 *
 * `run` runs a shell line. `code` and `prints` are what the *native* tool must answer, so that a story shows what it claims to show.
 * `edit` replaces text in the one file that matches `path`, in which `*` stands for what is not known beforehand.
 */
export type Step =
  | { readonly type: 'run'; readonly line: string; readonly code: number; readonly prints: readonly string[]; readonly inAnyOrder: boolean }
  | { readonly type: 'write'; readonly path: string; readonly text: string }
  | { readonly type: 'edit'; readonly path: string; readonly from: string; readonly to: string }
  | { readonly type: 'remove'; readonly path: string };

export interface Story {
  readonly name: string;
  readonly files: ProjectFiles;
  readonly steps: readonly Step[];
}

export function story(name: string, files: ProjectFiles, ...steps: readonly Step[]): Story {
  return { name, files, steps };
}

/** A line that ends well, and parts of what it prints. */
export function run(line: string, ...prints: readonly string[]): Step {
  return { type: 'run', line, code: 0, prints, inAnyOrder: false };
}

/** A line that ends with an exit code other than 0, and parts of what it prints. */
export function fails(line: string, code: number, ...prints: readonly string[]): Step {
  return { type: 'run', line, code, prints, inAnyOrder: false };
}

/** The same for a line that prints what Alembic keeps in a Python set: the native tool itself prints it now in this order, now in that. */
export function inAnyOrder(step: Step): Step {
  return step.type === 'run' ? { ...step, inAnyOrder: true } : step;
}

export function write(path: string, text: string): Step {
  return { type: 'write', path, text };
}

export function edit(path: string, from: string, to: string): Step {
  return { type: 'edit', path, from, to };
}

export function remove(path: string): Step {
  return { type: 'remove', path };
}
