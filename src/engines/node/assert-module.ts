import { inspect } from 'node-inspect-extracted';
import { isDeepStrictEqual } from './deep-equal.ts';

/** Node's `assert`, as far as programs check with it. */
export function createAssert(): unknown {
  class AssertionError extends Error {
    override readonly name = 'AssertionError';
    readonly code = 'ERR_ASSERTION';
    readonly generatedMessage: boolean;
    readonly actual: unknown;
    readonly expected: unknown;
    readonly operator: string;

    constructor({ message, actual, expected, operator }: { message?: string; actual?: unknown; expected?: unknown; operator: string }) {
      super(message ?? `${inspect(actual)} ${operator} ${inspect(expected)}`);
      this.generatedMessage = message === undefined;
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }
  }
  const must = (holds: boolean, actual: unknown, expected: unknown, operator: string, message: unknown): void => {
    if (holds) return;
    if (message instanceof Error) throw message;
    throw new AssertionError({ ...(message !== undefined && { message: typeof message === 'string' ? message : inspect(message) }), actual, expected, operator });
  };
  const ok = (value: unknown, message?: unknown): void => must(Boolean(value), value, true, '==', message ?? 'The expression evaluated to a falsy value');
  const equal = (actual: unknown, expected: unknown, message?: unknown): void => must(Object.is(actual, expected), actual, expected, 'strictEqual', message);
  const deepEqual = (actual: unknown, expected: unknown, message?: unknown): void => must(isDeepStrictEqual(actual, expected), actual, expected, 'deepStrictEqual', message);
  const assert = Object.assign((value: unknown, message?: unknown) => ok(value, message), {
    AssertionError,
    ok,
    equal,
    strictEqual: equal,
    notEqual: (actual: unknown, expected: unknown, message?: unknown) => must(!Object.is(actual, expected), actual, expected, 'notStrictEqual', message),
    notStrictEqual: (actual: unknown, expected: unknown, message?: unknown) => must(!Object.is(actual, expected), actual, expected, 'notStrictEqual', message),
    deepEqual,
    deepStrictEqual: deepEqual,
    fail(message: unknown = 'Failed') {
      must(false, undefined, undefined, 'fail', message);
    },
    throws(work: () => unknown) {
      try {
        work();
      } catch {
        return;
      }
      must(false, undefined, undefined, 'throws', 'Missing expected exception.');
    },
    async rejects(work: Promise<unknown> | (() => Promise<unknown>)) {
      try {
        await (typeof work === 'function' ? work() : work);
      } catch {
        return;
      }
      must(false, undefined, undefined, 'rejects', 'Missing expected rejection.');
    },
  });
  return Object.assign(assert, { strict: assert });
}
