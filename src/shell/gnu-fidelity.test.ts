/*
 * The same lines by bash with the GNU tools and by the shell here, in the C locale: stdout, stderr, exit code and the
 * files afterwards must be the same. Only `line 1: `, which bash says when it is given a line as an argument, is taken
 * out of its messages. What the native tools (of Debian 12) said is kept in gnu-recorded.json, so that the comparison
 * runs everywhere; where the same versions are on the machine, the record itself is compared with them too.
 * `RECORD=1 npx vitest run src/shell/gnu-fidelity` writes the record anew.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { treeOf } from '../domain/file-tree.ts';
import { environmentWith, shellTest } from './shell-testing.ts';

const FILES = {
  'app.py': "from flask import Flask\nfrom models import db\n\napp = Flask(__name__)\n\n\n@app.route('/users')\ndef users():\n    return []\n",
  'models.py': 'class User(db.Model):\n    id = db.Column(db.Integer)\n    name = db.Column(db.String(80))\n',
  'notes.txt': 'beta\nalpha\nbeta\n10\n9\n\n\nalpha\n  indented\nlast without newline',
  'new notes.txt': 'beta\nalpha\ngamma\n10\n9\n\nalpha\n  indented\nlast without newline\n',
  'numbers.txt': '10 b\n9 a\n100 c\n9 A\n',
  'empty.txt': '',
  'blob.bin': Uint8Array.from({ length: 600 }, (_, index) => index % 256),
  '.hidden': 'secret\n',
  'migrations/env.py': 'import logging\n',
  'migrations/versions/a1_users.py': "revision = 'a1'\ndown_revision = None\n",
  'migrations/versions/b2_phone.py': "revision = 'b2'\ndown_revision = 'a1'\n",
  'instance/': new Uint8Array(0),
};

const VERSIONS = 'bash --version | grep -q "version 5.2" && ls --version | grep -q "GNU coreutils) 9.1" && grep --version | grep -q "GNU grep) 3.8" && diff --version | grep -q "diffutils) 3.8"';
const hasGnu = spawnSync('bash', ['-c', VERSIONS]).status === 0;
const lines = readFileSync(join(import.meta.dirname, 'gnu-lines.txt'), 'utf8')
  .trim()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.replaceAll('<NEWLINE>', '\n'));

const outcome = z.object({ stdout: z.string(), stderr: z.string(), code: z.number(), files: z.record(z.string(), z.string()) });
type Outcome = z.infer<typeof outcome>;

const RECORD_FILE = join(import.meta.dirname, 'gnu-recorded.json');
const recording = process.env['RECORD'] === '1';
const record = new Map(Object.entries(z.record(z.string(), outcome).parse(JSON.parse(readFileSync(RECORD_FILE, 'utf8')))));

describe('a line as bash and the GNU tools do it', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shell-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    if (recording) writeFileSync(RECORD_FILE, `${JSON.stringify(Object.fromEntries(record), null, 1)}\n`);
  });

  const byNative = (line: string): Outcome => {
    rmSync(folder, { recursive: true });
    for (const [path, content] of Object.entries(FILES)) {
      mkdirSync(join(folder, path.endsWith('/') ? path : dirname(path)), { recursive: true });
      if (!path.endsWith('/')) writeFileSync(join(folder, path), content);
    }
    const native = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8', input: '', env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', HOME: folder } });
    return { stdout: native.stdout, stderr: native.stderr.replaceAll(/^bash: line \d+: /gm, 'bash: '), code: native.status ?? -1, files: Object.fromEntries(treeIn(folder)) };
  };

  test.each(lines)('%s', async (line) => {
    const native = hasGnu ? byNative(line) : undefined;
    if (recording && native !== undefined) record.set(line, native);
    const expected = record.get(line) ?? expect.fail(`gnu-recorded.json does not have this line: record it`);
    if (native !== undefined) expect(expected).toEqual(native);

    const { code, stdout, stderr, environment } = await shellTest(line, { environment: environmentWith({ files: treeOf(FILES) }) });
    const files = Object.fromEntries([...environment.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]));
    expect({ stdout, stderr: withoutHints(stderr), code, files }).toEqual(expected);
  });
});


/** What this shell adds to bash's messages. */
function withoutHints(text: string): string {
  return text.replaceAll(/^(Did you mean|python \S+ runs it).*\n/gm, '');
}

function treeIn(folder: string, prefix = ''): [string, string][] {
  const names = readdirSync(join(folder, prefix));
  if (names.length === 0 && prefix !== '') return [[`${prefix}/`, '']];
  return names.flatMap((name): [string, string][] => {
    const path = prefix === '' ? name : `${prefix}/${name}`;
    return statSync(join(folder, path)).isDirectory() ? treeIn(folder, path) : [[path, readFileSync(join(folder, path), 'latin1')]];
  });
}
