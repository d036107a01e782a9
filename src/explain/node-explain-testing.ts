import { openHeadless } from '../../scripts/headless.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import { textAt, treeOf } from '../domain/file-tree.ts';
import { explain } from './explain.ts';
import { lastHappening } from './last-happening.ts';
import type { Note } from './note.ts';

/** What a line came to: its exit code, and the notes on it. */
export interface Told {
  readonly code: number;
  readonly notes: readonly Note[];
  readonly ids: readonly string[];
  /** Of the first note, `of: is` line by line. */
  readonly proof: readonly string[];
  /** The commands that the first note offers. */
  readonly commands: readonly string[];
}

/** A workbench on the real engines in which things go wrong, and what the explainer says of them. */
export function openScene() {
  const { workbench, close } = openHeadless(treeOf({}));
  const files = (id: EnvironmentId) => workbench.getState().workspace.environments[id].files;

  return {
    workbench,
    close,
    /** Begins anew; every environment has these files. */
    begin(project: Readonly<Record<string, string>>, ...environments: readonly EnvironmentId[]): void {
      workbench.startOver();
      for (const id of environments.length === 0 ? (['dev-a'] as const) : environments) refuse(workbench.replaceFiles(id, treeOf(project), 'A project'));
    },
    write(path: string, text: string, id: EnvironmentId = 'dev-a'): void {
      refuse(workbench.writeFile(id, path, text));
    },
    edit(path: string, from: string, to: string, id: EnvironmentId = 'dev-a'): void {
      const text = textAt(files(id), path) ?? '';
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
      refuse(workbench.writeFile(id, path, text.replace(from, to)));
    },
    remove(path: string): void {
      refuse(workbench.deletePath('dev-a', path));
    },
    /** A line that has to end well, on the way to what is looked at. */
    async run(line: string, id: EnvironmentId = 'dev-a'): Promise<void> {
      const code = await workbench.enter(id, line);
      if (code !== 0) throw new Error(`${line} ended with ${code}`);
    },
    async tell(line: string, id: EnvironmentId = 'dev-a'): Promise<Told> {
      const code = await workbench.enter(id, line);
      return { code, ...(await this.notes(id)) };
    },
    async notes(id: EnvironmentId = 'dev-a'): Promise<Omit<Told, 'code'>> {
      const happening = lastHappening(workbench.getState().timeline, id);
      const notes = happening === undefined ? [] : await explain(happening, workbench);
      return {
        notes,
        ids: notes.map((note) => note.id),
        proof: notes[0]?.proof.map(({ of, is }) => `${of}: ${is}`) ?? [],
        commands: notes[0]?.wayOut.flatMap((way) => (way.type === 'command' ? [way.line] : [])) ?? [],
      };
    },
  };
}

function refuse(reason: string | undefined): void {
  if (reason !== undefined) throw new Error(reason);
}
