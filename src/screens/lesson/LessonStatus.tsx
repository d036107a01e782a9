import { useState } from 'react';
import type { Action } from '../../scenario/script.ts';
import { pageTexts } from '../../texts/en/page.ts';
import type { LessonState } from '../../lesson/runner.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLesson, useLessonState } from './lesson-context.ts';
import { useOffer } from '../palette/palette-context.ts';
import { afterwardsOf } from './TaskPart.tsx';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { fill } from '../../texts/fill.ts';
import { useTexts } from '../../texts/texts.ts';

/** How far the learner is, what "Show me" does, and the way back from it: always in sight. */
export function LessonStatus() {
  const texts = useTexts(lessonsTexts);
  const { opened, readAt } = useLesson();
  useOffer('lesson', opened === undefined ? undefined : { ...opened, readAt });
  const state = useLessonState();
  const [refused, setRefused] = useState<string>();
  const place = state === undefined ? undefined : placeToRead(state);
  const undo = (): void => setRefused(opened?.runner.undoShowing());
  return (
    <section className="lesson-status" aria-label={texts.status.label}>
      {state?.doing.type === 'showing' ? (
        <>
          <p>
            <i className="at-work" aria-hidden="true" /> {texts.status.showing(state.doing.index + 1, state.doing.count, actionWords(state.doing.action))}
          </p>
          <button type="button" className="button small" onClick={() => opened?.runner.stopShowing()}>
            <Icon name="stop" size={12} /> {texts.status.stop}
          </button>
        </>
      ) : (
        <>
          <p>{state !== undefined && <Standing state={state} />}</p>
          {place !== undefined && (
            <button type="button" className="button quiet small" onClick={() => readAt(place)}>
              {texts.status.readOn}
            </button>
          )}
        </>
      )}
      {state?.undo !== undefined && state.doing.type !== 'showing' && (
        <p className="shown-notice">
          <span>{refused ?? texts.status.shownHere}</span>
          <button type="button" className="button small" title={texts.status.undoTitle} onClick={undo}>
            <Icon name="undo" size={14} /> {texts.status.undo}
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
  const texts = useTexts(lessonsTexts);
  const at = tasks.findIndex(({ standing }) => standing === 'current');
  if (finished) {
    return (
      <b className="all-done">
        <Icon name="check" size={14} /> {texts.status.allDone}
      </b>
    );
  }
  return (
    <>
      {fill(texts.status.task(at + 1, tasks.length), { title: <b lang="en">{tasks[at]?.section.title}</b> })}
    </>
  );
}

/** What is said to those who do not look there: which task was done, and what comes next. */
function announcement({ tasks, finished }: LessonState): string {
  const texts = textsOf(lessonsTexts);
  const done = tasks.filter(({ standing }) => standing === 'done').at(-1)?.section.title;
  const next = tasks.find(({ standing }) => standing === 'current')?.section.title;
  if (done === undefined) return '';
  return finished ? texts.status.allTasksDone(done) : texts.status.taskDone(done, next ?? '');
}

function actionWords(action: Action): string {
  const texts = textsOf(lessonsTexts);
  const where = textsOf(pageTexts).environments[action.environment];
  switch (action.type) {
    case 'command':
      return texts.status.command(action.line, where);
    case 'replace':
    case 'write':
      return texts.status.editing(action.path, where);
    case 'sql':
      return texts.status.sql(action.path, where);
  }
}
