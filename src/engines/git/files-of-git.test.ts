import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { treeOf } from '../../domain/file-tree.ts';
import { byBytes } from './byte-text.ts';
import { parseConfig, withoutSection, withoutSetting, withSetting } from './config-file.ts';
import { ignoreRules } from './ignore.ts';
import { type Conflict, parseIndex, serializeIndex } from './index-file.ts';
import type { Entry } from './objects.ts';
import { hex, sha1, unhex } from './sha1.ts';
import { WorkFiles } from './work-files.ts';

const oid = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(hex);
const entry: fc.Arbitrary<Entry> = fc.record({ mode: fc.constantFrom('100644', '100755', '120000'), oid });
const path = fc.array(fc.constantFrom('a', 'b', 'ä', 'x.py', 'long name'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

test('SHA-1 is what Node makes of the same bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 3 }), (parts) => {
      expect(hex(sha1(...parts))).toBe(createHash('sha1').update(Buffer.concat(parts)).digest('hex'));
    }),
  );
  expect(hex(unhex('00ff10'))).toBe('00ff10');
});

test('an index that is written is the one that is read again', () => {
  const conflict: fc.Arbitrary<Conflict> = fc.record({ base: fc.option(entry, { nil: undefined }), ours: entry, theirs: fc.option(entry, { nil: undefined }) });
  fc.assert(
    fc.property(fc.dictionary(path, entry), fc.dictionary(path, conflict), (files, conflicts) => {
      const index = { files: new Map(Object.entries(files)), conflicts: new Map(Object.entries(conflicts)) };
      const again = parseIndex(serializeIndex(index));
      expect(Object.fromEntries(again.files)).toEqual(files);
      expect(Object.fromEntries(again.conflicts)).toEqual(conflicts);
      expect([...again.files.keys()]).toEqual([...again.files.keys()].sort(byBytes));
    }),
  );
});

describe('a configuration', () => {
  test('keeps its comments and other settings when one is set, changed or taken out', () => {
    const text = '# mine\n[core]\n\tbare = false ; no\n[branch "a.b"]\n\tremote = origin\n';
    const set = withSetting(withSetting(text, 'branch.a.b.merge', 'refs/heads/a.b'), 'user.Name', 'Ada "the" #1');
    expect(set).toBe('# mine\n[core]\n\tbare = false ; no\n[branch "a.b"]\n\tremote = origin\n\tmerge = refs/heads/a.b\n[user]\n\tName = "Ada \\"the\\" #1"\n');
    expect(parseConfig(set)).toEqual([
      { name: 'core.bare', value: 'false' },
      { name: 'branch.a.b.remote', value: 'origin' },
      { name: 'branch.a.b.merge', value: 'refs/heads/a.b' },
      { name: 'user.name', value: 'Ada "the" #1' },
    ]);
    expect(withSetting(text, 'core.bare', 'true')).toContain('\tbare = true\n');
    expect(withoutSetting(set, 'user.name')).not.toContain('[user]');
    expect(withoutSection(set, 'branch.a.b')).not.toContain('origin');
  });

  test('gives back any value that was set', () => {
    fc.assert(
      fc.property(fc.string().filter((text) => !/[\r\0]/.test(text)), (value) => {
        expect(parseConfig(withSetting('', 'a.b', value))).toEqual([{ name: 'a.b', value }]);
      }),
    );
  });
});

describe('ignored paths', () => {
  test.each([
    ['*.db', 'data/app.db', true],
    ['/build', 'build/out', true],
    ['/build', 'src/build', false],
    ['__pycache__/', 'a/__pycache__/x.pyc', true],
    ['__pycache__/', '__pycache__', false],
    ['*.db\n!keep.db', 'keep.db', false],
    ['data/\n!data/keep', 'data/keep', true],
    ['doc/*.txt', 'doc/a/b.txt', false],
    ['doc/**/*.txt', 'doc/a/b.txt', true],
    ['**/logs', 'a/b/logs/x', true],
    ['a/**', 'a/b/c', true],
    ['file[0-9].py', 'file7.py', true],
    ['file[!0-9].py', 'file7.py', false],
    ['\\#odd', '#odd', true],
    ['# comment', '# comment', false],
    ['trailing  ', 'trailing', true],
    ['a+b(c).txt', 'a+b(c).txt', true],
  ])('%j and %s', (rules, where, expected) => {
    const ignored = ignoreRules(new WorkFiles(treeOf({ '.gitignore': rules, [where]: '' })), '');
    expect(ignored(where, 'file')).toBe(expected);
  });

  test('a .gitignore further down adds to the ones above', () => {
    const ignored = ignoreRules(new WorkFiles(treeOf({ '.gitignore': '*.log', 'a/.gitignore': '!keep.log\nown', '.git/info/exclude': 'secret' })), '');
    expect(['a/x.log', 'a/keep.log', 'keep.log', 'a/own', 'own', 'a/b/secret'].map((where) => ignored(where, 'file'))).toEqual([true, false, true, true, false, true]);
  });
});
