import type { Lesson } from './lesson.ts';
import { masked } from '../scenario/scenario-transcript.ts';

/** What stands for anything in a quote: alone on a line for any lines, within a line for any characters of it. */
const ANYTHING = '…';

/** Whether a quote stands in a text, line by line. Ids and dates may be others. */
export function standsIn(quote: string, text: string): boolean {
  return new RegExp(`(?:^|\\n)${patternOf(quote)}(?:\\n|$)`).test(plain(text));
}

/** Whether a quote is the whole of a text, but for what it leaves out. */
export function isWhole(quote: string, text: string): boolean {
  return new RegExp(`^${patternOf(quote)}$`).test(plain(text));
}

/** A console as it is quoted: each line that was entered, and what came of it. */
export function consoleEntries(quote: string): readonly { readonly line: string; readonly output: string }[] {
  return quote
    .split(/^\$ /m)
    .slice(1)
    .map((entry) => {
      const [line = '', ...output] = entry.split('\n');
      return { line, output: output.join('\n') };
    });
}

/** The lines of a block of commands, without comments. */
export function commandLines(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** A revision's id that a lesson quotes; undefined where it quotes none. The learner's own may be others. */
export function quotedRevision({ introduction, sections }: Lesson): string | undefined {
  const prose = [introduction, ...sections.flatMap((section) => [section.prose, ...(section.task === undefined ? [] : [section.task.afterwards])])];
  return prose.map(({ quotes }) => quotes.map(({ text }) => text).join('\n')).join('\n').match(/(?<![0-9a-z])[0-9a-f]{12}(?![0-9a-z])/)?.[0];
}

function patternOf(quote: string): string {
  return plain(quote)
    .split('\n')
    .map((line, index, lines) => {
      const end = index === lines.length - 1 ? '' : '\n';
      if (line.trim() === ANYTHING) return end === '' ? '(?:.*(?:\\n|$))*?' : '(?:.*\\n)*?';
      return `${line.split(ANYTHING).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}${end}`;
    })
    .join('');
}

/** Without blanks at the ends of lines, and with one mask for all ids of a kind: a quote begins to count them elsewhere. */
function plain(text: string): string {
  return masked(text).replaceAll(/<(revision|commit) \d+>/g, '<$1>').replaceAll(/[ \t]+$/gm, '').replaceAll(/^\n+|\n+$/g, '');
}
