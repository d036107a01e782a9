/** What a key does in the theatre. */
export type TheatreKey = 'play or pause' | 'next' | 'back' | 'start' | 'end' | 'present' | 'pointer' | 'leave';

export interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * What a pressed key means; undefined: nothing here. A presenter's remote control sends PageUp and PageDown.
 *
 * @param at what has the keyboard: text that is typed in keeps all keys, a button its Space, what scrolls its arrows up and down
 */
export function keyMeaning({ key, altKey, ctrlKey, metaKey }: Pressed, at: 'text' | 'button' | 'elsewhere'): TheatreKey | undefined {
  if (altKey || ctrlKey || metaKey || at === 'text') return undefined;
  switch (key) {
    case ' ':
      return at === 'button' ? undefined : 'play or pause';
    case 'ArrowRight':
    case 'PageDown':
      return 'next';
    case 'ArrowLeft':
    case 'PageUp':
      return 'back';
    case 'Home':
      return 'start';
    case 'End':
      return 'end';
    case 'f':
    case 'F':
      return 'present';
    case 'p':
    case 'P':
      return 'pointer';
    case 'Escape':
      return 'leave';
    default:
      return undefined;
  }
}

/** What kind of thing has the keyboard. */
export function placeOf(target: EventTarget | null): 'text' | 'button' | 'elsewhere' {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="textbox"]') !== null) return 'text';
  return target.closest('button, a, summary') === null ? 'elsewhere' : 'button';
}
