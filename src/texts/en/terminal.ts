import type { TextArea } from '../texts.ts';

/** The terminals and what stands around them; what they print is the tools' own. */
const english = {
  title: 'Terminal',
  opening: 'Opening the terminal…',
  label: (name: string) => `Terminal, ${name}`,
  output: (name: string) => `${name}'s output`,
  help: 'Tab completes. To leave: Shift+Tab, or Escape and then Tab.',
  tooMuchOutput: 'Too much output to announce, navigate to rows manually to read',
  goTo: (path: string, line: number) => `Go to ${path}:${line}`,
  stop: 'Stop',
  stopIn: (name: string) => `Stop, ${name}`,
  copyAll: (name: string) => `Copy all output, ${name}`,
  readers: 'Screen reader mode',
  readersTitle: "Screen reader mode: the terminal's text is told to screen readers",
  touchKeys: { label: 'Keys of the terminal', tab: 'Tab', up: 'Earlier line', down: 'Later line', interrupt: 'Ctrl+C' },
  running: 'Running',
  stopping: 'Stopping',
  reads: 'Waits for your answer in the terminal',
  waitingFor: (engine: string) => `Waiting for ${engine}`,
  queued: (count: number) => `, ${count} more ${count === 1 ? 'waits' : 'wait'}`,
  done: 'Done',
  stopped: 'Stopped',
  exitCode: (code: number) => `Exit code ${code}`,
};

export type TerminalTexts = typeof english;
export const terminalTexts: TextArea<'terminal'> = { name: 'terminal', english };
