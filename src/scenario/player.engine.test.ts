import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textAt } from '../domain/file-tree.ts';
import { openOnStage, openStage, type Stage, theExample, untilItRests } from './node-scenario-testing.ts';
import { openPlayer } from './create-player.ts';
import type { Player } from './player.ts';
import { readScript } from './read-script.ts';
import type { Script } from './script.ts';

const head = '---\nid: small\ntitle: Small\nsummary: A small one.\norder: 1\nminutes: 1\nenvironments: [dev-a, dev-b]\nhealth: /\n---\n';
const small = read(`${head}
\`\`\`dev-a dev-b
sqlite3 app.db "CREATE TABLE users (id INTEGER PRIMARY KEY)"
\`\`\`

## One

A column comes.

\`\`\`dev-a
sqlite3 app.db "ALTER TABLE users ADD COLUMN phone VARCHAR(20)"
\`\`\`

\`\`\`holds
- column: users.phone
  in: dev-a
\`\`\`

## Two

A file is changed and travels.

\`\`\`edit dev-a models.py
-    # phone = Column(String(20))
+    phone = Column(String(20))
\`\`\`

\`\`\`dev-a
git commit -am "Phone"
git push
\`\`\`

\`\`\`holds
- commits: 2
  touching: models.py
  in: dev-a
\`\`\`

## Three

It arrives.

\`\`\`dev-b
git pull
\`\`\`

\`\`\`holds
- file: models.py
  in: dev-b
  has: "    phone = "
\`\`\`
`);

