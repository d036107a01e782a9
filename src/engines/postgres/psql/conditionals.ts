import { readBoolean } from './booleans.ts';
import type { MetaCommand } from './meta-words.ts';
import { complain, type PsqlSession } from './session.ts';

/** The `\if` blocks that are open, the outermost first. */
export interface Conditionals {
  /** Whether commands are run at this place. */
  readonly active: () => boolean;
  /** Takes `\if`, `\elif`, `\else` and `\endif`; false when it stands at a wrong place, undefined for other commands. */
  readonly take: (session: PsqlSession, command: MetaCommand) => boolean | undefined;
  readonly open: () => boolean;
}

interface Block {
  /** `waiting` for a condition that holds; `ended` when one held; `never` inside what is not run. */
  state: 'running' | 'waiting' | 'ended' | 'never';
  elseSeen: boolean;
}

export function createConditionals(): Conditionals {
  const blocks: Block[] = [];
  const active = (): boolean => blocks.every(({ state }) => state === 'running');
  const holds = (session: PsqlSession, { name, words }: MetaCommand): boolean => {
    const text = words.join(' ');
    const value = readBoolean(text);
    if (value === undefined) complain(session, `unrecognized value "${text}" for "\\${name} expression": Boolean expected`);
    return value === true;
  };
  return {
    active,
    open: () => blocks.length > 0,
    take(session, command) {
      const { name } = command;
      const last = blocks.at(-1);
      if (name === 'if') {
        blocks.push({ state: active() ? (holds(session, command) ? 'running' : 'waiting') : 'never', elseSeen: false });
        return true;
      }
      if (name !== 'elif' && name !== 'else' && name !== 'endif') return undefined;
      if (last === undefined || (name !== 'endif' && last.elseSeen)) {
        complain(session, `\\${name}: ${last === undefined ? String.raw`no matching \if` : String.raw`cannot occur after \else`}`);
        return false;
      }
      if (name === 'endif') blocks.pop();
      else if (name === 'else') {
        last.elseSeen = true;
        last.state = last.state === 'waiting' ? 'running' : last.state === 'running' ? 'ended' : last.state;
      } else if (last.state === 'running') last.state = 'ended';
      else if (last.state === 'waiting') last.state = holds(session, command) ? 'running' : 'waiting';
      return true;
    },
  };
}
