/** Middle and spread of a few runs, in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (index: number): number => round(sorted[index] ?? Number.NaN);
  return { median: at(Math.floor((sorted.length - 1) / 2)), min: at(0), max: at(sorted.length - 1), runs: sorted.length };
}

/** Runs both sides in turn, so that whatever else the machine does falls on both. */
export async function inTurn(runs: number, sides: readonly (() => Promise<number> | number)[]): Promise<Timing[]> {
  const times: number[][] = sides.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [index, side] of sides.entries()) times[index]?.push(await side());
  }
  return times.map(timingOf);
}

export function round(value: number, digits = 1): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** A timing as it stands in a table: `12.3 (11–14.1)`. */
export function shown({ median, min, max }: Timing): string {
  return `${median} (${min}–${max})`;
}
