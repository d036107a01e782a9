import { useState } from 'react';
import type { Action } from '../../scenario/script.ts';
import { environmentNames } from '../../domain/environment.ts';
import type { LessonState } from '../../lesson/runner.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLesson, useLessonState } from './lesson-context.ts';
import { afterwardsOf } from './TaskPart.tsx';

/** How far the learner is, what "Show me" does, and the way back from it: always in sight. */
export function LessonStatus() {
  const { opened, readAt } = useLesson();
  const state = useLessonState();
  const [refused, setRefused] = useState<string>();
  const place = state === undefined ? undefined : placeToRead(state);
  const undo = (): void => setRefused(opened?.runner.undoShowing());
  return (
    <section className="lesson-status" aria-label="Where you are">
      {state?.doing.type === 'showing' ? (
        <>
          <p>
            <i className="at-work" aria-hidden="true" /> Showing {state.doing.index + 1} of {state.doing.count}: {actionWords(state.doing.action)}
          </p>
          <button type="button" className="button small" onClick={() => opened?.runner.stopShowing()}>
            <Icon name="stop" size={12} /> Stop
          </button>
        </>
      ) : (
        <>
          <p>{state !== undefined && <Standing state={state} />}</p>
          {place !== undefined && (
            <button type="button" className="button quiet small" onClick={() => readAt(place)}>
              Read on
            </button>
          )}
        </>
      )}
      {state?.undo !== undefined && state.doing.type !== 'showing' && (
        <p className="shown-notice">
          <span>{refused ?? '“Show me” did it in your project.'}</span>
          <button type="button" className="button small" title="Puts your project back as it was before “Show me”" onClick={undo}>
            <Icon name="undo" size={14} /> Undo “Show me”
          </button>
        </p>
      )}
      <output className="visually-hidden" aria-live="polite">
        {state === undefined ? '' : announcement(state)}
      </output>
    </section>
  );
}

/** Where to read on: what comes after the task that was done last, or the first task. */
function placeToRead({ tasks }: LessonState): string | undefined {
  const done = tasks.filter(({ standing }) => standing === 'done').at(-1)?.section;
  return done === undefined ? tasks[0]?.section.id : done.task.afterwards.text.trim() === '' ? (tasks.find(({ standing }) => standing === 'current')?.section.id ?? done.id) : afterwardsOf(done);
}

function Standing({ state: { tasks, finished } }: { readonly state: LessonState }) {
  const at = tasks.findIndex(({ standing }) => standing === 'current');
  if (finished) {
    return (
      <b className="all-done">
        <Icon name="check" size={14} /> All tasks done
      </b>
    );
  }
  return (
    <>
      {tasks.length > 0 && `Task ${at + 1} of ${tasks.length}: `}
      <b>{tasks[at]?.section.title}</b>
    </>
  );
}

/** What is said to those who do not look there: which task was done, and what comes next. */
function announcement({ tasks, finished }: LessonState): string {
  const done = tasks.filter(({ standing }) => standing === 'done').at(-1)?.section.title;
  const next = tasks.find(({ standing }) => standing === 'current')?.section.title;
  if (done === undefined) return '';
  return finished ? `Task done: ${done}. All tasks of this lesson are done.` : `Task done: ${done}. Next: ${next ?? ''}.`;
}

function actionWords(action: Action): string {
  const where = environmentNames[action.environment];
  switch (action.type) {
    case 'command':
      return `${action.line} (${where})`;
    case 'replace':
    case 'write':
      return `editing ${action.path} (${where})`;
    case 'sql':
      return `SQL in ${action.path} (${where})`;
  }
}
