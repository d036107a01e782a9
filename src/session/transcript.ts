import { type TerminalEvent, weightOf } from '../domain/terminal-event.ts';

/** Characters that a terminal keeps; the oldest lines go first. */
export const keptCharacters = 400_000;

/** What one terminal showed, bounded, and who listens. */
export class Transcript {
  #events = new Bounded();
  /** What came since it was last taken: what the next point on the timeline keeps. */
  #fresh = new Bounded();
  readonly #listeners = new Set<(event: TerminalEvent) => void>();

  constructor(events: readonly TerminalEvent[] = []) {
    for (const event of events) this.#events.add(event);
  }

  get events(): readonly TerminalEvent[] {
    return this.#events.all;
  }

  add(event: TerminalEvent): void {
    this.#events.add(event);
    this.#fresh.add(event);
    this.#tell(event);
  }

  /** What was added since this was called last. */
  takeFresh(): readonly TerminalEvent[] {
    const fresh = this.#fresh.all;
    this.#fresh = new Bounded();
    return fresh;
  }

  /** Shows what was shown at another time; nothing of it counts as added. */
  restore(events: readonly TerminalEvent[]): void {
    this.#events = new Bounded();
    this.#fresh = new Bounded();
    if (events[0]?.type !== 'cleared') this.#tell({ type: 'cleared' });
    for (const event of events) {
      this.#events.add(event);
      this.#tell(event);
    }
  }

  listen(listener: (event: TerminalEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(event: TerminalEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** Events since the terminal was last cleared, the newest of them up to a weight. */
class Bounded {
  #events: TerminalEvent[] = [];
  #size = 0;

  get all(): readonly TerminalEvent[] {
    return this.#events;
  }

  add(event: TerminalEvent): void {
    if (event.type === 'cleared') {
      this.#events = [];
      this.#size = 0;
    }
    this.#events.push(event);
    this.#size += weightOf(event);
    let dropped = 0;
    while (this.#size > keptCharacters && dropped < this.#events.length - 1) {
      const oldest = this.#events[dropped];
      if (oldest !== undefined) this.#size -= weightOf(oldest);
      dropped += 1;
    }
    if (dropped > 0) this.#events.splice(0, dropped);
  }
}
