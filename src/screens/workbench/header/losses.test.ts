import { describe, expect, it } from 'vitest';
import { apply, treeOf } from '../../../domain/file-tree.ts';
import { lossesOf } from './losses.ts';

const starter = treeOf({ 'app.py': 'app', 'models.py': 'models' });
const nothing = { files: starter, database: undefined, lines: 0 };

describe('what starting over takes', () => {
  it('is nothing where nothing was done', () => {
    expect(lossesOf(starter, nothing)).toBeUndefined();
  });

  it('counts no file of git’s own', () => {
    const files = apply(starter, { set: [...treeOf({ '.git/HEAD': 'ref', '.git/index': '' })], remove: [] });
    expect(lossesOf(starter, { ...nothing, files })).toBe('what git recorded');
  });

  it('is what was made, changed and removed, the databases by name', () => {
    const bytes = new TextEncoder().encode('SQLite format 3\0…');
    const files = apply(starter, { set: [...treeOf({ 'models.py': 'other', 'a.txt': '', 'b.txt': '' }), ['app.db', bytes]], remove: ['app.py'] });
    const table = (name: string, rowCount: number) => ({ name, columns: [], foreignKeys: [], indexes: [], rowCount, sql: '' });
    const database = { path: 'app.db', schema: { tables: [table('alembic_version', 1), table('users', 41)], views: [], revisions: [] } };
    expect(lossesOf(starter, { files, database, lines: 3 })).toBe('2 files made, 1 file changed, 1 file removed, app.db with 41 rows and the terminal’s output');
    expect(lossesOf(starter, { files, database: undefined, lines: 0 })).toBe('2 files made, 1 file changed, 1 file removed and app.db');
  });
});
