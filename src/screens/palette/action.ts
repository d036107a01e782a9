import type { Offers } from './palette-context.ts';

/**
 * Something that can be done on the screen that is shown.
 *
 * @property id tells it from all others, also when its name changes
 * @property group what it is listed under
 * @property keys what does the same without the palette, as `shortcuts` write it
 * @property note what there is to say beside its name: that it is so now
 * @property behind how much further from what is typed it counts than its name is; left out: nothing
 * @property whyNot why it cannot be done now; undefined when it can
 */
export interface Action {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly keys?: readonly string[];
  readonly note?: string;
  readonly behind?: number;
  readonly whyNot?: string | undefined;
  readonly run: () => void;
}

/** What the shown screens offer now. */
export type Offered = Partial<Offers>;
