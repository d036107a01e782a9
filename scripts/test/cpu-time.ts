/**
 * The processor's time of some work, in microseconds, at its least of several runs: what else the machine does is none of it.
 * To be compared with other work's of the same run, never with a number.
 */
export async function cpuTime(work: () => unknown, runs = 5): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}
