import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** Taken when this is loaded: a program finds a `process` of its own. */
const { v8 } = process.versions;

/** Shorter files are compiled faster than their cache is read. */
const WORTH_CHARACTERS = 100_000;

/** Evaluates the text of an installed package; what a page does by `eval`. */
export interface CompiledPackages {
  readonly evaluate: (text: string, file: string) => unknown;
  /** Keeps what this process compiled, for those after it. */
  readonly keep: () => void;
}

/**
 * Megabytes of JavaScript are compiled in each thread anew, which is a good part of what a command costs. V8 can keep what it
 * compiled; Node gives that out, a browser does not.
 *
 * @param folder where it is kept
 */
export function compiledPackages(folder: string): CompiledPackages {
  const fresh: (() => void)[] = [];
  return {
    evaluate(text, file) {
      if (text.length < WORTH_CHARACTERS) return new Script(text, { filename: file }).runInThisContext() as unknown;
      const kept = join(folder, createHash('sha1').update(v8).update(text).digest('hex'));
      const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
      const script = new Script(text, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
      if (cachedData === undefined || script.cachedDataRejected === true) {
        fresh.push(() => {
          mkdirSync(folder, { recursive: true });
          // Others keep the same at the same moment: it appears whole or not at all.
          const draft = `${kept}.${Math.random()}`;
          writeFileSync(draft, script.createCachedData());
          renameSync(draft, kept);
        });
      }
      return script.runInThisContext() as unknown;
    },
    keep() {
      for (const write of fresh.splice(0)) write();
    },
  };
}
