import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { linesOf, readPipelineFile } from './pipeline-file.ts';

const good = 'on:\n  push:\n    branches: [main]\nsteps:\n  - name: One\n    run: |\n      # a comment\n      flask db \\\n        heads\n\n      test 1 -eq 1\n    env:\n      NUMBER: 5\n';

async function messageOf(text: string): Promise<string> {
  const read = await readPipelineFile(text);
  return read.type === 'wrong' ? read.message : 'no mistake was found';
}

describe('a pipeline file', () => {
  test('gives its steps, their lines and their variables as text', async () => {
    expect(await readPipelineFile(good)).toEqual({
      type: 'plan',
      plan: { branches: ['main'], steps: [{ name: 'One', commands: ['flask db heads', 'test 1 -eq 1'], env: { NUMBER: '5' }, state: 'waiting', lines: [], milliseconds: 0 }], deploy: undefined },
    });
  });

  test('of the starter project is one, with all that the gate needs', async () => {
    const read = await readPipelineFile(readFileSync(join(import.meta.dirname, '../../lessons/starter/.ci/pipeline.yml'), 'utf8'));
    expect(read.type === 'plan' && read.plan.steps.map(({ name }) => name)).toEqual(['Requirements', 'Single head', 'Upgrade an empty database', 'Down and up again', 'Models and migrations agree', 'App health']);
    expect(read.type === 'plan' && read.plan.deploy?.environment).toBe('production');
  });

  test.each([
    ['', '.ci/pipeline.yml, line 1: expected on:, steps: and deploy: at the top'],
    ['- a\n- b\n', '.ci/pipeline.yml, line 1: expected on:, steps: and deploy: at the top'],
    ['steps: []\n', '.ci/pipeline.yml, line 1: on: expected on: with push: below it'],
    [good.replace('    run: |', '    runs: |'), '.ci/pipeline.yml, line 5: steps[1].run: expected shell lines as text'],
    [`${good}extra: 1\n`, '.ci/pipeline.yml, line 14: extra is not known here; expected one of on, steps, deploy'],
    [`${good}    when: now\n`, '.ci/pipeline.yml, line 14: steps[1].when is not known here; expected one of name, run, env'],
    [good.replace('[main]', '[]'), '.ci/pipeline.yml, line 3: on.push.branches: expected at least one branch'],
    [good.replace('NUMBER: 5', 'NUM BER: 5'), '.ci/pipeline.yml, line 13: steps[1].env.NUM BER: expected a variable name: letters, digits and _'],
    [good.replace('NUMBER: 5', 'NUMBER: [5]'), '.ci/pipeline.yml, line 13: steps[1].env.NUMBER: expected text or a number'],
    [`${good}deploy:\n  environment: moon\n  steps:\n    - {name: x, run: ls}\n`, '.ci/pipeline.yml, line 15: deploy.environment: expected one of dev-a, dev-b, ci, production'],
    [good.replace('steps:', 'steps: {'), /^\.ci\/pipeline\.yml, line \d+: this is not YAML: /],
    [good.replace('[main]', '*main'), '.ci/pipeline.yml, line 3: this cannot be read: Unresolved alias (the anchor must be set before the alias): main'],
    [`${good}on: 1\n`, /^\.ci\/pipeline\.yml, line 14: this is not YAML: Map keys must be unique/],
  ])('with a mistake tells the line and what was expected: %j', async (text, message) => {
    expect(await messageOf(text)).toMatch(message);
  });

  test('reads back what was written, whatever the names and the lines are', async () => {
    const words = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name: words, run: words.filter((text) => linesOf(text).length > 0) }), { minLength: 1, maxLength: 4 }), async (steps) => {
        const read = await readPipelineFile(stringify({ on: { push: { branches: ['main'] } }, steps }));
        expect(read.type === 'plan' && read.plan.steps.map(({ name, commands }) => ({ name, commands }))).toEqual(steps.map(({ name, run }) => ({ name, commands: linesOf(run) })));
      }),
    );
  });

  test('that is any text at all is answered, never thrown', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ maxLength: 60 }), async (text) => {
      expect(['plan', 'wrong']).toContain((await readPipelineFile(text)).type);
    }));
  });
});
