import { afterAll, describe, expect, test } from 'vitest';
import { createUsers, dropUsers, email, name, phone, project, revision, users } from '../../e2e/fidelity/projects.ts';
import { openScene } from './node-explain-testing.ts';

const scene = openScene();
afterAll(scene.close);

const file = (id: string, parent: string | undefined, up: string, down?: string): void => scene.write(`migrations/versions/${id}.py`, revision(id, parent, up, down));
const addColumn = (column: string): [string, string] => [`op.add_column('users', sa.Column('${column}', sa.String(20)))`, `op.drop_column('users', '${column}')`];
const first = (): void => file('aaa111', undefined, createUsers, dropUsers);

/** A project whose database stands at the revision that makes `users`. */
async function atFirst(...columns: readonly string[]): Promise<void> {
  scene.begin(project(users(...(columns.length === 0 ? [name] : columns))));
  await scene.run('flask db init');
  first();
  await scene.run('flask db upgrade');
}

describe('a revision that waits', () => {
  test('is named when the next one is wanted', async () => {
    await atFirst(name, phone, email);
    file('bbb222', 'aaa111', ...addColumn('phone'));
    const told = await scene.tell('flask db migrate -m "Add email"');
    expect(told.code).toBe(1);
    expect(told.ids).toEqual(['not-up-to-date']);
    expect(told.proof).toEqual(['instance/app.db: stands at `aaa111`', 'Not applied yet: `bbb222`']);
    expect(told.commands).toEqual(['flask db upgrade']);
    await scene.run('flask db upgrade');
    expect((await scene.tell('flask db migrate -m "Add email"')).ids).toEqual([]);
  });

  test('is not spoken of when only its words are printed', async () => {
    await atFirst();
    file('bbb222', 'aaa111', ...addColumn('phone'));
    expect((await scene.tell('echo "Error: Target database is not up to date." && false')).ids).toEqual([]);
    expect((await scene.tell('python -c "raise SystemExit(\'Nothing is up to date.\')"')).ids).toEqual([]);
    await scene.run('flask db upgrade');
    expect((await scene.tell('python -c "raise SystemExit(\'Target database is not up to date.\')"')).ids).toEqual([]);
  });
});

describe('a revision whose file is gone', () => {
  test('is looked for where it still is', async () => {
    await atFirst();
    file('bbb222', 'aaa111', ...addColumn('phone'));
    await scene.run('flask db upgrade');
    expect(scene.workbench.replaceFiles('dev-b', scene.workbench.getState().workspace.environments['dev-a'].files, 'A copy')).toBeUndefined();
    scene.remove('migrations/versions/bbb222.py');
    const told = await scene.tell('flask db current');
    expect(told.ids).toEqual(['cannot-locate']);
    expect(told.proof).toContain('instance/app.db: says `bbb222` in `alembic_version`');
    expect(told.proof).toContain('Developer B: has it: `bbb222` in `migrations/versions/bbb222.py`');
    expect(told.commands).toEqual(['git pull', 'flask db stamp --purge aaa111']);
    await scene.run('flask db stamp --purge aaa111');
    expect((await scene.tell('flask db current')).ids).toEqual([]);
  });

  test('is another matter than an id that was mistyped', async () => {
    await atFirst();
    const told = await scene.tell('flask db upgrade zzz');
    expect(told.ids).toEqual(['cannot-locate']);
    expect(told.notes[0]?.title).toBe('No file declares `zzz`.');
    expect(told.commands).toEqual(['flask db history']);
  });
});

describe('two heads', () => {
  test('are shown with their ids, messages and files, and mended by what is offered', async () => {
    await atFirst();
    file('bbb222', 'aaa111', ...addColumn('phone'));
    file('ccc333', 'aaa111', ...addColumn('email'));
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['two-heads']);
    expect(told.notes[0]?.proof.map(({ is, at }) => [is, at?.path])).toEqual([
      ['`ccc333`', 'migrations/versions/ccc333.py'],
      ['`bbb222`', 'migrations/versions/bbb222.py'],
    ]);
    expect((await scene.tell('flask db revision -m "More"')).ids).toEqual(['two-heads']);
    // Alembic looks at the database first here, and does not come as far as the heads.
    const waiting = await scene.tell('flask db migrate -m "More"');
    expect(waiting.ids).toEqual(['not-up-to-date']);
    expect(waiting.commands).toEqual(told.commands);
    for (const line of told.commands) expect(await scene.workbench.enter('dev-a', line)).toBe(0);
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });

  test('are told of when git brings the second one in, and not when there is one after the other', async () => {
    await atFirst();
    await scene.run('git init -b main && git add -A && git commit -m "First"');
    await scene.run('git switch -c other');
    file('bbb222', 'aaa111', ...addColumn('phone'));
    await scene.run('git add -A && git commit -m "Add phone" && git switch main');
    file('ccc333', 'aaa111', ...addColumn('email'));
    await scene.run('git add -A && git commit -m "Add email"');
    const told = await scene.tell('git merge other --no-edit');
    expect(told.code).toBe(0);
    expect(told.ids).toEqual(['second-head-arrived']);
    expect((await scene.tell('git log --oneline')).ids).toEqual([]);
  });

  test('are not told of when somebody begins a branch at base', async () => {
    await atFirst();
    expect((await scene.tell('flask db revision -m "Other" --rev-id bbb222 --head base --branch-label blog')).ids).toEqual([]);
    const told = await scene.tell('flask db revision -m "Side" --rev-id ccc333 --head aaa111');
    expect(told.ids).toEqual([]);
  });

  test('are not found where a chain has one end', async () => {
    await atFirst();
    file('bbb222', 'aaa111', ...addColumn('phone'));
    expect((await scene.tell('flask db upgrade nothing@head')).ids).not.toContain('two-heads');
  });
});

