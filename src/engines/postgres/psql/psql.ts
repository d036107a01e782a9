import { type Action, type PsqlArguments, readArguments } from './arguments.ts';
import { connectTo } from './client.ts';
import { readTarget } from './conninfo.ts';
import { runMetaText } from './meta.ts';
import { runSql, send } from './run-sql.ts';
import { runFile, runScript } from './script.ts';
import { isOn, type PsqlSession, type PsqlWorld, type ScriptEnd } from './session.ts';
import { firstVariables } from './variables.ts';
import { setVariable, settledVariables } from './variable-settings.ts';
import { ConnectionLost } from './wire.ts';

type Run = Extract<PsqlArguments, { type: 'run' }>;

/** Exit codes: a command failed, the connection ended, a script stopped at an error. */
const FAILED = 1;
const NO_CONNECTION = 2;
const STOPPED = 3;

/** The psql program: runs what the arguments say, and answers the exit code. */
export function runPsql(args: readonly string[], world: PsqlWorld): number {
  const asked = readArguments(args, world.version);
  if (asked.type === 'say') {
    world[asked.stream](asked.text);
    return asked.code;
  }
  for (const warning of asked.warnings) world.stderr(warning);
  const connection = asked.list && asked.connection.name === undefined ? { ...asked.connection, name: 'postgres' } : asked.connection;
  const read = readTarget(connection, world.variables, world.login);
  const connecting = read.type === 'failed' ? read : connectTo(world.dial, read.target);
  if (connecting.type === 'failed') {
    world.stderr(`psql: error: ${connecting.reason}\n`);
    return NO_CONNECTION;
  }
  const session: PsqlSession = {
    world,
    client: connecting.client,
    print: asked.print,
    variables: new Map([...firstVariables, ...settledVariables(connecting.client, world.version)]),
    timing: false,
    source: { name: undefined, starting: true, line: 0, nextLine: () => undefined },
    include: (path) => runFile(session, path),
  };
  if (asked.quiet) session.variables.set('QUIET', 'on');
  for (const [name, value] of asked.variables) {
    if (value === undefined) session.variables.delete(name);
    else if (!setVariable(session, name, value)) return FAILED;
  }
  session.source = { name: undefined, line: 0, nextLine: () => undefined };
  try {
    return runAll(session, asked);
  } catch (reason) {
    if (!(reason instanceof ConnectionLost)) throw reason;
    world.stderr(`server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.\nconnection to server was lost\n`);
    return NO_CONNECTION;
  } finally {
    session.client.close();
  }
}

function runAll(session: PsqlSession, { actions, list, singleTransaction }: Run): number {
  const { world } = session;
  if (list) return runMetaText(session, String.raw`\l`).type === 'failed' ? FAILED : 0;
  if (actions.length === 0 && world.stdin === undefined) {
    world.stderr(`psql: ${NO_PROMPT}\n`);
    return FAILED;
  }
  if (singleTransaction && !send(session, 'BEGIN') && isOn(session, 'ON_ERROR_STOP')) return STOPPED;
  let code = 0;
  for (const action of actions.length === 0 ? [STANDARD_INPUT] : actions) {
    const end = runAction(session, action);
    ({ code } = end);
    if (end.over || (code !== 0 && isOn(session, 'ON_ERROR_STOP'))) break;
  }
  if (singleTransaction && code !== NO_CONNECTION && !send(session, code === 0 ? 'COMMIT' : 'ROLLBACK') && code === 0 && isOn(session, 'ON_ERROR_STOP')) return STOPPED;
  return code;
}

/** What is said where the genuine one would ask for lines. */
const NO_PROMPT = 'a prompt needs a keyboard. Give the commands on the line: psql -c "SELECT …" -c "\\d", or write them to a file: psql -f FILE';

interface ActionEnd {
  readonly code: number;
  /** The rest is not run. */
  readonly over: boolean;
}

/** Commands from standard input, whose messages name no place. */
const STANDARD_INPUT = { type: 'input' } as const;

function runAction(session: PsqlSession, action: Action | typeof STANDARD_INPUT): ActionEnd {
  if (action.type !== 'command') {
    const standard = action.type === 'input' || action.path === '-';
    const end = standard ? runScript(session, new TextDecoder().decode(session.world.stdin ?? new Uint8Array(0)), action.type === 'input' ? undefined : '<stdin>') : runFile(session, action.path);
    return { code: codeOf(end), over: end === 'lost' };
  }
  if (!action.text.startsWith('\\')) {
    if (session.variables.get('ECHO') === 'all') session.world.stdout(`${action.text}\n`);
    return { code: action.text.trim() === '' || runSql(session, action.text) ? 0 : FAILED, over: false };
  }
  const end = runMetaText(session, action.text);
  return { code: end.type === 'failed' ? FAILED : end.type === 'lost' ? NO_CONNECTION : 0, over: end.type === 'lost' };
}

function codeOf(end: ScriptEnd): number {
  switch (end) {
    case 'done':
      return 0;
    case 'missing':
      return FAILED;
    case 'lost':
      return NO_CONNECTION;
    case 'stopped':
      return STOPPED;
  }
}
