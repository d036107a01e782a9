import { useEffect, useState } from 'react';
import { environmentIds } from '../../domain/environment.ts';
import { loadStart } from '../../lesson/library.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { openLesson } from '../../lesson/open-lesson.ts';
import { passStore } from '../../lesson/passes.ts';
import type { LessonRunner } from '../../lesson/runner.ts';
import { developmentInspector } from '../../scenario/dev-inspector.ts';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { remembered } from '../../ui/remembered.ts';
import { useProgressStore } from './course.ts';
import type { LessonStage } from './lesson-stage.ts';

/** A lesson on its way to the learner. `elsewhere`: another tab has opened it since. */
export type Opening =
  | { readonly type: 'preparing'; readonly step: 'fetching' | 'opening' }
  | { readonly type: 'ready'; readonly runner: LessonRunner }
  | { readonly type: 'elsewhere' }
  | { readonly type: 'problem'; readonly sentence: string };

/** Opens the lesson in its world, where the learner left it; its checks look until the screen goes. */
export function useOpening(lesson: Lesson, stage: LessonStage): Opening {
  const progress = useProgressStore();
  const [opening, setOpening] = useState<Opening>({ type: 'preparing', step: 'fetching' });
  useEffect(() => {
    let current = true;
    let runner: LessonRunner | undefined;
    const tell = (next: Opening): void => {
      if (current) setOpening(next);
    };
    const open = async (): Promise<void> => {
      const inspect = await developmentInspector();
      const start = await loadStart(lesson);
      if (typeof start === 'string') return tell({ type: 'problem', sentence: start });
      // A lesson that was saved while it is open stays as it is until it is read anew.
      setOpening((before) => (before.type === 'ready' ? before : { type: 'preparing', step: 'opening' }));
      const { workbench, probe, over } = await stage.openWorld(lesson, start);
      if (!current) return undefined;
      void over.then(() => {
        tell({ type: 'elsewhere' });
        runner?.close();
        // What goes on here would be kept by nobody.
        for (const id of environmentIds) if (workbench.getState().environments[id].terminal.type === 'running') workbench.stop(id);
      });
      runner = openLesson({ lesson, workbench, probe, progress, passes: passStore(remembered, lesson.id), now: () => stage.now(), ...(inspect === undefined ? {} : { inspect }) });
      return tell({ type: 'ready', runner });
    };
    open().catch((error: unknown) => tell({ type: 'problem', sentence: textsOf(lessonsTexts).opening.notFetched(error instanceof Error ? error.message : String(error)) }));
    return () => {
      current = false;
      runner?.close();
    };
  }, [lesson, stage, progress]);
  return opening;
}
