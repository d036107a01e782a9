import { type RefObject, useEffect, useMemo, useState } from 'react';

/** Lists with no more rows than this are drawn whole. */
const WHOLE = 150;
/** Rows that are drawn beyond what is seen, so that scrolling finds them there. */
const MARGIN = 10;
/** After how many rows of scrolling other rows are chosen; fewer than the margin. */
const STEP = 5;

/**
 * A row that is drawn.
 *
 * @property before room of the rows that are left out above it, in pixels
 * @property after the same below it, for the last row that is drawn
 */
export interface DrawnRow {
  readonly index: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Which of many rows to draw: those that are seen, and the one that has the keyboard.
 *
 * @param heights of all rows, in pixels
 * @param top how far the list is scrolled
 * @param room how much of it is seen
 * @param active the row that has the keyboard; -1: none
 */
export function drawnRows(heights: readonly number[], top: number, room: number, active: number): DrawnRow[] {
  const edges = edgesOf(heights);
  const edge = (index: number): number => edges[index] ?? 0;
  const count = heights.length;
  const below = edges.findIndex((each) => each > top);
  // Scrolled beyond the end, since the list has become shorter: the last row.
  const seen = Math.max(0, (below === -1 ? count : below) - 1);
  const unseen = edges.findIndex((each) => each >= top + room);
  const first = Math.max(0, seen - MARGIN);
  const end = Math.min(count, (unseen === -1 ? count : Math.max(unseen, seen + 1)) + MARGIN);
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  const indexes = active < 0 || active >= count || (active >= first && active < end) ? rows : active < first ? [active, ...rows] : [...rows, active];
  return indexes.map((index, at) => {
    const above = indexes[at - 1];
    return { index, before: edge(index) - (above === undefined ? 0 : edge(above + 1)), after: at === indexes.length - 1 ? edge(count) - edge(index + 1) : 0 };
  });
}

/** Where each row begins, and behind them where the last one ends. */
function edgesOf(heights: readonly number[]): number[] {
  const edges = [0];
  for (const height of heights) edges.push((edges.at(-1) ?? 0) + height);
  return edges;
}

/**
 * The rows of a list that are to be drawn: all of them, unless there are very many. Then each drawn row has the room of those
 * that are left out before it as its margin, so that the list is as long as it would be, and a row stays the same element
 * while it is there. Rows tell their keys as `data-row`, so that their heights are known once they were drawn.
 *
 * @param scroller what scrolls the list: the list itself, or what holds it, with the list marked by `data-windowed`
 * @param keys of all rows
 * @param height of a row, in pixels, before one was drawn
 * @param active the row that has the keyboard, which is always drawn; -1: none
 */
export function useWindowed(scroller: RefObject<HTMLElement | null>, keys: readonly string[], height: number, active: number): readonly DrawnRow[] {
  const large = keys.length > WHOLE;
  const [{ top, room, usual, unusual }, setView] = useState<View>({ top: 0, room: 40 * height, usual: height, unusual: new Map() });

  useEffect(() => {
    const element = scroller.current;
    if (!large || element === null) return undefined;
    const look = (): void => {
      // Unseen, in a pane that is not shown, it has no sizes.
      if (element.clientHeight === 0) return;
      const measured = [...element.querySelectorAll<HTMLElement>('[data-row]')].map((row): [string, number] => [row.dataset['row'] ?? '', row.offsetHeight]);
      const list = element.querySelector('[data-windowed]') ?? element;
      const scrolled = list === element ? element.scrollTop : element.getBoundingClientRect().top - list.getBoundingClientRect().top;
      const step = STEP * height;
      setView((before) => nextView(before, { top: Math.max(0, Math.floor(scrolled / step) * step), room: Math.ceil(element.clientHeight / step + 1) * step }, measured));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, large, height]);

  return useMemo(
    () => (large ? drawnRows(keys.map((key) => unusual.get(key) ?? usual), top, room, active) : keys.map((_, index) => ({ index, before: 0, after: 0 }))),
    [large, keys, usual, unusual, top, room, active],
  );
}

/**
 * What is known of a list's sizes.
 *
 * @property usual the height of most rows
 * @property unusual those of the others, by their keys, as they were when they were last drawn
 */
interface View {
  readonly top: number;
  readonly room: number;
  readonly usual: number;
  readonly unusual: ReadonlyMap<string, number>;
}

/** The same view as before where nothing is new, so that nothing is drawn again. */
function nextView(before: View, seen: Pick<View, 'top' | 'room'>, measured: readonly (readonly [key: string, height: number])[]): View {
  const usual = usualOf(measured.map(([, height]) => height)) ?? before.usual;
  const isNews = ([key, height]: readonly [string, number]): boolean => (before.unusual.get(key) ?? usual) !== height;
  const unusual = measured.some(isNews) ? new Map([...before.unusual, ...measured].filter(([, height]) => height !== usual)) : before.unusual;
  const same = before.top === seen.top && before.room === seen.room && before.usual === usual && before.unusual === unusual;
  return same ? before : { ...seen, usual, unusual };
}

/** The height that most rows have; undefined where too few were drawn to tell. Were it to change with each row, the whole list would. */
function usualOf(heights: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const height of heights) counts.set(height, (counts.get(height) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && most[1] >= STEP ? most[0] : undefined;
}
