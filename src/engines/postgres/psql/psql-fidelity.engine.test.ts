/*
 * The same calls by the native psql with its own server and by this one over PGlite: stdout, stderr and exit code must be
 * the same. What the native one (15, of Debian 12) said is kept in psql-recorded.json, so that the comparison runs
 * everywhere. `RECORD=1 npx vitest run src/engines/postgres/psql/psql-fidelity` writes the record anew, `RECORD=new` only
 * what it does not have; both need Debian's package `postgresql`. What differs between 15 and the server here, 18, is named in `asIn18`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startNativePostgres } from './node-native-postgres.ts';
import { CALLS } from './node-psql-calls.ts';
import { RESET, SETUP } from './node-psql-setup.ts';
import { type PsqlCall, type PsqlOutcome, psqlOver, startServer } from './node-psql.ts';

const outcome = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });
const RECORD_FILE = join(import.meta.dirname, 'psql-recorded.json');
const recording = process.env['RECORD'];
const RECORDING_MS = 900_000;
const nameOf = ({ args, stdin, files, variables }: PsqlCall): string =>
  [...Object.entries(variables ?? {}).map(([key, value]) => `${key}=${value}`), 'psql', ...args, ...(stdin === undefined ? [] : ['<', stdin]), ...Object.entries(files ?? {}).map(([path, text]) => `[${path}: ${text}]`)].join(' ');

describe('psql as the native one does it', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let record: Map<string, PsqlOutcome>;
  /** The database may not be as the calls find it. */
  let touched = true;

  beforeAll(async () => {
    record = new Map(Object.entries(z.record(z.string(), outcome).parse(JSON.parse(readFileSync(RECORD_FILE, 'utf8')))));
    if (recording !== undefined) {
      if (recording !== 'new') record.clear();
      await writeRecord(record);
    }
    server = await startServer();
  }, RECORDING_MS);

  test.each(CALLS.map((call) => [nameOf(call), call] as const))('%s', async (name, call) => {
    const expected = record.get(name) ?? expect.fail(`psql-recorded.json does not have ${name}: record it`);
    server.endProcess();
    if (touched) expect(psqlOver(server.dial, { args: ['-q', '-v', 'ON_ERROR_STOP=1', '-f', '-'], stdin: RESET + SETUP })).toMatchObject({ code: 0 });
    touched = !onlyAsks(call);
    expect(psqlOver(server.dial, { ...call, stdin: call.stdin ?? '' })).toEqual(asIn18(expected));
  });
});

/** Whether the next call finds the database as this one did. */
function onlyAsks({ args, stdin, files }: PsqlCall): boolean {
  const commands = args.filter((_, at) => args[at - 1] === '-c');
  return stdin === undefined && files === undefined && commands.every((command) => /^(?:\\d|SELECT [^;]*$)/.test(command));
}

/** What the native server of 15 says otherwise than 18, in 18's words. */
function asIn18({ code, stdout, stderr }: PsqlOutcome): PsqlOutcome {
  return { code, stdout, stderr: stderr.replace('different "datestyle" setting', 'different "DateStyle" setting') };
}

/** Asks the native psql; calls that are in the record already keep what it has. */
async function writeRecord(record: Map<string, PsqlOutcome>): Promise<void> {
  const missing = CALLS.filter((call) => !record.has(nameOf(call)));
  const native = await startNativePostgres(RESET + SETUP);
  try {
    for (const call of missing) record.set(nameOf(call), native.psql(call));
  } finally {
    native.stop();
  }
  writeFileSync(RECORD_FILE, `${JSON.stringify(Object.fromEntries(CALLS.map((call) => [nameOf(call), record.get(nameOf(call))])), null, 1)}\n`);
}
