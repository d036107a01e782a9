/** `npm run fuzz`: does random things to a world for as long as asked, and tells the first thing that did not hold. */
import './raw-text.ts';
import { parseArgs } from 'node:util';
import { projectNames } from '../src/domain/project.ts';

const usage = `Usage: npm run --silent fuzz -- [--steps N] [--seed N] [--project NAME] [--no-ci] [--tell]

  --steps N       how many things are done (default: 10000)
  --seed N        the same number does the same things (default: 1)
  --project NAME  ${projectNames.join(', ')} (default: three-tools)
  --no-ci         a push runs no pipeline
  --tell          print each step
`;
const { values } = parseArgs({
  options: { steps: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, project: { type: 'string', default: 'three-tools' }, 'no-ci': { type: 'boolean', default: false }, tell: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
});
const project = projectNames.find((name) => name === values.project);
const [steps, seed] = [Number(values.steps), Number(values.seed)];
if (values.help || project === undefined || !Number.isInteger(steps) || steps < 1 || !Number.isInteger(seed)) {
  process.stdout.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  const { fuzz } = await import('./fuzz/fuzz.ts');
  const began = performance.now();
  const ended = { well: 0, all: 0 };
  const finding = await fuzz({
    project, seed, steps, ci: !values['no-ci'],
    onBegin: (step, told) => void (values.tell && process.stdout.write(`${step} ${told}`)),
    onStep(step, _, codes) {
      ended.all += codes.length;
      ended.well += codes.filter((code) => code === 0).length;
      if (values.tell) process.stdout.write(codes.length === 0 ? '\n' : ` → ${codes.join(' ')}\n`);
      if (step % 100 === 0) process.stderr.write(`${step} steps, ${Math.round((performance.now() - began) / step)} ms each; ${ended.well} of ${ended.all} lines ended well; ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB\n`);
    },
  });
  if (finding === undefined) process.stdout.write(`All held through ${steps} steps.\n`);
  else process.stdout.write(`After step ${finding.step} of seed ${seed}: ${finding.what}\nThe steps before:\n${finding.steps.map((each) => `  ${each}\n`).join('')}`);
  process.exit(finding === undefined ? 0 : 1);
}