describe('a chain that was broken by hand', () => {
  test('shows the file that names what is not there', async () => {
    await atFirst();
    file('bbb222', 'zzz999', ...addColumn('phone'));
    const told = await scene.tell('flask db history');
    expect(told.ids).toEqual(['missing-link']);
    expect(told.proof).toEqual(["bbb222: says `down_revision = 'zzz999'`"]);
    expect(told.notes[0]?.proof[0]?.at).toEqual({ path: 'migrations/versions/bbb222.py', line: 13 });
    expect((await scene.tell(`python -c "{}['other']"`)).ids).toEqual([]);
  });

  test('shows the circle', async () => {
    await atFirst();
    file('bbb222', 'aaa111', ...addColumn('phone'));
    scene.edit('migrations/versions/aaa111.py', 'down_revision = None', "down_revision = 'bbb222'");
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['cycle']);
    expect([...told.proof].sort()).toEqual(['aaa111: follows `bbb222`', 'bbb222: follows `aaa111`']);
    scene.edit('migrations/versions/aaa111.py', "down_revision = 'bbb222'", 'down_revision = None');
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });

  test('shows both files of a revision that is declared twice', async () => {
    await atFirst();
    scene.write('migrations/versions/again.py', revision('aaa111', undefined, 'pass'));
    const told = await scene.tell('flask db heads');
    expect(told.code).toBe(0);
    expect(told.ids).toEqual(['declared-twice']);
    expect(told.notes[0]?.proof.map(({ at }) => at?.path).sort()).toEqual(['migrations/versions/aaa111.py', 'migrations/versions/again.py']);
    scene.remove('migrations/versions/again.py');
    expect((await scene.tell('flask db heads')).ids).toEqual([]);
  });

  test('shows the file that is no revision', async () => {
    await atFirst();
    scene.write('migrations/versions/helper.py', 'def upgrade():\n    pass\n');
    const told = await scene.tell('flask db heads');
    expect(told.ids).toEqual(['no-revision-id']);
    expect(told.commands).toEqual(['rm migrations/versions/helper.py']);
    await scene.run('rm migrations/versions/helper.py');
    expect((await scene.tell('flask db heads')).ids).toEqual([]);
  });
});

describe('a revision that counts as applied, and is not', () => {
  test('was edited after it ran', async () => {
    await atFirst(name, phone);
    scene.edit('migrations/versions/aaa111.py', "sa.Column('name', sa.String(length=80), nullable=True),", "sa.Column('name', sa.String(length=80), nullable=True),\n    sa.Column('phone', sa.String(length=20)),");
    const told = await scene.tell('flask db upgrade');
    expect(told.code).toBe(0);
    expect(told.ids).toEqual(['edited-after-applied']);
    expect(told.proof).toContain('users.phone: is in `aaa111`, not in instance/app.db');
    expect((await scene.tell('flask db check')).ids).toEqual(['edited-after-applied']);
    await scene.run('flask db migrate -m "Add what is missing" --rev-id bbb222');
  });

  test('was edited by turning one column into another', async () => {
    await atFirst(name, phone);
    file('bbb222', 'aaa111', ...addColumn('phone'));
    await scene.run('flask db upgrade');
    scene.edit('migrations/versions/bbb222.py', "sa.Column('phone'", "sa.Column('mobile'");
    expect((await scene.tell('flask db upgrade')).ids).toEqual(['edited-after-applied']);
  });

  test('never ran, since an applied one was pointed at it', async () => {
    await atFirst(name, phone, email);
    file('ccc333', 'aaa111', ...addColumn('email'));
    await scene.run('flask db upgrade');
    file('bbb222', 'aaa111', ...addColumn('phone'));
    scene.edit('migrations/versions/ccc333.py', "down_revision = 'aaa111'", "down_revision = 'bbb222'");
    const told = await scene.tell('flask db upgrade');
    expect(told.code).toBe(0);
    expect(told.ids).toEqual(['never-ran-here']);
    expect(told.proof).toContain('users.phone: is in `bbb222`, not in instance/app.db');
  });

  test('was skipped by a stamp, which is taken back by what is offered', async () => {
    await atFirst(name, phone);
    file('bbb222', 'aaa111', ...addColumn('phone'));
    const told = await scene.tell('flask db stamp head');
    expect(told.ids).toEqual(['stamp-skipped']);
    expect(told.proof).toContain('users.phone: is in `bbb222`, not in instance/app.db');
    expect(told.commands).toEqual(['flask db stamp aaa111', 'flask db upgrade']);
    for (const line of told.commands) expect((await scene.tell(line)).ids).toEqual([]);
    expect((await scene.tell('flask db check')).code).toBe(0);
  });

  test('is left in peace when its file says what the database has', async () => {
    await atFirst(name, phone);
    scene.edit('migrations/versions/aaa111.py', '"""aaa111', '"""Create the users');
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
    await scene.run('flask db migrate -m "Add phone" --rev-id bbb222');
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
    expect((await scene.tell('flask db stamp head')).ids).toEqual([]);
  });
});
