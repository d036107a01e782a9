import type { PaletteTexts } from '../../texts/en/palette.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Script } from '../../scenario/script.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Route } from '../home/route.ts';
import type { Action, Offered } from './action.ts';
import { lessonActions, neighbourActions } from './lesson-actions.ts';
import { distance } from './match.ts';
import { libraryActions, pageActions, screenActions } from './page-actions.ts';
import { comparisonActions, theatreActions } from './theatre-actions.ts';
import { fileActions, workbenchActions } from './workbench-actions.ts';

/** What was read of the project, as soon as it was fetched. */
export interface Library {
  readonly lessons: readonly Lesson[];
  readonly scripts: readonly Script[];
}

export interface Shown {
  readonly offered: Offered;
  readonly route: Route;
  readonly theme: Theme;
  readonly library: Library | undefined;
  readonly openKeys: () => void;
}

/** All that can be done on the screen that is shown: first what is at hand, last what leads away from it. */
export function actionsOf({ offered, route, theme, library, openKeys }: Shown, texts: PaletteTexts): readonly Action[] {
  const { workbench, lesson, theatre, comparison, excursion } = offered;
  const { lessons, scripts } = library ?? { lessons: [], scripts: [] };
  return [
    ...(excursion === undefined ? [] : [{ id: 'back to the script', group: texts.groups.here, name: texts.theatre.backToScript, run: excursion.back }]),
    ...(lesson === undefined ? [] : lessonActions(lesson, texts)),
    ...(theatre === undefined ? [] : theatreActions(theatre, texts)),
    ...(comparison === undefined ? [] : comparisonActions(comparison, texts)),
    ...(workbench === undefined ? [] : workbenchActions(workbench, texts)),
    ...screenActions(route, texts),
    ...(lesson === undefined ? [] : neighbourActions(lesson.runner.lesson, lessons, texts)),
    ...pageActions(offered, theme, openKeys, texts),
    ...(workbench === undefined ? [] : fileActions(workbench, texts)),
    ...libraryActions(lessons, scripts, texts),
  ];
}

export interface Group {
  readonly name: string;
  readonly actions: readonly Action[];
}

/** The actions that what was typed finds, by their groups: the nearest first in each, and the group of the nearest first. */
export function foundActions(actions: readonly Action[], typed: string): readonly Group[] {
  const found = actions.flatMap((action) => {
    // By its own name first; its group is part of what it is called.
    const far = plus(distance(typed, action.name) ?? plus(distance(typed, `${action.group} ${action.name}`), 5), action.behind ?? 0);
    return far === undefined ? [] : [{ action, far }];
  });
  const sorted = found.toSorted((a, b) => a.far - b.far).map(({ action }) => action);
  const groups = [...new Set(sorted.map(({ group }) => group))];
  return groups.map((name) => ({ name, actions: sorted.filter(({ group }) => group === name) }));
}

function plus(far: number | undefined, more: number): number | undefined {
  return far === undefined ? undefined : far + more;
}
