import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import { build } from 'esbuild';
import type fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';

/** A test by its whole name: that of its `describe` blocks and its own. */
export interface LoadedTest {
  readonly name: string;
  readonly body: () => unknown;
}

/**
 * A test file with all that it imports from this project.
 *
 * @property uses the files that it is made of, by their paths from the project's root
 * @property load evaluates it anew, and so all its modules; answers its tests, of which none has run
 */
export interface TestFile {
  readonly path: string;
  readonly uses: ReadonlySet<string>;
  readonly load: () => readonly LoadedTest[];
}

const requireHere = createRequire(import.meta.url);
chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
// That a property does not hold is all that is asked: its smallest example is not looked for.
(requireHere('fast-check') as typeof fc).configureGlobal({ seed: 20_261_123, endOnFailure: true });

/** Bundles test files, each by itself; packages stay what they are. */
export async function bundledTests(paths: readonly string[]): Promise<TestFile[]> {
  return Promise.all(
    paths.map(async (path): Promise<TestFile> => {
      const { outputFiles, metafile } = await build({
        absWorkingDir: process.cwd(),
        entryPoints: [path],
        bundle: true,
        write: false,
        metafile: true,
        platform: 'node',
        format: 'cjs',
        packages: 'external',
        logLevel: 'error',
        plugins: [
          {
            name: 'as Vite does it',
            setup({ onLoad, onResolve, resolve }) {
              // How long something takes is not asked of a mutant: it would be noticed by chance.
              onLoad({ filter: /test\/cpu-time\.ts$/ }, () => ({ contents: 'export const cpuTime = async (work) => (await work(), 1);' }));
              onResolve({ filter: /\?raw$/ }, async ({ path: named, ...from }) => ({ path: (await resolve(named.slice(0, -'?raw'.length), from)).path, namespace: 'raw' }));
              onLoad({ filter: /./, namespace: 'raw' }, ({ path: file }) => ({ contents: readFileSync(file), loader: 'text' }));
            },
          },
        ],
      });
      const code = outputFiles[0]?.text ?? '';
      const evaluate = new Script(`(function (require, module, exports) {${code}\n})`, { filename: path }).runInThisContext() as (require: (name: string) => unknown, module: object, exports: object) => void;
      return {
        path,
        uses: new Set(Object.keys(metafile.inputs)),
        load: () => {
          const { vitest, tests } = collector();
          evaluate((name) => (name === 'vitest' ? vitest : requireHere(name)), { exports: {} }, {});
          return tests;
        },
      };
    }),
  );
}

type Named = (name: string, body: (...values: never[]) => unknown) => void;

/** As much of Vitest as these tests use; what is not here fails at the start. */
function collector(): { readonly vitest: object; readonly tests: readonly LoadedTest[] } {
  const tests: LoadedTest[] = [];
  const blocks: string[] = [];
  const each = (declare: (name: string, body: () => unknown) => void) => (cases: readonly unknown[]): Named => (name, body) => {
    for (const [index, values] of cases.entries()) {
      const row = (Array.isArray(values) ? values : [values]) as never[];
      declare(`${name} (${index + 1})`, () => body(...row));
    }
  };
  const declareTest = (name: string, body: () => unknown): void => {
    tests.push({ name: [...blocks, name].join(' > '), body });
  };
  const declareBlock = (name: string, body: () => unknown): void => {
    blocks.push(name);
    body();
    blocks.pop();
  };
  const test = Object.assign(declareTest, { each: each(declareTest) });
  const expect = Object.assign((value: unknown, message?: string) => chai.expect(value, message), chai.expect);
  return { vitest: { describe: Object.assign(declareBlock, { each: each(declareBlock) }), test, it: test, expect }, tests };
}
