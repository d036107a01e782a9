import type { TerminalEvent } from './workbench.ts';

/** Characters that a terminal keeps; the oldest lines go first. */
const KEPT_CHARACTERS = 400_000;

/** What one terminal showed, bounded, and who listens. */
export class Transcript {
  #events: TerminalEvent[];
  #size: number;
  readonly #listeners = new Set<(event: TerminalEvent) => void>();

  constructor(events: readonly TerminalEvent[] = []) {
    this.#events = [...events];
    this.#size = events.reduce((sum, event) => sum + weight(event), 0);
  }

  get events(): readonly TerminalEvent[] {
    return this.#events;
  }

  add(event: TerminalEvent): void {
    if (event.type === 'cleared') {
      this.#events = [];
      this.#size = 0;
    }
    this.#events.push(event);
    this.#size += weight(event);
    let dropped = 0;
    while (this.#size > KEPT_CHARACTERS && dropped < this.#events.length - 1) {
      const oldest = this.#events[dropped];
      if (oldest !== undefined) this.#size -= weight(oldest);
      dropped += 1;
    }
    if (dropped > 0) this.#events.splice(0, dropped);
    for (const listener of this.#listeners) listener(event);
  }

  listen(listener: (event: TerminalEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

function weight(event: TerminalEvent): number {
  switch (event.type) {
    case 'stdout':
    case 'stderr':
      return event.text.length;
    case 'entered':
      return event.line.length + event.prompt.length;
    case 'ended':
    case 'cleared':
      return 1;
  }
}
