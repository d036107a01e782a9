import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../scripts/test/cpu-time.ts';
import { treeOf } from './file-tree.ts';
import { ancestors, descendants, label, readRevisionGraph, upgradePath } from './revision-graph.ts';
import { findScriptLocation } from './script-location.ts';

const ENV = { 'migrations/env.py': '', 'migrations/alembic.ini': '[alembic]\n# file_template = x\n' };

function revision(id: string, down: readonly string[], { message = `Message ${id}`, created = '', more = '' } = {}) {
  const written = down.length === 0 ? 'None' : down.length === 1 ? `'${down[0]}'` : `(${down.map((each) => `'${each}'`).join(', ')})`;
  return `"""${message}\n\nRevision ID: ${id}\nRevises: ${down.join(', ')}\n${created === '' ? '' : `Create Date: ${created}\n`}\n"""\nfrom alembic import op\n\n\nrevision = '${id}'\ndown_revision = ${written}\n${more}\n\ndef upgrade():\n    pass\n`;
}

function project(revisions: Readonly<Record<string, string>>) {
  return treeOf({ ...ENV, ...Object.fromEntries(Object.entries(revisions).map(([name, text]) => [`migrations/versions/${name}.py`, text])) });
}

describe('the revision graph of a project', () => {
  test('a project without migrations has an empty graph', () => {
    expect(readRevisionGraph(treeOf({ 'app.py': '' }))).toEqual({ revisions: [], heads: [], bases: [], missing: [], unreadable: [] });
  });

  test('as long as no file of a revision is another, it is the graph that was read before', () => {
    const files = project({ a1: revision('a1', []), b2: revision('b2', ['a1']) });
    const graph = readRevisionGraph(files);
    const encoder = new TextEncoder();
    const withFile = (path: string, text: string) => new Map([...files, [path, encoder.encode(text)]]);
    expect(readRevisionGraph(withFile('models.py', 'x = 1\n'))).toBe(graph);
    expect(readRevisionGraph(withFile('migrations/versions/a1.py', revision('a1', [], { message: 'Another' }))).revisions.map(({ message }) => message)).toEqual(['Message b2', 'Another']);
    expect(readRevisionGraph(withFile('migrations/versions/a0.py', revision('a0', ['b2']))).heads).toEqual(['a0']);
    expect(readRevisionGraph(new Map([...files].filter(([path]) => !path.endsWith('a1.py')))).missing).toEqual(['a1']);
    expect(readRevisionGraph(new Map(files))).toBe(graph);
  });

  test('a chain reads newest first, with its head, base and messages', () => {
    const graph = readRevisionGraph(project({ a1_users: revision('a1', []), b2_phone: revision('b2', ['a1']), '00_c3': revision('c3', ['b2']) }));
    expect(graph.revisions.map(({ id, message, path }) => [id, message, path])).toEqual([
      ['c3', 'Message c3', 'migrations/versions/00_c3.py'],
      ['b2', 'Message b2', 'migrations/versions/b2_phone.py'],
      ['a1', 'Message a1', 'migrations/versions/a1_users.py'],
    ]);
    expect(graph).toMatchObject({ heads: ['c3'], bases: ['a1'], missing: [], unreadable: [] });
    expect(label(graph, 'b2')).toBe('Message b2');
    expect(label(graph, 'zz')).toBe('zz');
  });

  test('two heads and their merge', () => {
    const branches = { a: revision('a', []), b: revision('b', ['a'], { created: '2024-01-02 10:00:00' }), c: revision('c', ['a'], { created: '2024-01-03 10:00:00' }) };
    expect(readRevisionGraph(project(branches)).heads).toEqual(['c', 'b']);
    const merged = readRevisionGraph(project({ ...branches, d: revision('d', ['b', 'c']) }));
    expect(merged.heads).toEqual(['d']);
    expect(merged.revisions.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
    expect([...ancestors(merged, 'd')].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect([...descendants(merged, 'b')].sort()).toEqual(['b', 'd']);
    expect(upgradePath(merged, ['b'], 'd').map(({ id }) => id)).toEqual(['c', 'd']);
  });

  test('a revision that no file declares is missing, and what names it is still a head', () => {
    const graph = readRevisionGraph(project({ b: revision('b', ['gone']) }));
    expect(graph).toMatchObject({ missing: ['gone'], heads: ['b'], bases: [] });
    expect([...ancestors(graph, 'b')]).toEqual(['b', 'gone']);
  });

  test('labels and dependencies are read; a dependency by label orders the graph', () => {
    const graph = readRevisionGraph(project({
      a: revision('a', [], { more: "branch_labels = ('users',)" }),
      z: revision('z', []),
      b: revision('b', ['z'], { more: "depends_on = 'users'" }),
    }));
    expect(graph.revisions.map(({ id }) => id)).toEqual(['b', 'z', 'a']);
    expect([...ancestors(graph, 'b')].sort()).toEqual(['a', 'b', 'z']);
    expect(graph.revisions.at(-1)?.branchLabels).toEqual(['users']);
  });

  test('files that cannot be read say why, and the others are still there', () => {
    const graph = readRevisionGraph(treeOf({
      ...ENV,
      'migrations/versions/a.py': revision('a', []),
      'migrations/versions/binary.py': new Uint8Array([0xff, 0]),
      'migrations/versions/broken.py': "revision = 'b\n",
      'migrations/versions/computed.py': "revision = 'c'\ndown_revision = base()\n",
      'migrations/versions/empty.py': '',
      'migrations/versions/twice.py': revision('a', []),
      'migrations/versions/__init__.py': '',
      'migrations/versions/note.txt': '',
    }));
    expect(graph.revisions.map(({ path }) => path)).toEqual(['migrations/versions/twice.py']);
    expect(graph.unreadable).toEqual([
      { path: 'migrations/versions/binary.py', why: { type: 'not text' } },
      { path: 'migrations/versions/broken.py', why: { type: 'broken', line: 1, by: { type: 'open string' } } },
      { path: 'migrations/versions/computed.py', why: { type: 'down_revision not plain' } },
      { path: 'migrations/versions/empty.py', why: { type: 'no revision' } },
      { path: 'migrations/versions/a.py', why: { type: 'declared again', in: 'migrations/versions/twice.py' } },
    ]);
  });

  test('a cycle is shown instead of hanging', () => {
    const graph = readRevisionGraph(project({ a: revision('a', ['b']), b: revision('b', ['a']), c: revision('c', ['c']) }));
    expect(graph.revisions).toHaveLength(3);
    expect(graph).toMatchObject({ heads: [], bases: [] });
    expect([...ancestors(graph, 'a')].sort()).toEqual(['a', 'b']);
  });

  test('a revision without a message goes by its id, and one without a docstring has none', () => {
    const graph = readRevisionGraph(project({ a: revision('a', [], { message: '' }), b: "revision = 'b'\ndown_revision = 'a'\n", c: revision('c', ['b'], { message: '  Add phone  ' }) }));
    expect(['a', 'b', 'c'].map((id) => label(graph, id))).toEqual(['Revision ID: a', 'b', 'Add phone']);
    expect(graph.revisions.find(({ id }) => id === 'b')?.message).toBe('');
  });

  test('an id that is no text, or no id, cannot be read', () => {
    const graph = readRevisionGraph(project({ a: "revision = ''\ndown_revision = None\n", b: "revision = make()\ndown_revision = None\n" }));
    expect(graph.revisions).toEqual([]);
    expect(graph.unreadable.map(({ why }) => why)).toEqual([{ type: 'revision not plain' }, { type: 'revision not plain' }]);
  });

  test('labels and dependencies that cannot be known without running the file are none', () => {
    const graph = readRevisionGraph(project({ a: revision('a', [], { more: 'branch_labels = names()\ndepends_on = other()' }) }));
    expect(graph.revisions).toMatchObject([{ id: 'a', branchLabels: [], dependsOn: [] }]);
  });

  test('a dependency is named by an id, a label, or the start of one id; what names none, or several, is missing', () => {
    const others = { a1: revision('a1', []), a12: revision('a12', []), a2: revision('a2', []), b7: revision('b7', [], { more: "branch_labels = ('stock',)" }) };
    const read = (name: string) => readRevisionGraph(project({ ...others, z: revision('z', [], { more: `depends_on = '${name}'` }) }));
    const found = ['a1', 'b', 'stock', 'a', '7', 'gone'].map((name) => [name, [...ancestors(read(name), 'z')].sort(), read(name).missing]);
    expect(found).toEqual([
      ['a1', ['a1', 'z'], []],
      ['b', ['b7', 'z'], []],
      ['stock', ['b7', 'z'], []],
      ['a', ['z'], ['a']],
      ['7', ['z'], ['7']],
      ['gone', ['z'], ['gone']],
    ]);
  });

  test('what is missing is named once, in order', () => {
    const graph = readRevisionGraph(project({ x: revision('x', ['n2']), y: revision('y', ['n1']), z: revision('z', ['n2']) }));
    expect(graph.missing).toEqual(['n1', 'n2']);
  });

  test('of revisions side by side the one made last comes first, and of those of one moment the greater id', () => {
    const made = (id: string, created: string) => revision(id, ['root'], { created });
    const graph = readRevisionGraph(project({
      root: revision('root', [], { created: '2026-01-01 09:00:00' }),
      a: made('a', '2026-01-03 09:00:00'), b: made('b', '2026-01-02 09:00:00'), c: made('c', '2026-01-02 09:00:00'), d: made('d', ''),
    }));
    expect(graph.revisions.map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd', 'root']);
    const twins = (first: string, second: string) => readRevisionGraph(project({ one: revision(first, []), two: revision(second, []) })).heads;
    expect([twins('x', 'y'), twins('y', 'x')]).toEqual([['y', 'x'], ['y', 'x']]);
  });

  test('a revision that is freed by two comes after both, in its place by age', () => {
    const graph = readRevisionGraph(project({
      base: revision('base', [], { created: '2026-01-01 09:00:00' }),
      old: revision('old', [], { created: '2025-01-01 09:00:00' }),
      left: revision('left', ['base'], { created: '2026-01-04 09:00:00' }),
      right: revision('right', ['base', 'old'], { created: '2026-01-03 09:00:00' }),
      late: revision('late', ['old'], { created: '2025-06-01 09:00:00' }),
    }));
    expect(graph.revisions.map(({ id }) => id)).toEqual(['left', 'right', 'base', 'late', 'old']);
  });

  test('an unchanged tree is not read again', () => {
    const files = project({ a: revision('a', []) });
    expect(readRevisionGraph(files)).toBe(readRevisionGraph(files));
  });

  test('any declared graph without cycles reads back: its links, heads and bases, newer before older', () => {
    const shape = fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(shape, fc.infiniteStream(fc.nat()), (links, salts) => {
      const salt = salts.next().value ?? 0;
      const idOf = (index: number) => `r${((index + 1) * 7919 + salt) % 1000}x${index}`;
      const downs = links.map((each, index) => index === 0 ? [] : [...new Set(each.map((down) => idOf(down % index)))]);
      const graph = readRevisionGraph(project(Object.fromEntries(downs.map((down, index) => [idOf(index), revision(idOf(index), down)]))));
      expect(graph.revisions).toHaveLength(downs.length);
      const position = new Map(graph.revisions.map(({ id }, index) => [id, index]));
      for (const [index, down] of downs.entries()) {
        const read = graph.revisions[position.get(idOf(index)) ?? -1];
        expect(read?.downRevisions).toEqual(down);
        for (const each of down) expect(position.get(each)).toBeGreaterThan(position.get(idOf(index)) ?? Infinity);
      }
      const revised = new Set(downs.flat());
      expect(new Set(graph.heads)).toEqual(new Set(downs.map((_, index) => idOf(index)).filter((id) => !revised.has(id))));
      expect(graph.bases).toHaveLength(downs.filter((down) => down.length === 0).length);
      for (const head of graph.heads) expect([...ancestors(graph, head)].every((id) => position.has(id))).toBe(true);
    }));
  });

  test('any text whatever is read or refused, never thrown at', () => {
    const piece = fc.constantFrom("revision = 'a'", 'down_revision', ' = ', '"""', "'", '(', ')', '\\', '\n', '#', 'None', 'f', ',', '\u{1F600}');
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const graph = readRevisionGraph(project({ a: pieces.join('') }));
      expect(graph.revisions.length + graph.unreadable.length).toBe(1);
    }));
  });

  test('the time to read a chain grows with its length, not with its square', async () => {
    const chain = (length: number) => project(Object.fromEntries(Array.from({ length }, (_, index) => [`r${index}`, revision(`r${index}`, index === 0 ? [] : [`r${index - 1}`])])));
    // Read anew each time: what was read is known by the files' identity.
    const time = async (length: number): Promise<number> => {
      const projects = Array.from({ length: 5 }, () => chain(length));
      return cpuTime(() => {
        const files = projects.pop();
        expect(files === undefined ? undefined : readRevisionGraph(files).heads).toEqual([`r${length - 1}`]);
      });
    };
    // Long ones, so that nothing that happens once counts for much; each was read before it is measured.
    await time(3200);
    // Eight times as long: linear is 8, quadratic 64.
    expect((await time(3200)) / (await time(400))).toBeLessThan(24);
  });
});

