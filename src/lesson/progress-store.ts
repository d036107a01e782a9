import { mergeProgress, noProgress, type Progress, readProgress, type TaskProgress, withTask, writeProgress } from './progress.ts';

const KEY = 'headway.progress';
/** Where something is put that cannot be read, so that nothing is written over it. */
const DAMAGED = 'headway.progress.damaged';

/** A learner's progress as the browser keeps it. */
export interface ProgressStore {
  /** The same value for as long as nothing changed. */
  get(): Progress;
  subscribe(listener: () => void): () => void;
  change(lesson: string, task: string, change: (before: TaskProgress) => TaskProgress): void;
  nameLearner(name: string): void;
  /** The progress as a file's text, and a name for the file. */
  exported(): { readonly name: string; readonly text: string };
  /** Adds what a file says to what is known; answers an error sentence when it is no such file. */
  import(text: string): string | undefined;
}

/** @param storage where it is kept; a browser that keeps nothing has one that forgets */
export function createProgressStore(storage: Pick<Storage, 'getItem' | 'setItem'>): ProgressStore {
  const listeners = new Set<() => void>();
  /** What this tab knows beyond what the browser keeps, should it refuse to. */
  let known = load() ?? noProgress;

  function load(): Progress | undefined {
    const text = storage.getItem(KEY);
    if (text === null) return undefined;
    const reading = readProgress(text);
    if (reading.type === 'progress') return reading.progress;
    storage.setItem(DAMAGED, text);
    return undefined;
  }
  /** Another tab may have written meanwhile: what it noted is taken along. */
  const write = (change: (before: Progress) => Progress): void => {
    const kept = load();
    const next = change(kept === undefined ? known : mergeProgress(known, kept));
    if (writeProgress(next) === writeProgress(known)) return;
    known = next;
    storage.setItem(KEY, writeProgress(known));
    for (const listener of listeners) listener();
  };

  return {
    get: () => known,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change: (lesson, task, change) => write((before) => withTask(before, lesson, task, change)),
    nameLearner: (name) => write((before) => ({ ...before, learner: name.trim().slice(0, 200) })),
    exported() {
      const who = known.learner.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
      return { name: `headway-progress${who === '' ? '' : `-${who}`}.json`, text: writeProgress(known) };
    },
    import(text) {
      const reading = readProgress(text);
      if (reading.type === 'refused') return reading.reason;
      write((before) => mergeProgress(before, reading.progress));
      return undefined;
    },
  };
}
