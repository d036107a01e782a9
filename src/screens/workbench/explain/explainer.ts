import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { findScriptLocation, revisionPaths } from '../../../domain/script-location.ts';
import type { Happening } from '../../../explain/facts.ts';
import { lastHappening, pastWorlds } from '../../../explain/last-happening.ts';
import type { Note } from '../../../explain/note.ts';
import type { ReviewFinding } from '../../../explain/review/finding.ts';
import type { Workbench } from '../../../session/workbench.ts';
import { currentLanguage, type Language, subscribeToLanguage } from '../../../texts/language.ts';
import { useAnswer } from '../../../ui/answer.ts';
import { useEnvironment, useParts, useWorkbench } from '../workbench-context.ts';

const nothing: readonly never[] = [];

/** What there is to say of the last command of an environment, at the point where the world stands. */
export function useNotes(environment: EnvironmentId): { readonly happening: Happening | undefined; readonly notes: readonly Note[] } {
  const { workbench } = useParts();
  const timeline = useWorkbench((state) => state.timeline);
  const { terminal } = useEnvironment(environment);
  const idle = terminal.type === 'idle';
  const happening = useMemo(() => (idle ? lastHappening(timeline, environment) : undefined), [timeline, environment, idle]);
  const language = useSyncExternalStore(subscribeToLanguage, currentLanguage);
  const { value } = useAnswer(useCallback(() => told(happening, workbench, language), [happening, workbench, language]));
  // A note belongs to its command: the one before is not shown while the next is looked at.
  return { happening, notes: value !== undefined && value.happening === happening ? value.notes : nothing };
}

/** What a reviewer would stop at in a revision file that is open; nothing for any other file. */
export function useReview(environment: EnvironmentId, path: string | undefined): readonly ReviewFinding[] {
  const { workbench } = useParts();
  const workspace = useWorkbench((state) => state.workspace);
  const { files } = workspace.environments[environment];
  const isRevision = useMemo(() => {
    const location = findScriptLocation(files);
    return path !== undefined && location !== undefined && revisionPaths(files, location).includes(path);
  }, [files, path]);
  const language = useSyncExternalStore(subscribeToLanguage, currentLanguage);
  const { value } = useAnswer(
    useCallback(async () => {
      const loaded = isRevision ? await loading(() => import('../../../explain/review/review.ts')) : undefined;
      const findings = loaded === undefined ? nothing : await loaded.review(workspace, pastWorlds(workbench.getState().timeline), environment, workbench);
      return { language, findings };
    }, [isRevision, workspace, environment, workbench, language]),
  );
  // What was said in another language is not shown while it is said anew.
  return useMemo(() => (isRevision && value?.language === language ? value.findings.filter((finding) => finding.path === path) : nothing), [isRevision, value, path, language]);
}

/** A note is made in the language of the moment. */
const known = new WeakMap<Language, WeakMap<Happening, readonly Note[]>>();

/** The explainer comes with the first line that there is something to ask about. */
async function told(happening: Happening | undefined, workbench: Workbench, language: Language): Promise<{ readonly happening: Happening | undefined; readonly notes: readonly Note[] }> {
  if (happening === undefined) return { happening, notes: nothing };
  const inLanguage = known.get(language) ?? new WeakMap<Happening, readonly Note[]>();
  known.set(language, inLanguage);
  const found = inLanguage.get(happening);
  if (found !== undefined) return { happening, notes: found };
  const loaded = await loading(() => import('../../../explain/explain.ts'));
  if (loaded === undefined) return { happening, notes: nothing };
  const notes = await loaded.explain(happening, workbench);
  inLanguage.set(happening, notes);
  return { happening, notes };
}

/** A part that could not be fetched is done without, and asked for again next time: the terminal has said what it has to say. */
async function loading<Module>(load: () => Promise<Module>): Promise<Module | undefined> {
  try {
    return await load();
  } catch {
    return undefined;
  }
}
