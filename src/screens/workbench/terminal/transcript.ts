import type { TerminalEvent } from '../../../session/workbench.ts';

/* eslint-disable no-control-regex -- an escape begins with a control character */
/** What a program erased to write the row anew, as a question does with each key. */
const ERASED_ROW = /[^\n]*\x1b\[2K/g;
const CONTROLS = /\x1b\[\??[0-9;]*[A-Za-z]|\x1b[78]/g;
/* eslint-enable no-control-regex */

/** All that a terminal showed, as plain text for the clipboard: no colours, line ends as typed. */
export function plainText(events: readonly TerminalEvent[]): string {
  return events
    .map(textOfEvent)
    .join('')
    .replaceAll(ERASED_ROW, '')
    .replaceAll(CONTROLS, '');
}

/** How many letters of the last words are told: two lines of a terminal. */
const TOLD = 160;

/** The last two lines that the newest command printed, for those who do not see them. */
export function lastWords(events: readonly TerminalEvent[]): string {
  const entered = events.findLastIndex(({ type }) => type === 'entered');
  const lines = plainText(events.slice(entered + 1)).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.slice(-2).map((line) => (line.length > TOLD ? `${line.slice(0, TOLD)}…` : line)).join('. ');
}

function textOfEvent(event: TerminalEvent): string {
  switch (event.type) {
    case 'entered':
      return `${event.prompt}${event.line}\n`;
    case 'stdout':
    case 'stderr':
      return event.text;
    case 'ended':
    case 'cleared':
      return '';
  }
}
