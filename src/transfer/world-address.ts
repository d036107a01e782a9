const NAME = 'world';

/** How a fragment begins that holds a world: `#world=…`. */
export const worldFragmentStart = `#${NAME}=`;

/** Whether an address's fragment means to hold a world at all. */
export function holdsWorld(fragment: string): boolean {
  return fragment.startsWith(worldFragmentStart);
}
