import type { Lesson } from '../../lesson/lesson.ts';
import { twoDigits } from '../../lesson/read-course.ts';
import type { Script } from '../../scenario/script.ts';
import { chooseLanguage, currentLanguage, type LanguageCode, languages } from '../../texts/language.ts';
import type { PaletteTexts } from '../../texts/en/palette.ts';
import { type Theme, themeChoices } from '../../ui/theme.ts';
import { hashOf, type Route } from '../home/route.ts';
import type { Action, Offered } from './action.ts';
import { goTo } from './lesson-actions.ts';

/** What every screen can do, and what the header of the shown one offers. */
export function pageActions(offered: Offered, theme: Theme, openKeys: () => void, texts: PaletteTexts): readonly Action[] {
  const words = texts.page;
  const group = texts.groups.page;
  const { offline, takeAlong, startOver, lesson } = offered;
  const { code } = currentLanguage();
  return [
    { id: 'keys', group, name: words.keys, run: openKeys },
    ...(takeAlong === undefined ? [] : [{ id: 'take along', group, name: words.takeAlong, run: takeAlong.open }]),
    ...(offline === undefined ? [] : [{ id: 'offline', group, name: words.offline, run: offline.open }]),
    ...(startOver === undefined ? [] : [{ id: 'start over', group, name: lesson === undefined ? words.startOver : texts.lesson.startOver, run: startOver.open }]),
    ...themeChoices.map((choice) => ({ id: `theme ${choice}`, group, name: words[choice], ...(choice === theme.choice() ? { note: texts.now } : {}), run: () => theme.choose(choice) })),
    ...(Object.keys(languages) as LanguageCode[]).map((each) => ({
      id: `language ${each}`,
      group,
      name: languages[each],
      ...(each === code ? { note: texts.now } : {}),
      // What cannot be fetched without a network leaves the language as it was.
      run: () => void chooseLanguage(each).catch(() => undefined),
    })),
  ];
}

const screens = {
  workbench: { type: 'workbench' },
  lessons: { type: 'lessons' },
  scenarios: { type: 'scenarios' },
  compare: { type: 'compare', shown: 'steps', step: 0 },
} as const satisfies Record<string, Route>;

/** The other screens. */
export function screenActions(route: Route, texts: PaletteTexts): readonly Action[] {
  return (Object.keys(screens) as (keyof typeof screens)[])
    .filter((name) => name !== route.type)
    .map((name) => ({ id: `screen ${name}`, group: texts.groups.goTo, name: texts.screens[name], run: () => goTo(hashOf(screens[name])) }));
}

export function libraryActions(lessons: readonly Lesson[], scripts: readonly Script[], texts: PaletteTexts): readonly Action[] {
  return [
    ...lessons.map(({ id, number, title }) => ({ id: `lesson ${id}`, group: texts.groups.lessons, name: `${twoDigits(number)} ${title}`, run: () => goTo(hashOf({ type: 'lesson', id, heading: undefined })) })),
    ...scripts.map(({ id, title }) => ({ id: `scenario ${id}`, group: texts.groups.scenarios, name: title, run: () => goTo(hashOf({ type: 'scenario', id, step: 0 })) })),
  ];
}
