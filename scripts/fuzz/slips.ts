import type { TerminalEvent } from '../../src/domain/terminal-event.ts';

/** What only our own code would print by mistake: its stack, or a value that nobody meant to show. */
const slips = [/\bat \S+ \(?(?:file:\/\/)?\/\S*\/src\/(?!.*node_modules)\S+\.ts:\d+/, /\[object Object\]/, /Cannot read propert/, /is not a function$/m, /^undefined$/m, /\bNaN\b/];

/** A sentence about text in a terminal that no tool printed. */
export function slipsIn(events: readonly TerminalEvent[]): string | undefined {
  for (const event of events) {
    if (event.type !== 'stderr' && event.type !== 'stdout') continue;
    const slip = slips.map((pattern) => pattern.exec(event.text)?.[0]).find((each) => each !== undefined);
    if (slip !== undefined) return `a terminal shows ${JSON.stringify(slip)}: ${event.text.slice(0, 600)}`;
  }
  return undefined;
}
