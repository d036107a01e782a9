import { describe, expect, test } from 'vitest';
import { withoutDynamicImports } from './source-imports.ts';

const changed = (source: string): string => withoutDynamicImports(source, 'load');

describe('a dynamic import becomes a call', () => {
  test.each([
    ['import("a")', 'load("a")'],
    ['const x = await import (path);', 'const x = await load (path);'],
    ['return a/b, import("c")/d', 'return a/b, load("c")/d'],
    ['`${import("a")} import("b") ${`${import("c")}`}`', '`${load("a")} import("b") ${`${load("c")}`}`'],
    ['f({ a: {} }); import("a")', 'f({ a: {} }); load("a")'],
    ['import/* why */("a")', 'load/* why */("a")'],
    ['/["\'`]/.test(x) && import("a")', '/["\'`]/.test(x) && load("a")'],
  ])('%s', (source, expected) => {
    expect(changed(source)).toBe(expected);
  });
});

describe('what only looks like one stays', () => {
  test.each([
    '"import(1)"', "'it\\'s import(1)'", '// import(1)', '/* import(1) */ 1', '/import(1)/', '`import(1)`', 'a.import(1)', 'reimport(1)', '$import(1)',
  ])('%s', (source) => {
    expect(changed(source)).toBe(source);
  });
});
