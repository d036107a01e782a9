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
