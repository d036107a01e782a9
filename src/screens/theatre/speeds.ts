/** How fast a scenario can be played; 1 is the usual speed. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
