import type { EnvironmentId } from '../domain/environment.ts';
import type { TerminalEvent } from '../session/workbench.ts';
import type { Action } from '../scenario/script.ts';
import { textOfEvent, masked } from '../scenario/scenario-transcript.ts';
import { tasksOf, type Lesson } from './lesson.ts';

/** What an action of a solution did to the terminals: its own one, and those in which a push's pipeline runs. */
export interface Said {
  readonly action: Action;
  readonly events: readonly Spoken[];
}

/** What a terminal showed, and whose it is. */
export interface Spoken {
  readonly environment: EnvironmentId;
  readonly event: TerminalEvent;
}

/** All that a lesson's solutions showed, task by task, as text that is the same on every run: ids and dates are masked. */
export function lessonTranscript(lesson: Lesson, said: readonly Said[]): string {
  const lines = [`# ${lesson.title}`];
  for (const { title, task } of tasksOf(lesson)) {
    lines.push('', `## ${title}`, '');
    for (const action of task.solution) {
      if (action.type !== 'command') lines.push(`[${action.environment}: ${deedOf(action)}]`);
      const text = (said.find((each) => each.action === action)?.events ?? []).map(({ event }) => textOfEvent(event)).join('');
      if (text !== '') lines.push(text.trimEnd());
    }
  }
  return masked(`${lines.join('\n')}\n`);
}

/** What an environment's terminal showed, without the lines that were entered. */
export function printed(events: readonly Spoken[], environment: EnvironmentId): string {
  return events.filter((spoken) => spoken.environment === environment).map(({ event }) => (event.type === 'stdout' || event.type === 'stderr' ? event.text : '')).join('');
}

function deedOf(action: Exclude<Action, { type: 'command' }>): string {
  switch (action.type) {
    case 'write':
      return `wrote ${action.path}`;
    case 'replace':
      return `edited ${action.path}`;
    case 'sql':
      return `SQL in ${action.path}: ${action.sql}`;
  }
}
