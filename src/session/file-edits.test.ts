import { describe, expect, test } from 'vitest';
import { treeOf } from '../domain/file-tree.ts';
import { createFile, createFolder, deletePath, type Edit, renamePath, writeText } from './file-edits.ts';

const files = treeOf({ 'app.py': 'app', 'migrations/env.py': 'env', 'migrations/versions/a.py': 'a' });
const keys = (edit: Edit) => ('files' in edit ? [...edit.files.keys()].sort() : edit.refused);

describe('an edit', () => {
  test('writes, makes, renames and deletes files and whole folders', () => {
    expect(keys(createFile(files, 'lib/new.py'))).toContain('lib/new.py');
    expect(keys(createFolder(files, 'lib'))).toContain('lib/');
    expect(keys(renamePath(files, 'migrations', 'alembic'))).toEqual(['alembic/env.py', 'alembic/versions/a.py', 'app.py']);
    expect(keys(deletePath(files, 'migrations/versions'))).toEqual(['app.py', 'migrations/env.py']);
    expect(keys(deletePath(files, 'migrations'))).toEqual(['app.py']);
    expect(keys(writeText(files, 'app.py', 'changed'))).toEqual([...files.keys()].sort());
  });

  test('keeps a folder from which the last file was renamed away', () => {
    expect(keys(renamePath(files, 'migrations/versions/a.py', 'a.py'))).toContain('migrations/versions/');
  });

  test.each([
    [createFile(files, 'app.py'), 'app.py is there already.'],
    [createFile(files, 'app.py/inner.py'), 'app.py is a file, so nothing can lie in it.'],
    [createFile(files, 'a//b'), 'A name cannot be empty.'],
    [createFile(files, '../out.py'), 'A name cannot be . or ..'],
    [renamePath(files, 'gone.py', 'x.py'), 'There is no gone.py any more.'],
    [renamePath(files, 'app.py', 'migrations'), 'migrations is there already.'],
    [renamePath(files, 'migrations', 'migrations/inner'), 'migrations cannot be moved into itself.'],
    [deletePath(files, 'gone'), 'There is no gone any more.'],
    [writeText(files, 'migrations', 'x'), 'migrations is a folder.'],
    [writeText(files, '../out.py', 'x'), 'A name cannot be . or ..'],
    [writeText(files, 'app.py/inner.py', 'x'), 'app.py is a file, so nothing can lie in it.'],
  ] as const)('is refused with a sentence: %#', (edit, sentence) => {
    expect(edit).toEqual({ refused: sentence });
  });
});
