import { useState } from 'react';
import { findingSentence } from '../../checks/finding.ts';
import { pageTexts } from '../../texts/en/page.ts';
import { textsOf } from '../../texts/texts-of.ts';
import type { Section, TaskSection } from '../../lesson/lesson.ts';
import type { LessonRunner, LessonState, TaskView } from '../../lesson/runner.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Markdown } from '../theatre/Markdown.tsx';
import { useLesson, useLessonEngine, useLessonState, useTaskView } from './lesson-context.ts';
import { Prose } from './Prose.tsx';
import { Sentence } from '../workbench/explain/Sentence.tsx';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';

export function isTask(section: Section): section is TaskSection {
  return section.task !== undefined;
}

const ICONS: Readonly<Record<TaskView['standing'], IconName>> = { done: 'check', current: 'rename', later: 'rename' };

export function TaskMark({ standing }: { readonly standing: TaskView['standing'] }) {
  const texts = useTexts(lessonsTexts);
  return (
    <span className="task-mark" data-standing={standing}>
      <Icon name={ICONS[standing]} size={13} /> {texts.task[standing]}
    </span>
  );
}

/** What belongs to a task below its text: what the checks found, help, and what is said when it is done. */
export function TaskPart({ section }: { readonly section: TaskSection }) {
  const texts = useTexts(lessonsTexts);
  const { opened } = useLesson();
  const state = useLessonState();
  const view = useTaskView(section);
  return (
    <>
      {opened !== undefined && state !== undefined && view?.standing === 'current' && (
        <section className="task" aria-label={texts.task.label(section.title)}>
          <TaskFindings view={view} state={state} />
          <Help runner={opened.runner} view={view} state={state} />
        </section>
      )}
      <Afterwards section={section} done={view?.standing === 'done'} />
    </>
  );
}

/** What the checks see, as long as it is not all as it should be. */
function TaskFindings({ view: { findings }, state: { doing } }: { readonly view: TaskView; readonly state: LessonState }) {
  const texts = useTexts(lessonsTexts);
  const { opened } = useLesson();
  const engine = useLessonEngine();
  if (engine?.type === 'broken') {
    return (
      <div className="problem">
        <Icon name="warning" />
        <span>
          {texts.task.pythonBroken(engine.message)}{' '}
          <button type="button" className="button small" onClick={() => opened?.runner.workbench.restartEngine()}>
            {texts.task.startPython}
          </button>
        </span>
      </div>
    );
  }
  if (findings.length === 0) return <p className="note">{engine?.type === 'booting' ? texts.task.pythonStarts : texts.task.looking}</p>;
  return (
    <ul className="findings" aria-label={texts.task.whatChecksSee} data-old={doing.type !== 'resting'}>
      {findings.map((finding, index) => (
        // A check may say the same of two environments; its place in the list is its name.
        <li key={index} data-holds={finding.holds}>
          <Icon name={finding.holds ? 'check' : 'pointer'} size={14} />
          <span>
            <span className="visually-hidden">{finding.holds ? texts.task.holds : texts.task.fails}</span>
            <Sentence text={findingSentence(finding)} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Help({ runner, view, state: { doing, problem } }: { readonly runner: LessonRunner; readonly view: TaskView; readonly state: LessonState }) {
  const texts = useTexts(lessonsTexts);
  const count = view.section.task.hints.length;
  return (
    <>
      {view.hints.length > 0 && (
        <ol className="hints" aria-label={texts.task.hints}>
          {view.hints.map(({ grade, text }) => (
            <li key={grade}>
              <h4>{texts.hintGrades[grade]}</h4>
              <div className="prose" lang="en">
                <Markdown text={text} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {problem !== undefined && (
        <p className="problem" role="alert">
          <Icon name="warning" />
          <span>{texts.task.problem(problem)}</span>
        </p>
      )}
      {doing.type === 'showing' ? (
        <p className="note">{texts.task.atWork(textsOf(pageTexts).environments[doing.action.environment])}</p>
      ) : (
        <div className="task-help">
          {view.nextHint !== undefined && (
            <button type="button" className="button small" onClick={() => runner.openHint()}>
              {texts.task.hint(view.hints.length + 1, count, texts.hintGrades[view.nextHint])}
            </button>
          )}
          <button
            type="button"
            className="button small"
            disabled={doing.type === 'waiting'}
            title={texts.task.showMeTitle}
            onClick={() => runner.showMe()}
          >
            <Icon name="play" size={13} /> {texts.task.showMe}
          </button>
        </div>
      )}
    </>
  );
}

/** What the page is scrolled to for what comes after a task. */
export function afterwardsOf({ id }: TaskSection): string {
  return `after ${id}`;
}

/** What is said when the task is done; whoever only reads may open it before. Printed in any case. */
function Afterwards({ section, done }: { readonly section: TaskSection; readonly done: boolean }) {
  const texts = useTexts(lessonsTexts);
  const [opened, setOpened] = useState(false);
  const { text } = section.task.afterwards;
  if (text.trim() === '') return null;
  const shown = done || opened;
  return (
    <>
      {!done && (
        <button type="button" className="button quiet small read-on" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <Icon name={opened ? 'open' : 'closed'} size={14} /> {texts.task.afterwards}
        </button>
      )}
      <div className="afterwards" data-shown={shown} data-heading={afterwardsOf(section)} tabIndex={-1}>
        <Prose text={text} section={section} />
      </div>
    </>
  );
}
