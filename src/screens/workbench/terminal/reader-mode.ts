import { createContext } from 'react';
import { remembered } from '../../../ui/remembered.ts';

/** Whether the terminals' text is told to screen readers, and the way to change that: one choice for all terminals. */
export const ReaderMode = createContext<readonly [on: boolean, set: (on: boolean) => void]>([true, () => undefined]);

const KEY = 'headway.screen-reader';

/** Whether a person wants the terminals' text to be told. It is, unless they said no. */
export function readersAreTold(): boolean {
  return remembered.getItem(KEY) !== 'off';
}

export function tellReaders(on: boolean): void {
  remembered.setItem(KEY, on ? 'on' : 'off');
}
