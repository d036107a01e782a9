/*
 * Job control as an interactive bash has it: what is printed for `&`, `jobs` and `kill`, line by line. A server natively
 * is a script named flask that waits; its own output is not what is compared here. Where it is bash that waits for
 * the next prompt to tell how a job ended, this shell tells at once, so the order within a line is the same.
 * What bash said is kept in jobs-recorded.json; `RECORD=1 npx vitest run src/shell/jobs-fidelity` writes it anew.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { AppState } from '../domain/running-app.ts';
import type { Program } from '../process/program.ts';
import { environmentWith, shellTest } from './shell-testing.ts';

const RECORD_FILE = join(import.meta.dirname, 'jobs-recorded.json');
const stories = readFileSync(join(import.meta.dirname, 'jobs-lines.txt'), 'utf8').trim().split('\n').filter((line) => !line.startsWith('#'));
const record = z.record(z.string(), z.array(z.string()));
const recorded = new Map(Object.entries(record.parse(JSON.parse(readFileSync(RECORD_FILE, 'utf8')))));
const recording = process.env['RECORD'] === '1';

/** A server that starts, or with `fail` ends at once with exit code 2. */
const flask: Program = {
  run(request) {
    const app: AppState = { type: 'running', pid: (request.app?.pid ?? 1000) + 1, line: request.argv.join(' '), arguments: request.argv.slice(1), port: 5000, cwd: '', variables: {}, reloads: false, code: new Map(), since: 0, commit: undefined };
    return Promise.resolve(request.argv.includes('fail') ? { code: 2, files: request.files } : { code: 0, files: request.files, app });
  },
};

async function ours(story: string): Promise<string[]> {
  let environment = environmentWith({});
  const said: string[] = [];
  for (const line of story.split(' ;; ')) {
    const outcome = await shellTest(line, { environment }, new Map([['flask', flask]]));
    ({ environment } = outcome);
    said.push(masked(outcome.stderr + outcome.stdout));
  }
  return said;
}

function byBash(story: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
  writeFileSync(join(folder, 'flask'), '#!/bin/sh\n[ "$1" = fail ] && exit 2\nexec sleep 30\n');
  chmodSync(join(folder, 'flask'), 0o755);
  // An empty command behind each line lets the job end, and bash say so, before the next one.
  const input = story.split(' ;; ').map((line) => `${line}\nsleep 0.2\n:\necho --- >&2\n`).join('');
  const { stderr } = spawnSync('bash', ['--norc', '--noprofile', '--noediting', '-i'], { cwd: folder, encoding: 'utf8', input: `PS1=; exec 1>&2; set -m\necho --- >&2\n${input}`, env: { PATH: `${folder}:/usr/bin:/bin`, LC_ALL: 'C', HOME: folder } });
  rmSync(folder, { recursive: true });
  return stderr.split('---\n').slice(1, -1).map(masked);
}

/** Process numbers are nobody's to foresee. */
function masked(text: string): string {
  return text.replaceAll(/\b(?!99999999)\d{4,8}\b(?=$| )/gm, 'PID').replaceAll(/ +PID/g, ' PID').split('\n').filter((line) => line !== '').join('\n');
}

test.each(stories)('%s', async (story) => {
  if (recording) recorded.set(story, byBash(story));
  expect(await ours(story)).toEqual(recorded.get(story) ?? expect.fail('jobs-recorded.json does not have this story: record it'));
});

test('what is recorded is these stories and no other', () => {
  if (recording) writeFileSync(RECORD_FILE, `${JSON.stringify(Object.fromEntries(recorded), null, 1)}\n`);
  expect([...recorded.keys()].sort()).toEqual([...stories].sort());
});
