import type { AppAnswer } from '../../checks/ask-app.ts';
import type { PlayerState } from '../../scenario/player.ts';
import type { Script } from '../../scenario/script.ts';
import { counted } from '../../ui/words.ts';

/** What a screen reader is told, a sentence for each step that begins or has ended. */
export function announcement({ doing, position, records }: Pick<PlayerState, 'doing' | 'position' | 'records'>, script: Script): string {
  const count = script.steps.length;
  const named = (step: number): string => `Step ${step + 1} of ${count}: ${script.steps[step]?.title ?? ''}`;
  switch (doing.type) {
    case 'idle':
      return `${script.title}, at its start. ${counted(count, 'step')}.`;
    case 'running':
    case 'checking':
      return `${named(doing.step)}. Running.`;
    case 'travelling':
      return 'Going to another step.';
    case 'playing':
    case 'paused':
      return position === 0 ? `${script.title}, at its start.` : `${named(position - 1)}. ${ending(records[position - 1]?.findings.length ?? 0)}`;
    case 'finished':
      return `${named(position - 1)}. ${ending(records[position - 1]?.findings.length ?? 0)} The scenario has ended.`;
    case 'left':
      return `You left the script ${position === 0 ? 'at its start' : `at step ${position}`}.`;
    case 'failed':
      return `${named(doing.failure.step)}. It failed.`;
  }
}

function ending(checks: number): string {
  return checks === 0 ? 'Done.' : `Done, ${counted(checks, 'check')} hold${checks === 1 ? 's' : ''}.`;
}

/** In a word or two, what the player does; for the eye, beside the buttons. */
export function doingWords({ doing }: Pick<PlayerState, 'doing'>): string {
  switch (doing.type) {
    case 'idle':
      return 'At the start';
    case 'playing':
      return 'Playing';
    case 'running':
      return 'Running';
    case 'checking':
      return 'Checking';
    case 'travelling':
      return 'Going there';
    case 'paused':
      return 'Paused';
    case 'finished':
      return 'The end';
    case 'left':
      return 'Off the script';
    case 'failed':
      return 'Failed';
  }
}

/** Whether an application runs, as it answered its health path. */
export function healthOf({ status }: AppAnswer): { readonly ok: boolean; readonly words: string } {
  if (status === undefined) return { ok: false, words: 'app does not start' };
  if (status < 400) return { ok: true, words: 'app runs' };
  return { ok: false, words: status >= 500 ? 'app crashes' : `app answers ${status}` };
}

/** The part of an error's line that one reads aloud: `sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such …` → `OperationalError: no such …`. */
export function errorWords(error: string): string {
  const [, name, message] = /^(?:[\w.]*\.)?(\w+):\s*(?:\([a-z]\w*\.\w+\)\s*)?(.*)$/.exec(error) ?? [];
  return name === undefined || message === undefined ? error : `${name}: ${message}`;
}
