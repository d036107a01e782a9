import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBuiltFiles } from './built-graph.ts';
import { judgeSizes, type Limits } from './judge-sizes.ts';

let dist = '';
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'sizes-'));
  put('index.html', '<!doctype html><script type="module" crossorigin src="./assets/index-AAAAAAAA.js"></script>');
  put('assets/index-AAAAAAAA.js', 'import{a}from"./shared-BBBBBBBB.js";a();const open=()=>import(`./editor-CCCCCCCC.js`);new Worker(new URL(new URL(`engine-flask-DDDDDDDD.js`,import.meta.url).href,import.meta.url));open();');
  put('assets/shared-BBBBBBBB.js', 'export const a=()=>1;');
  put('assets/editor-CCCCCCCC.js', `export const text=${JSON.stringify(noise(30_000))};`);
  put('assets/engine-flask-DDDDDDDD.js', 'const open=()=>import("./servers-EEEEEEEE.js");open();');
  put('assets/servers-EEEEEEEE.js', 'export const b=2;');
});
afterEach(() => {
  rmSync(dist, { recursive: true });
});

const limits: Limits = { firstRouteBudget: 10, smallPart: 2, budgets: [{ part: 'editor.js', kilobytes: 40 }], lazyParts: { 'the editor': ['editor.js'] }, lazyForPython: ['servers.js'] };
const problems = (changed: Partial<Limits> = {}) => judgeSizes(readBuiltFiles(dist), { ...limits, ...changed }).problems;

test('what is imported belongs to the first route, what is asked for later does not', () => {
  const { firstFiles, problems: found } = judgeSizes(readBuiltFiles(dist), limits);
  expect(firstFiles.map(({ name }) => name).sort()).toEqual(['index.js', 'shared.js']);
  expect(found).toEqual([]);
});

test('what is imported over another file belongs to the first route, too, and counts', () => {
  put('assets/shared-BBBBBBBB.js', 'export{text as a}from"./editor-CCCCCCCC.js";');
  expect(problems()).toEqual([
    expect.stringMatching(/^The first route is 2\d\.\d kB of JavaScript; its budget is 10 kB\. The heaviest of it: editor\.js 2\d\.\d kB, /),
    'the editor is fetched by everybody at once: editor.js belongs to the first route.',
  ]);
});

test('a part that is heavier than its budget, or that has none, is told', () => {
  expect(problems({ budgets: [{ part: /^editor/, kilobytes: 10 }] })).toEqual([expect.stringMatching(/^editor\.js is 2\d\.\d kB; its budget is 10 kB\.$/)]);
  put('assets/chart-FFFFFFFF.js', `export const c=${JSON.stringify(noise(5000))};`);
  expect(problems()).toEqual([expect.stringMatching(/^chart\.js is \d\.\d kB and has no budget/)]);
});

test('two parts of one name share a budget', () => {
  put('assets/editor-GGGGGGGG.js', `export const d=${JSON.stringify(noise(30_000))};`);
  expect(problems()).toEqual([expect.stringMatching(/^editor\.js is [45]\d\.\d kB; its budget is 40 kB\.$/)]);
});

test('a budget or a promise about what was not built is told', () => {
  expect(problems({ budgets: [...limits.budgets, { part: 'gone.js', kilobytes: 1 }], lazyParts: { Monaco: ['monaco.js'] } })).toEqual([
    'There is a budget for gone.js, but no such file was built.',
    'Monaco is to be fetched when it is wanted, but monaco.js was not built.',
  ]);
});

test('what starts with Python is seen in its worker', () => {
  put('assets/engine-flask-DDDDDDDD.js', 'import"./servers-EEEEEEEE.js";');
  expect(problems()).toEqual(['servers.js is fetched by everybody who uses Python.']);
});

test('no part imports the beginning of the page, which awaits', () => {
  put('assets/editor-CCCCCCCC.js', `import"./index-AAAAAAAA.js";export const text=${JSON.stringify(noise(30_000))};`);
  expect(problems()).toEqual(["editor.js imports index.js, the page's beginning, and would wait until that has come to its end."]);
});

test('a folder without a page is no page', () => {
  put('index.html', '<!doctype html><title>Nothing</title>');
  expect(problems()).toEqual(['index.html leads to no JavaScript: this is no built page.']);
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
}

/** Text that does not get much smaller by packing. */
function noise(length: number): string {
  let seed = 1;
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (seed % 90));
  }).join('');
}
