import { type BuiltFile, fetchedWith } from './built-graph.ts';
import type { Budget } from './budgets.ts';

export interface Limits {
  readonly firstRouteBudget: number;
  readonly smallPart: number;
  readonly budgets: readonly Budget[];
  readonly lazyParts: Readonly<Record<string, readonly string[]>>;
  readonly lazyForPython: readonly string[];
}

export interface Judgement {
  /** Gzipped bytes of JavaScript of the first route. */
  readonly firstRoute: number;
  /** What it consists of, the heaviest first. */
  readonly firstFiles: readonly BuiltFile[];
  /** Gzipped bytes by the name of a part that has a budget. */
  readonly weights: ReadonlyMap<string, number>;
  /** Sentences, none when all is within its limits. */
  readonly problems: readonly string[];
}

/** Compares the parts of a built page with what they may weigh, and looks that nothing comes before it is wanted. */
export function judgeSizes(files: ReadonlyMap<string, BuiltFile>, limits: Limits): Judgement {
  const problems: string[] = [];
  const all = [...files.values()];
  const first = [...fetchedWith(files, 'index.html')].flatMap((path) => files.get(path) ?? []);
  const firstFiles = first.filter(({ path }) => /\.m?js$/.test(path)).sort((a, b) => b.gzip - a.gzip);
  const firstRoute = sum(firstFiles);
  if (firstFiles.length === 0) problems.push('index.html leads to no JavaScript: this is no built page.');
  if (firstRoute > limits.firstRouteBudget * 1000) problems.push(`The first route is ${kilobytes(firstRoute)} of JavaScript; its budget is ${limits.firstRouteBudget} kB. The heaviest of it: ${heaviest(firstFiles)}.`);

  const weights = new Map<string, number>();
  for (const { name, gzip } of all) weights.set(name, (weights.get(name) ?? 0) + gzip);
  const used = new Set<Budget>();
  for (const [name, weight] of weights) {
    const budget = limits.budgets.find(({ part }) => (typeof part === 'string' ? part === name : part.test(name)));
    if (budget !== undefined) used.add(budget);
    if (budget !== undefined && weight > budget.kilobytes * 1000) problems.push(`${name} is ${kilobytes(weight)}; its budget is ${budget.kilobytes} kB.`);
    if (budget === undefined && weight > limits.smallPart * 1000) problems.push(`${name} is ${kilobytes(weight)} and has no budget; one without may be ${limits.smallPart} kB. Give it one in scripts/sizes/budgets.ts.`);
  }
  // A budget for what is not there would be kept by nothing.
  for (const budget of limits.budgets) if (!used.has(budget)) problems.push(`There is a budget for ${String(budget.part)}, but no such file was built.`);

  for (const [what, names] of Object.entries(limits.lazyParts)) {
    for (const name of names) {
      if (!weights.has(name)) problems.push(`${what} is to be fetched when it is wanted, but ${name} was not built.`);
      if (first.some((file) => file.name === name)) problems.push(`${what} is fetched by everybody at once: ${name} belongs to the first route.`);
    }
  }
  // `main.tsx` awaits, perhaps for as long as the workbench is not wanted: what imports it would never come.
  for (const { name, path, imports } of all) {
    if (path !== 'index.html' && imports.some((each) => files.get(each)?.name === 'index.js')) problems.push(`${name} imports index.js, the page's beginning, and would wait until that has come to its end.`);
  }
  const python = all.find(({ name }) => name === 'engine-flask.js');
  const withPython = python === undefined ? [] : [...fetchedWith(files, python.path)].flatMap((path) => files.get(path)?.name ?? []);
  for (const name of limits.lazyForPython) if (withPython.includes(name)) problems.push(`${name} is fetched by everybody who uses Python.`);
  return { firstRoute, firstFiles, weights, problems };
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function heaviest(files: readonly BuiltFile[]): string {
  return files
    .slice(0, 4)
    .map(({ name, gzip }) => `${name} ${kilobytes(gzip)}`)
    .join(', ');
}

function sum(files: readonly BuiltFile[]): number {
  return files.reduce((total, { gzip }) => total + gzip, 0);
}
