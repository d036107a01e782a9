import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that comes again: the same seed, the same choices. */
export interface Chance {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  oneOf<T>(items: readonly [T, ...T[]]): T;
  /** One of what there is, or undefined of nothing. */
  anyOf<T>(items: Iterable<T>): T | undefined;
  /** One of several, each as often as its weight says. */
  weighed<T>(items: readonly (readonly [weight: number, item: T])[]): T;
  /** True in so many of a hundred cases. */
  happens(ofHundred: number): boolean;
}

export function chanceFrom(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const below = (end: number): number => uniformInt(generator, 0, end - 1);
  return {
    below,
    oneOf: (items) => items[below(items.length)] ?? items[0],
    anyOf(items) {
      const all = [...items];
      return all.length === 0 ? undefined : all[below(all.length)];
    },
    weighed(items) {
      let at = below(items.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, item] of items) {
        if (at < weight) return item;
        at -= weight;
      }
      throw new Error('There is nothing to choose from.');
    },
    happens: (ofHundred) => below(100) < ofHundred,
  };
}
