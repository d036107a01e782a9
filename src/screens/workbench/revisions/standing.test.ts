import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../domain/file-tree.ts';
import { readRevisionGraph } from '../../../domain/revision-graph.ts';
import { commandTo, standingOf } from './standing.ts';

const revisionFile = (id: string, down: string | undefined) => `"""step ${id}"""\nrevision = '${id}'\ndown_revision = ${down === undefined ? 'None' : `'${down}'`}\n`;
const graph = readRevisionGraph(
  treeOf({
    'migrations/alembic.ini': '[alembic]\n',
    'migrations/env.py': '',
    'migrations/versions/a_.py': revisionFile('aaaa', undefined),
    'migrations/versions/b_.py': revisionFile('bbbb', 'aaaa'),
    'migrations/versions/c_.py': revisionFile('cccc', 'aaaa'),
  }),
);
const lineTo = (at: string[], id: string) => commandTo(standingOf(graph, at), id)?.line;

describe('the command to a revision', () => {
  it('is an upgrade to what is not applied and a downgrade to what is', () => {
    expect(lineTo([], 'bbbb')).toBe('flask db upgrade bbbb');
    expect(lineTo(['bbbb'], 'aaaa')).toBe('flask db downgrade aaaa');
    expect(lineTo(['bbbb'], 'cccc')).toBe('flask db upgrade cccc');
  });

  it('is none where the database stands', () => {
    expect(lineTo(['bbbb'], 'bbbb')).toBeUndefined();
    expect(lineTo([], 'base')).toBeUndefined();
  });

  it('goes down to base from anywhere', () => {
    expect(lineTo(['bbbb'], 'base')).toBe('flask db downgrade base');
  });

  it('is none when nobody knows where the database stands', () => {
    expect(commandTo(standingOf(graph, undefined), 'aaaa')).toBeUndefined();
  });

  it('is none from a revision that no file declares', () => {
    expect(standingOf(graph, ['ffff']).missing).toEqual(['ffff']);
    expect(lineTo(['ffff'], 'aaaa')).toBeUndefined();
  });
});
