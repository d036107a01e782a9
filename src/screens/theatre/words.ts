import type { AppAnswer } from '../../checks/ask-app.ts';
import type { PlayerState } from '../../scenario/player.ts';
import type { Script } from '../../scenario/script.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { textsOf } from '../../texts/texts-of.ts';

/** What a screen reader is told, a sentence for each step that begins or has ended. */
export function announcement({ doing, position, records }: Pick<PlayerState, 'doing' | 'position' | 'records'>, script: Script): string {
  const texts = textsOf(theatreTexts);
  const count = script.steps.length;
  const named = (step: number): string => texts.said.step(step + 1, count, script.steps[step]?.title ?? '');
  switch (doing.type) {
    case 'idle':
      return texts.said.atStartOf(script.title, count);
    case 'running':
    case 'checking':
      return texts.said.running(named(doing.step));
    case 'travelling':
      return texts.said.travelling;
    case 'playing':
    case 'paused':
      return position === 0 ? texts.said.atStart(script.title) : texts.said.done(named(position - 1), records[position - 1]?.findings.length ?? 0);
    case 'finished':
      return texts.said.ended(named(position - 1), records[position - 1]?.findings.length ?? 0);
    case 'left':
      return texts.said.left(position);
    case 'failed':
      return texts.said.failed(named(doing.failure.step));
  }
}

/** In a word or two, what the player does; for the eye, beside the buttons. */
export function doingWords({ doing }: Pick<PlayerState, 'doing'>): string {
  const texts = textsOf(theatreTexts);
  switch (doing.type) {
    case 'idle':
      return texts.doing.idle;
    case 'playing':
      return texts.doing.playing;
    case 'running':
      return texts.doing.running;
    case 'checking':
      return texts.doing.checking;
    case 'travelling':
      return texts.doing.travelling;
    case 'paused':
      return texts.doing.paused;
    case 'finished':
      return texts.doing.finished;
    case 'left':
      return texts.doing.left;
    case 'failed':
      return texts.doing.failed;
  }
}

/** Whether an application runs, as it answered its health path. */
export function healthOf({ status }: AppAnswer): { readonly ok: boolean; readonly words: string } {
  const texts = textsOf(theatreTexts);
  if (status === undefined) return { ok: false, words: texts.app.doesNotStart };
  if (status < 400) return { ok: true, words: texts.app.runs };
  return { ok: false, words: status >= 500 ? texts.app.crashes : texts.app.answers(status) };
}

/** The part of an error's line that one reads aloud: `sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such …` → `OperationalError: no such …`. */
export function errorWords(error: string): string {
  const [, name, message] = /^(?:[\w.]*\.)?(\w+):\s*(?:\([a-z]\w*\.\w+\)\s*)?(.*)$/.exec(error) ?? [];
  return name === undefined || message === undefined ? error : `${name}: ${message}`;
}
