import { INSTRUMENTER_CONSTANTS, type MutantCoverage, type StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, type DryRunResult, DryRunStatus, type MutantRunOptions, type MutantRunResult, type TestResult, type TestRunner, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { bundledTests, type LoadedTest, type TestFile } from './test-file.ts';

/** What the changed code and the runner say to each other: see Stryker's instrumenter. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: MutantCoverage | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

const FOLDERS = ['src/domain', 'src/checks'];

/**
 * Runs the tests of the domain and of the checks for Stryker. A mutant is tried in some 20 ms, where Vitest takes the better
 * part of a second to start: each test file is bundled once, and evaluated anew, with all modules that it uses, for each mutant.
 */
class InProcessRunner implements TestRunner {
  #files: readonly TestFile[] = [];
  readonly #only: readonly string[];

  /** @param options `testFiles`: the only ones that are wanted; none given: all */
  constructor({ testFiles }: StrykerOptions) {
    this.#only = testFiles;
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const paths = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
    const tests = paths.filter((path) => path.endsWith('.test.ts') && !path.endsWith('.engine.test.ts'));
    this.#files = await bundledTests(tests.filter((path) => this.#only.length === 0 || this.#only.includes(path)).toSorted());
  }

  async dryRun(): Promise<DryRunResult> {
    const board = switchboard();
    const covered: MutantCoverage = { static: {}, perTest: {} };
    const tests: TestResult[] = [];
    board.activeMutant = undefined;
    board.mutantCoverage = covered;
    for (const file of this.#files) tests.push(...(await run(file, undefined, false)));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: covered };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit: offered = Infinity, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    const board = switchboard();
    // Stryker takes for endless what runs a hundred times as often as it should; ten times is seen in a tenth of the time.
    const hitLimit = Math.ceil(offered / 10);
    // Of what is changed while a file is loaded no test is known: it is changed from the start, and tried on all of them.
    const ids = (testFilter ?? []).filter((id) => id.includes('#'));
    const atStart = ids.length === 0;
    const chosen = atStart ? undefined : new Set(ids);
    const changed = relative('.', sandboxFileName);
    // The tests that are made for the changed file come first: one that fails is enough.
    const own = changed.replace(/\.ts$/, '.test.ts');
    const files = this.#files.toSorted((a, b) => Number(b.path === own) - Number(a.path === own)).filter(({ path, uses }) => uses.has(changed) && (atStart || ids.some((id) => id.startsWith(`${path}#`))));
    const tests: TestResult[] = [];
    board.hitCount = 0;
    board.hitLimit = hitLimit;
    for (const file of files) {
      board.activeMutant = atStart ? activeMutant.id : undefined;
      tests.push(...(await run(file, chosen, !disableBail, () => (board.activeMutant = activeMutant.id))));
      if (!disableBail && tests.some(({ status }) => status === TestStatus.Failed)) break;
    }
    const timedOut = determineHitLimitReached(board.hitCount, hitLimit);
    board.activeMutant = undefined;
    board.hitLimit = undefined;
    return toMutantRunResult(timedOut ?? { status: DryRunStatus.Complete, tests });
  }
}

/** Loads a file and runs its tests, or those of them that are wanted; up to the first that fails, where `bail` says so. */
async function run(file: TestFile, wanted: ReadonlySet<string> | undefined, bail: boolean, loaded: () => void = () => {}): Promise<TestResult[]> {
  const board = switchboard();
  board.currentTestId = undefined;
  let tests: readonly LoadedTest[];
  try {
    tests = file.load();
  } catch (error) {
    return [{ id: `${file.path}#`, name: file.path, timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(error) }];
  }
  loaded();
  const results: TestResult[] = [];
  for (const { name, body } of tests) {
    const id = `${file.path}#${name}`;
    if (wanted !== undefined && !wanted.has(id)) continue;
    board.currentTestId = id;
    const began = performance.now();
    const failure = await failureOf(body);
    board.currentTestId = undefined;
    const result = { id, name, fileName: file.path, timeSpentMs: performance.now() - began };
    results.push(failure === undefined ? { ...result, status: TestStatus.Success } : { ...result, status: TestStatus.Failed, failureMessage: failure });
    if (bail && failure !== undefined) break;
  }
  return results;
}

async function failureOf(body: () => unknown): Promise<string | undefined> {
  try {
    await body();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function switchboard(): Switchboard {
  // Stryker agrees with the code that it changed on a global name, which no type of the global object knows.
  const everything = globalThis as unknown as Record<string, Switchboard | undefined>;
  return (everything[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
}

function createRunner(options: StrykerOptions): InProcessRunner {
  return new InProcessRunner(options);
}
createRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', createRunner)];
