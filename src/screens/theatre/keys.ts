/** What a key does in the theatre. */
export type TheatreKey = 'play or pause' | 'next' | 'back' | 'start' | 'end' | 'present' | 'pointer' | 'leave';

/** The keys of the theatre, as a keyboard event names them. A presenter's remote control sends PageUp and PageDown. */
export const theatreKeys: Readonly<Record<TheatreKey, readonly string[]>> = {
  'play or pause': [' '],
  next: ['ArrowRight', 'PageDown'],
  back: ['ArrowLeft', 'PageUp'],
  start: ['Home'],
  end: ['End'],
  present: ['F'],
  pointer: ['P'],
  leave: ['Escape'],
};

const meanings: ReadonlyMap<string, TheatreKey> = new Map((Object.keys(theatreKeys) as TheatreKey[]).flatMap((meaning) => theatreKeys[meaning].map((key) => [key, meaning] as const)));

export interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * What a pressed key means; undefined: nothing here.
 *
 * @param at what has the keyboard: text that is typed in keeps all keys, a button its Space, what scrolls its arrows up and down
 * @param letters whether a letter alone is a key: a person may have turned that off
 */
export function keyMeaning({ key, altKey, ctrlKey, metaKey }: Pressed, at: 'text' | 'button' | 'elsewhere', letters = true): TheatreKey | undefined {
  if (altKey || ctrlKey || metaKey || at === 'text') return undefined;
  if (key === ' ' && at === 'button') return undefined;
  if (!letters && /^[a-z]$/i.test(key)) return undefined;
  return meanings.get(key.length === 1 ? key.toUpperCase() : key);
}

/** What kind of thing has the keyboard. */
export function placeOf(target: EventTarget | null): 'text' | 'button' | 'elsewhere' {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="textbox"]') !== null) return 'text';
  return target.closest('button, a, summary') === null ? 'elsewhere' : 'button';
}
