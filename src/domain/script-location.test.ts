import { describe, expect, test } from 'vitest';
import { makeFolder, treeOf } from './file-tree.ts';
import { findScriptLocation, revisionPaths } from './script-location.ts';

const found = (files: Record<string, string>) => findScriptLocation(treeOf(files));
const migrations = { 'migrations/env.py': '', 'migrations/versions/a.py': '' };

describe('the migrations folder', () => {
  test('is migrations, where nothing says otherwise', () => {
    expect(found(migrations)).toEqual({ folder: 'migrations', versionFolders: ['migrations/versions'] });
  });

  test('is none without env.py, or without a folder of versions', () => {
    expect(found({ 'migrations/versions/a.py': '' })).toBeUndefined();
    expect(found({ 'migrations/env.py': '' })).toBeUndefined();
    expect(found({ 'migrations/env.py': '', 'migrations/versions': '' })).toBeUndefined();
    expect(found({})).toBeUndefined();
    expect(findScriptLocation(makeFolder(treeOf({ 'migrations/env.py': '' }), 'migrations/versions'))?.folder).toBe('migrations');
  });

  test('is what alembic.ini names, relative to the project or to the file', () => {
    const alembic = { ...migrations, 'db/alembic/env.py': '', 'db/alembic/versions/a.py': '' };
    expect(found({ ...alembic, 'alembic.ini': '[alembic]\nscript_location = db/alembic\n' })?.folder).toBe('db/alembic');
    expect(found({ ...alembic, 'alembic.ini': '[alembic] \nscript_location=db/alembic\n' })?.folder).toBe('db/alembic');
    expect(found({ ...alembic, 'alembic.ini': '[alembic]\r\nscript_location: %(here)s/db/alembic\r\n' })?.folder).toBe('db/alembic');
    expect(found({ ...alembic, 'alembic.ini': '[alembic]\nscript_location = ./db//other/../alembic/ \n' })?.folder).toBe('db/alembic');
    expect(found({ 'env.py': '', 'versions/a.py': '', 'alembic.ini': '[alembic]\nscript_location = .\n' })).toEqual({ folder: '', versionFolders: ['versions'] });
  });

  test('is not what another section or another option names, nor what is not there', () => {
    const alembic = { ...migrations, 'other/env.py': '', 'other/versions/a.py': '' };
    expect(found({ ...alembic, 'alembic.ini': '[loggers]\nscript_location = other\n' })?.folder).toBe('migrations');
    expect(found({ ...alembic, 'alembic.ini': 'script_location = other\n' })?.folder).toBe('migrations');
    expect(found({ ...alembic, 'alembic.ini': '[alembic]\nold_script_location = other\nfile_template = script_location = other\n' })?.folder).toBe('migrations');
    expect(found({ ...alembic, 'alembic.ini': '[alembic]\n# script_location = other\n' })?.folder).toBe('migrations');
    expect(found({ ...alembic, 'alembic.ini': '[alembic]\nscript_location = missing\n' })?.folder).toBe('migrations');
  });

  test('is else the first folder that looks like one, the shallowest first', () => {
    expect(found({ 'b/env.py': '', 'b/versions/a.py': '', 'a/x/env.py': '', 'a/x/versions/a.py': '' })?.folder).toBe('b');
    expect(found({ 'b/env.py': '', 'b/versions/a.py': '', 'a/env.py': '', 'a/versions/a.py': '' })?.folder).toBe('a');
    expect(found({ 'a/env.py': '', 'a/versions/a.py': '', 'b/env.py': '', 'b/versions/a.py': '' })?.folder).toBe('a');
    expect(found({ 'a/b/env.py': '', 'a/b/versions/a.py': '', 'longer/env.py': '', 'longer/versions/a.py': '' })?.folder).toBe('longer');
    expect(found({ 'longer/env.py': '', 'longer/versions/a.py': '', 'a/b/env.py': '', 'a/b/versions/a.py': '' })?.folder).toBe('longer');
    expect(found({ 'a/env.py': '', 'a/versions/a.py': '', ...migrations })?.folder).toBe('migrations');
    expect(found({ 'b/notenv.py': '', 'b/versions/a.py': '' })).toBeUndefined();
    expect(found({ 'env.py': '', 'versions/a.py': '' })).toEqual({ folder: '', versionFolders: ['versions'] });
  });
});

describe('version folders', () => {
  const two = { ...migrations, 'more/b.py': '', 'last/c.py': '' };
  const folders = (ini: string, path = 'alembic.ini') => found({ ...two, [path]: ini })?.versionFolders;

  test('are those that alembic.ini names, however they are separated', () => {
    expect(folders('[alembic]\nversion_locations = migrations/versions more\n')).toEqual(['migrations/versions', 'more']);
    expect(folders('[alembic]\nversion_locations = migrations/versions:more;last, \n')).toEqual(['migrations/versions', 'more', 'last']);
    expect(folders('[alembic]\nversion_locations = %(here)s/migrations/versions\n    more\n\tlast\n[other]\n    x\n')).toEqual(['migrations/versions', 'more', 'last']);
    expect(folders('[alembic]\nversion_locations =\n  more\nversion_path_separator = os\n')).toEqual(['more']);
  });

  test('go from the folder of the file that names them', () => {
    expect(folders('[alembic]\nversion_locations = %(here)s/versions ../more\n', 'migrations/alembic.ini')).toEqual(['migrations/versions', 'more']);
  });

  test('that are not there make no migrations folder', () => {
    expect(found({ ...two, 'alembic.ini': '[alembic]\nversion_locations = missing\n' })).toBeUndefined();
    expect(folders('[alembic]\nversion_locations = missing more\n')).toEqual(['missing', 'more']);
  });
});

test('revision files are Python files directly in the version folders, in the order of their names', () => {
  const files = treeOf({ 'migrations/env.py': '', 'migrations/versions/b.py': '', 'migrations/versions/a.py': '', 'migrations/versions/__init__.py': '', 'migrations/versions/.#a.py': '', 'migrations/versions/a.pyc': '', 'migrations/versions/old/c.py': '', 'migrations/versions/x.py/d.py': '' });
  expect(revisionPaths(files, { folder: 'migrations', versionFolders: ['migrations/versions'] })).toEqual(['migrations/versions/a.py', 'migrations/versions/b.py']);
  expect(revisionPaths(treeOf({ 'z.py': '', 'versions/a.py': '' }), { folder: '', versionFolders: ['versions', ''] })).toEqual(['versions/a.py', 'z.py']);
});
