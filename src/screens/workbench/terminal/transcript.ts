import type { TerminalEvent } from '../../../session/workbench.ts';

/** All that a terminal showed, as plain text for the clipboard: no colours, line ends as typed. */
export function plainText(events: readonly TerminalEvent[]): string {
  return events.map(textOfEvent).join('').replaceAll(/\x1b\[[0-9;]*[A-Za-z]/g, ''); // eslint-disable-line no-control-regex
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
