import type { PaletteTexts } from '../../texts/en/palette.ts';
import { hashOf } from '../home/route.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Action, Offered } from './action.ts';

type LessonOffer = NonNullable<Offered['lesson']>;

/** What can be done in a lesson beside what can be done in its workbench. */
export function lessonActions({ runner, readAt }: LessonOffer, texts: PaletteTexts): readonly Action[] {
  const { doing, tasks, undo } = runner.getState();
  const words = texts.lesson;
  const group = texts.groups.here;
  const current = tasks.find(({ standing }) => standing === 'current');
  const waits = doing.type === 'waiting' ? words.waits : undefined;
  const help: readonly Action[] =
    doing.type === 'showing'
      ? [{ id: 'stop showing', group, name: words.stopShowing, run: () => runner.stopShowing() }]
      : current === undefined
        ? []
        : [
            { id: 'hint', group, name: words.hint(current.nextHint ?? ''), whyNot: current.nextHint === undefined ? words.noHint : undefined, run: () => runner.openHint() },
            { id: 'show me', group, name: words.showMe, whyNot: waits, run: () => runner.showMe() },
          ];
  const notes = { done: words.done, current: words.yourTurn, later: undefined };
  return [
    ...help,
    ...(undo !== undefined && doing.type !== 'showing' ? [{ id: 'undo showing', group, name: words.undoShowing, run: () => void runner.undoShowing() }] : []),
    ...tasks.map(({ section, standing }, index): Action => {
      const note = notes[standing];
      return { id: `task ${section.id}`, group: texts.groups.tasks, name: words.task(index + 1, section.title), ...(note === undefined ? {} : { note }), run: () => readAt(section.id) };
    }),
  ];
}

/** The ways from a lesson to the one before and the one after it. */
export function neighbourActions(lesson: Lesson, lessons: readonly Lesson[], texts: PaletteTexts): readonly Action[] {
  const at = lessons.findIndex(({ id }) => id === lesson.id);
  const to = (id: string, other: Lesson | undefined, name: (title: string) => string): readonly Action[] =>
    other === undefined ? [] : [{ id, group: texts.groups.goTo, name: name(other.title), run: () => goTo(hashOf({ type: 'lesson', id: other.id, heading: undefined })) }];
  return [...to('next lesson', lessons[at + 1], texts.lesson.next), ...to('previous lesson', lessons[at - 1], texts.lesson.previous)];
}

export function goTo(hash: string): void {
  location.hash = hash;
}
