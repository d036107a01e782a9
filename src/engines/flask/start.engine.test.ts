import { expect, test } from 'vitest';
import { treeOf } from '../../domain/file-tree.ts';
import { type FlaskEngine, startFlaskEngine } from './engine.ts';
import { nodeRuntime } from './node-runtime.ts';
import type { RuntimeFiles } from './runtime-files.ts';

/** The built runtime, with an image kept in a variable instead of on the disk. */
function runtimeKeeping(image: Uint8Array | undefined) {
  const kept = { image, dropped: 0 };
  const files: RuntimeFiles = {
    ...nodeRuntime(),
    loadImage: () => Promise.resolve(kept.image),
    keepImage: (file) => Promise.resolve(void (kept.image = file)),
    dropImage: () => Promise.resolve(void (kept.dropped += 1)),
  };
  return { files, kept };
}

const project = treeOf({
  'app.py': "from flask import Flask\nfrom flask_migrate import Migrate\nfrom flask_sqlalchemy import SQLAlchemy\napp = Flask(__name__)\napp.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:////home/dev-a/project/app.db'\ndb = SQLAlchemy(app)\nMigrate(app, db)\nclass User(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n",
});

function tell(engine: FlaskEngine): string {
  let told = '';
  const decoder = new TextDecoder();
  const take = (bytes: Uint8Array): void => void (told += decoder.decode(bytes));
  let set = [...project];
  for (const argv of [['flask', 'db', 'init'], ['flask', 'db', 'migrate', '-m', 'first', '--rev-id', 'aaa'], ['flask', 'db', 'upgrade'], ['flask', 'db', 'nonsense'], ['python', '-c', 'import json, csv, sqlite3; json.loads("{")']]) {
    const { code } = engine.run({ environment: 'dev-a', argv, cwd: '/home/dev-a/project', variables: {}, stdin: new Uint8Array(), changes: { set, remove: [] } }, { stdout: take, stderr: take });
    told += `=> ${code}\n`;
    set = [];
  }
  return told;
}

test('an engine that starts from an image does what one does that starts from the files', async () => {
  const first = runtimeKeeping(undefined);
  const stages: string[] = [];
  const slow = await startFlaskEngine(first.files, (stage) => stages.push(stage));
  expect([slow.fromImage, stages]).toEqual([false, ['download', 'start', 'import']]);
  slow.warmUp();
  await first.files.keepImage(slow.image());

  const fast = await startFlaskEngine(first.files, () => undefined);
  expect(fast.fromImage).toBe(true);
  fast.heat();
  expect(tell(fast)).toBe(tell(slow));
  expect(first.kept.dropped).toBe(0);
});

test('an image that was cut off or is of something else is dropped, and the files start the engine', async () => {
  for (const damaged of [new Uint8Array([1, 2, 3]), new Uint8Array(1_000_000)]) {
    const { files, kept } = runtimeKeeping(damaged);
    const engine = await startFlaskEngine(files, () => undefined);
    expect([engine.fromImage, kept.dropped]).toEqual([false, 1]);
    expect(tell(engine)).toContain('Running upgrade  -> aaa, first');
  }
});

test('a whole image that holds no interpreter is dropped too', async () => {
  const image = new Uint8Array(16 + 64);
  new Uint32Array(image.buffer, 0, 3).set([0x48_57_49_31, 1, 64]);
  const { files, kept } = runtimeKeeping(image);
  const engine = await startFlaskEngine(files, () => undefined);
  expect([engine.fromImage, kept.dropped]).toEqual([false, 1]);
});
