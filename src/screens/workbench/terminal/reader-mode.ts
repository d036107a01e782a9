import { createContext } from 'react';

/** Whether the terminals' text is told to screen readers, and the way to change that: one choice for all terminals. */
export const ReaderMode = createContext<readonly [on: boolean, set: (on: boolean) => void]>([true, () => undefined]);
