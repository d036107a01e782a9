/** Whether the built page keeps to its budgets (`scripts/sizes/budgets.ts`). Part of `npm test`. */
import { join } from 'node:path';
import { builtPage } from './server/static-server.ts';
import { budgets, firstRouteBudget, lazyForPython, lazyParts, smallPart } from './sizes/budgets.ts';
import { readBuiltFiles } from './sizes/built-graph.ts';
import { judgeSizes, kilobytes } from './sizes/judge-sizes.ts';

const { firstRoute, firstFiles, weights, problems } = judgeSizes(readBuiltFiles(builtPage(join(import.meta.dirname, '..'))), { firstRouteBudget, smallPart, budgets, lazyParts, lazyForPython });
console.log(`First route: ${kilobytes(firstRoute)} of JavaScript, gzipped, in ${firstFiles.length} files; at most ${firstRouteBudget} kB.`);
for (const [what, names] of Object.entries(lazyParts)) {
  console.log(`When it is wanted, ${what}: ${kilobytes(names.reduce((total, name) => total + (weights.get(name) ?? 0), 0))}`);
}
for (const problem of problems) console.error(`✗ ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