function read(source: string): Script {
  const reading = readScript(source, 'small.md');
  return reading.type === 'script' ? reading.script : expect.fail(reading.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
}

let stage: Stage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

async function opened(script = small) {
  const { player, clock } = await openOnStage(stage, script);
  const rest = () => untilItRests(player, clock);
  const steps = async (...moves: readonly ('next' | 'back' | 'restart' | 'comeBack')[]): Promise<void> => {
    for (const move of moves) {
      player[move]();
      await rest();
    }
  };
  return { player, clock, rest, steps };
}
const world = (player: Player) => player.workbench.getState().workspace;
const shown = (player: Player) => ['dev-a', 'dev-b'].map((id) => player.workbench.transcript(id === 'dev-a' ? 'dev-a' : 'dev-b').map((event) => ('text' in event ? event.text : event.type === 'entered' ? event.line : '')).join('|'));

describe('a player', () => {
  test('begins with a prepared world whose terminals are empty, and says how the applications are', async () => {
    const { player } = await opened();
    expect(player.getState()).toMatchObject({ doing: { type: 'idle' }, position: 0, playsOn: false, apps: [{ environment: 'dev-a', status: 200 }, { environment: 'dev-b', status: 200 }] });
    expect(shown(player)).toEqual(['', '']);
    expect(world(player).environments['dev-a'].files.has('app.db')).toBe(true);
  });

  test('plays to the end, shows what travels and what grows, and remembers each step', async () => {
    const { player, rest } = await opened();
    const frames = new Set<string>();
    player.subscribe(() => {
      const { frame } = player.getState();
      if (frame !== undefined) frames.add(`${frame.happening.environment} ${frame.happening.type}`);
    });
    player.play();
    await rest();
    expect(player.getState()).toMatchObject({ doing: { type: 'finished' }, position: 3 });
    expect([...frames]).toEqual(['dev-a column added', 'dev-a files changed', 'dev-a committed', 'dev-a pushed', 'dev-b pulled', 'dev-b files changed']);
    expect(player.getState().records.map((record) => record?.findings.map(({ holds }) => holds))).toEqual([[true], [true], [true]]);
  });

  test('goes back exactly, to the very bytes and to what the terminals showed', async () => {
    const { player, steps } = await opened();
    const worlds = [world(player)];
    const texts = [shown(player)];
    for (const _ of small.steps) {
      await steps('next');
      worlds.push(world(player));
      texts.push(shown(player));
    }
    for (const position of [2, 1, 0]) {
      await steps('back');
      expect(player.getState().position).toBe(position);
      expect(world(player)).toBe(worlds[position]);
      expect(shown(player)).toEqual(texts[position]);
    }
    expect(player.getState().doing.type).toBe('idle');
  });

  test('jumps to where it was before without running anything, and runs at once what was not run', async () => {
    const { player, rest } = await opened();
    player.jumpTo(2);
    await rest();
    const there = world(player);
    expect(player.getState()).toMatchObject({ doing: { type: 'paused' }, position: 2 });
    player.jumpTo(0);
    await rest();
    player.jumpTo(2);
    await rest();
    expect(world(player)).toBe(there);
    player.jumpTo(99);
    await rest();
    expect(player.getState()).toMatchObject({ doing: { type: 'finished' }, position: 3 });
  });

  test('notices that the person does something else, and comes back to the step exactly', async () => {
    for (const leave of [
      (player: Player) => player.workbench.enter('dev-b', 'rm models.py'),
      (player: Player) => Promise.resolve(player.workbench.writeFile('dev-b', 'models.py', 'broken')),
      (player: Player) => player.workbench.executeSql('dev-a', 'app.db', 'DROP TABLE users'),
    ]) {
      const { player, steps } = await opened();
      await steps('next');
      const there = world(player);
      await leave(player);
      expect(player.getState()).toMatchObject({ doing: { type: 'left' }, position: 1 });
      expect(world(player)).not.toBe(there);
      await steps('comeBack');
      expect(player.getState()).toMatchObject({ doing: { type: 'paused' }, position: 1 });
      expect(world(player)).toBe(there);
      player.close();
    }
  });

  test('goes on from the script when next is pressed on an excursion', async () => {
    const { player, steps } = await opened();
    await steps('next');
    await player.workbench.enter('dev-a', 'rm models.py');
    await steps('next');
    expect(player.getState()).toMatchObject({ doing: { type: 'paused' }, position: 2 });
    expect(textAt(world(player).environments['dev-a'].files, 'models.py')).toContain('    phone = ');
  });

  test('stops a command that runs when the person goes back, and nothing of it stays', async () => {
    const { player, clock, rest } = await opened(read(`${head}\n## Long\n\nIt takes for ever.\n\n\`\`\`dev-a\ntouch begun && python -c "while True: pass"\n\`\`\`\n`));
    const before = world(player);
    player.next();
    clock.increment(60_000);
    expect(player.getState().doing).toMatchObject({ type: 'running', phase: 'acting', action: { line: 'touch begun && python -c "while True: pass"' } });
    player.back();
    await rest();
    expect(player.getState()).toMatchObject({ doing: { type: 'idle' }, position: 0 });
    expect(world(player)).toBe(before);
  });

  test('pauses after the step that runs, and plays on', async () => {
    const { player, rest } = await opened();
    player.play();
    player.pause();
    await rest();
    expect(player.getState()).toMatchObject({ doing: { type: 'paused' }, position: 1, playsOn: false });
    player.play();
    await rest();
    expect(player.getState().doing.type).toBe('finished');
  });

  test('fails at a command that does not end as the script says, and tells the line of the file', async () => {
    const { player, steps } = await opened(read(`${head}\n## Wrong\n\nIt fails.\n\n\`\`\`dev-a\nls\ncat nothing\n\`\`\`\n`));
    await steps('next');
    expect(player.getState().doing).toEqual({ type: 'failed', failure: { step: 0, at: 17, sentence: '`cat nothing` ended with 1 instead of 0: cat: nothing: No such file or directory' } });
    await steps('back');
    expect(player.getState().doing.type).toBe('idle');
  });

  test.each([
    ['not at all', '-nowhere', /must be there exactly once; it is there not at all: nowhere$/],
    ['only as the end of a line', '-phone = Column(String(20))', /not at all/],
    ['once', '-@app.get("/users")\n-def users():\n+x', undefined],
    ['several times', '-\n+x', /it is there \d+ times/],
  ])('an edit must find its place exactly once: %s', async (_, change, expected) => {
    const { player, steps } = await opened(read(`${head}\n## Edit\n\nA file changes.\n\n\`\`\`edit dev-a app.py\n${change}\n\`\`\`\n`));
    await steps('next');
    const { doing } = player.getState();
    if (expected === undefined) expect(doing.type).toBe('finished');
    else expect(doing.type === 'failed' ? doing.failure.sentence : '').toMatch(expected);
  });

  test('cannot be opened when the world cannot be prepared, and says at which line', async () => {
    const script = read(`${head}\n\`\`\`dev-a\nfalse\n\`\`\`\n\n## One\n\nTold.\n\n\`\`\`dev-a\nls\n\`\`\`\n`);
    const answer = await openPlayer({ script, starter: stage.starter, openWorkbench: (starter) => stage.openWorkbench(starter), clock: () => 0, reducedMotion: true });
    expect(answer).toEqual({ problem: '`false` ended with 1 instead of 0.', at: 12 });
  });
});

test('the example of the guide plays to its end', async () => {
  const { player, rest } = await opened(theExample());
  player.play();
  await rest();
  expect(player.getState().doing).toEqual({ type: 'finished' });
});
