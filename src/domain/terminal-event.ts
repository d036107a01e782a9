/** What a terminal shows: text as it streamed (with `\n` line ends), and where a line was entered. */
export type TerminalEvent =
  | { readonly type: 'entered'; readonly prompt: string; readonly line: string }
  | { readonly type: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'ended'; readonly code: number; readonly milliseconds: number }
  | { readonly type: 'cleared' };

/** Characters that an event holds. */
export function weightOf(event: TerminalEvent): number {
  switch (event.type) {
    case 'stdout':
    case 'stderr':
      return event.text.length;
    case 'entered':
      return event.line.length + event.prompt.length;
    case 'ended':
    case 'cleared':
      return 1;
  }
}