describe('finding the migrations folder', () => {
  test('alembic.ini names it, with %(here)s too', () => {
    const files = { 'db/scripts/env.py': '', 'db/scripts/versions/': '', 'migrations/env.py': '', 'migrations/versions/': '' };
    expect(findScriptLocation(treeOf({ ...files, 'alembic.ini': '[alembic]\nscript_location = %(here)s/db/scripts\n' }))?.folder).toBe('db/scripts');
    expect(findScriptLocation(treeOf({ ...files, 'alembic.ini': '[other]\nscript_location = db/scripts\n' }))?.folder).toBe('migrations');
  });

  test('without alembic.ini any folder with env.py and versions counts', () => {
    expect(findScriptLocation(treeOf({ 'src/db/env.py': '', 'src/db/versions/a.py': '' }))).toEqual({ folder: 'src/db', versionFolders: ['src/db/versions'] });
    expect(findScriptLocation(treeOf({ 'src/db/env.py': '' }))).toBeUndefined();
    expect(findScriptLocation(treeOf({ 'env.py': '', 'versions/': '' }))).toEqual({ folder: '', versionFolders: ['versions'] });
  });

  test('several version folders, over several lines', () => {
    const files = treeOf({ 'alembic.ini': '[alembic]\nscript_location = m\nversion_locations =\n  m/one\n  m/two\n', 'm/env.py': '', 'm/one/a.py': '' });
    expect(findScriptLocation(files)?.versionFolders).toEqual(['m/one', 'm/two']);
  });
});
