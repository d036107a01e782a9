import { environmentNames } from '../../domain/environment.ts';
import type { ThemeChoice } from '../../ui/theme.ts';
import type { TextArea } from '../texts.ts';

const themes: Readonly<Record<ThemeChoice, string>> = { light: 'light', dark: 'dark', system: 'as the system' };

/** What every part of the page says: its ways, the environments' names, small words of controls. */
const english = {
  environments: environmentNames,
  and: 'and',
  bytes: (count: number) => `${count} ${count === 1 ? 'byte' : 'bytes'}`,
  close: 'Close',
  tryAgain: 'Try again',
  notShown: (part: string, message: string) => `${part} could not be shown: ${message}`,
  copy: { word: 'Copy', copied: 'Copied', refused: 'The browser refused to copy' },
  theme: (choice: ThemeChoice) => `Theme: ${themes[choice]}`,
  ways: { workbench: 'Workbench', lessons: 'Lessons', scenarios: 'Scenarios', compare: 'Compare' },
  waiting: {
    lessons: 'Fetching the lessons…',
    scenarios: 'Fetching the scenarios…',
    comparison: 'Fetching the comparison…',
    notes: 'Opening the notes…',
  },
  language: { notFetched: (language: string) => `${language} could not be fetched. Without a network there is only the language that is kept.` },
  elsewhere: {
    title: 'Headway is open in another tab',
    words: 'Your work goes on there. One tab at a time has it, so that nothing is mixed or lost. When the other tab closes, this one opens by itself.',
    useHere: 'Use it here',
  },
  mistake: { title: 'Headway made a mistake', words: 'Your files were not touched. Reload the page to go on.', reload: 'Reload' },
};

export type PageTexts = typeof english;
export const pageTexts: TextArea<'page'> = { name: 'page', english };
