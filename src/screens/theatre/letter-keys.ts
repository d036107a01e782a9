import { remembered } from '../../ui/remembered.ts';

const KEY = 'headway.letter-keys';

/** Whether a letter alone is a key of the theatre. It is, unless a person has turned that off (WCAG 2.1.4). */
export function lettersAreKeys(): boolean {
  return remembered.getItem(KEY) !== 'off';
}

export function takeLettersAsKeys(on: boolean): void {
  remembered.setItem(KEY, on ? 'on' : 'off');
}
