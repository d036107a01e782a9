import { type AppState, jobLine, type RunningApp } from '../../domain/running-app.ts';
import type { StateCall, StateResult } from '../state-command.ts';

/** `jobs [-l | -p]`: the server that runs in the background. */
export function jobs(call: StateCall): StateResult {
  const [option, ...more] = call.args;
  const app = running(call);
  if (option !== undefined && (more.length > 0 || !['-l', '-p', '-r'].includes(option))) {
    call.complain(`bash: jobs: ${option}: only jobs, jobs -l, jobs -p and jobs -r are supported here`);
    return { code: 1 };
  }
  if (app === undefined) return { code: 0 };
  if (option === '-p') call.write(`${app.pid}\n`);
  else if (option === '-l') call.write(`[1]+ ${String(app.pid).padStart(5)} ${'Running'.padEnd(24)}${app.line} &\n`);
  else call.write(jobLine('Running', `${app.line} &`));
  return { code: 0 };
}

/** `kill [-SIGNAL] %1 | PID`: ends the server. */
export function kill(call: StateCall): StateResult {
  const [first = '', ...rest] = call.args;
  const signal = first.startsWith('-') ? signalNamed(first.slice(1)) : 'TERM';
  const targets = first.startsWith('-') ? rest : call.args;
  if (signal === undefined) {
    call.complain(`bash: kill: ${first.slice(1)}: only TERM, INT, HUP and KILL are supported here`);
    return { code: 1 };
  }
  if (targets.length === 0) {
    call.complain('kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]');
    return { code: 2 };
  }
  let app: AppState | undefined = call.environment.app;
  let code = 0;
  for (const target of targets) {
    const problem = problemWith(target, app);
    if (problem !== undefined) {
      call.complain(`bash: kill: ${problem}`);
      code = 1;
    } else if (app?.type === 'running') app = ended(call, app, signal);
  }
  return { code, environment: app === undefined ? call.environment : { ...call.environment, app } };
}

/** `pkill [-SIGNAL] [-f] PATTERN`: ends the server when the pattern is in its name, or with `-f` in its command line. */
export function pkill(call: StateCall): StateResult {
  const options = call.args.filter((arg) => arg.startsWith('-'));
  const [pattern, ...more] = call.args.filter((arg) => !arg.startsWith('-'));
  const wholeLine = options.includes('-f');
  const signals = options.filter((option) => option !== '-f').map((option) => signalNamed(option.slice(1)));
  if (pattern === undefined || more.length > 0) {
    call.complain(`pkill: ${pattern === undefined ? 'no matching criteria specified' : 'only one pattern can be provided'}\nTry \`pkill --help' for more information.`);
    return { code: 2 };
  }
  if (signals.includes(undefined)) {
    call.complain(`pkill: ${options.join(' ')}: only -f and the signals TERM, INT, HUP and KILL are supported here`);
    return { code: 2 };
  }
  let wanted: RegExp;
  try {
    wanted = new RegExp(pattern);
  } catch {
    call.complain(`pkill: ${pattern}: not a regular expression`);
    return { code: 2 };
  }
  const app = running(call);
  if (app === undefined || !wanted.test(wholeLine ? `/usr/local/bin/python /usr/local/bin/flask ${app.arguments.join(' ')}` : 'flask')) return { code: 1 };
  return { code: 0, environment: { ...call.environment, app: ended(call, app, signals[0] ?? 'TERM') } };
}

type Signal = 'TERM' | 'INT' | 'HUP' | 'KILL';

/** How bash tells that a job ended of a signal. Flask's server takes an interrupt as the wish to end, and ends well. */
const ENDS: Readonly<Record<Signal, string>> = { TERM: 'Terminated', INT: 'Done', HUP: 'Hangup', KILL: 'Killed' };

function signalNamed(text: string): Signal | undefined {
  switch (text.replace(/^SIG/, '')) {
    case 'TERM':
    case '15':
      return 'TERM';
    case 'INT':
    case '2':
      return 'INT';
    case 'HUP':
    case '1':
      return 'HUP';
    case 'KILL':
    case '9':
      return 'KILL';
    default:
      return undefined;
  }
}

function problemWith(target: string, app: AppState | undefined): string | undefined {
  if (target.startsWith('%')) return app?.type === 'running' && ['%1', '%%', '%+', '%flask'].includes(target) ? undefined : `${target}: no such job`;
  if (!/^\d+$/.test(target)) return `${target}: arguments must be process or job IDs`;
  return app?.type === 'running' && app.pid === Number(target) ? undefined : `(${target}) - No such process`;
}

function ended(call: StateCall, app: RunningApp, signal: Signal): AppState {
  call.complain(jobLine(ENDS[signal], app.line).trimEnd());
  return { type: 'stopped', pid: app.pid };
}

function running({ environment }: StateCall): RunningApp | undefined {
  return environment.app?.type === 'running' ? environment.app : undefined;
}
