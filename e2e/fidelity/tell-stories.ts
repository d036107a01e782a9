import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dumpDatabase, isDatabase } from './database-dump.ts';
import { createMasker, type Masker, type Places } from './mask.ts';
import { createNative } from './native.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { change, type Outcome, type Side } from './side.ts';
import type { Story } from './story.ts';

/** What of the native machine is not as for most stories. */
export interface NativeTools {
  /** Where the tools are, when they are not Python's. */
  readonly bin?: string;
  readonly packages?: string;
  /** Called before each story; the variables that its lines need there. */
  readonly prepare?: () => Readonly<Record<string, string>>;
  /** What may differ, when it is not what may differ for Python. */
  readonly createMasker?: (places: Places) => Masker;
}

/** Registers the stories as tests, one for each line that is run and one for what is left on the disk at the end. */
export function tellStories(title: string, stories: readonly Story[], tools?: NativeTools): void {
  describe(title, () => {
    let sandbox: Sandbox | undefined;
    beforeAll(() => {
      sandbox = createSandbox();
    });
    afterAll(() => sandbox?.close());
    for (const one of stories) {
      tellStory(one, (files) => {
        if (sandbox === undefined) throw new Error('The sandbox did not start.');
        return sandbox.freshProject(files);
      }, tools);
    }
  });
}

/** How a story went on one side: what each line answered, and what was left, all of it masked. */
interface Telling {
  readonly outcomes: readonly Outcome[];
  readonly files: Readonly<Record<string, string>>;
}

function tellStory(told: Story, freshSandbox: (files: Story['files']) => Side, tools: NativeTools | undefined): void {
  describe(told.name, () => {
    let native: Telling | undefined;
    let sandboxed: Telling | undefined;
    beforeAll(async () => {
      [native, sandboxed] = await Promise.all([
        happen(told, createNative(tools?.bin ?? inject('nativeBin'), told.files, tools?.packages, tools?.prepare?.()), tools),
        happen(told, freshSandbox(told.files), tools),
      ]);
    });

    const lines = told.steps.filter((step) => step.type === 'run');
    lines.forEach((step, index) => {
      test(`${index + 1}. ${step.line}`, () => {
        const expected = native?.outcomes[index];
        const printed = `${expected?.stdout}${expected?.stderr}`;
        expect(expected?.code, `the native exit code, after printing\n${printed}`).toBe(step.code);
        // Alembic folds long messages at 80 columns; a story quotes them unfolded.
        for (const part of step.prints) expect(unfold(printed), 'what the native tool prints').toContain(unfold(part));
        const read = step.inAnyOrder ? sortWords : (outcome: Outcome | undefined) => outcome;
        expect(read(sandboxed?.outcomes[index])).toEqual(read(expected));
      });
    });

    test('leaves the same files and databases', () => {
      expect(native).toBeDefined();
      expect(sandboxed?.files).toEqual(native?.files);
    });
  });
}

async function happen(told: Story, side: Side, tools: NativeTools | undefined): Promise<Telling> {
  try {
    const masker = (tools?.createMasker ?? createMasker)(side.places);
    const outcomes: Outcome[] = [];
    for (const step of told.steps) {
      if (step.type === 'run') {
        const { code, stdout, stderr } = await side.run(step.line);
        outcomes.push({ code, stdout: masker.mask(stdout), stderr: masker.mask(stderr) });
      } else {
        change(side, step);
      }
    }
    return { outcomes, files: describeFiles(side, masker) };
  } finally {
    side.close();
  }
}

function describeFiles(side: Side, masker: Masker): Record<string, string> {
  const sorted = [...side.files()]
    .map(([path, bytes]) => ({ path, bytes, key: masker.sortKey(path) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return Object.fromEntries(
    sorted.map(({ path, bytes }) => [masker.mask(path), masker.mask(isDatabase(bytes) ? dumpDatabase(bytes) : new TextDecoder().decode(bytes))]),
  );
}

function sortWords(outcome: Outcome | undefined): Outcome | undefined {
  const sorted = (text: string): string => text.split(/[\s,]+/).sort().join(' ');
  return outcome === undefined ? undefined : { code: outcome.code, stdout: sorted(outcome.stdout), stderr: sorted(outcome.stderr) };
}

function unfold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
