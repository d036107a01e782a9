import { format, inspect } from 'node-inspect-extracted';

/** Node's `console`: what is logged goes to stdout, what went wrong to stderr. */
export function createConsole(write: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void): Readonly<Record<string, unknown>> {
  const encoder = new TextEncoder();
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  let indent = '';
  const say = (stream: 'stdout' | 'stderr', text: string): void => {
    const lines = indent === '' ? text : text.split('\n').map((line) => indent + line).join('\n');
    write(stream, encoder.encode(`${lines}\n`));
  };
  const log = (...args: unknown[]): void => say('stdout', format(...args));
  const error = (...args: unknown[]): void => say('stderr', format(...args));
  const elapsed = (label: string): string => `${label}: ${(performance.now() - (timers.get(label) ?? performance.now())).toFixed(3)}ms`;
  return {
    log,
    info: log,
    debug: log,
    dirxml: log,
    error,
    warn: error,
    dir: (value: unknown, options?: object) => say('stdout', inspect(value, { customInspect: false, ...options })),
    trace(...args: unknown[]) {
      const stack = (new Error('trace').stack ?? '').split('\n').slice(2).join('\n');
      say('stderr', `Trace${args.length > 0 ? `: ${format(...args)}` : ''}\n${stack}`);
    },
    assert(value: unknown, ...args: unknown[]) {
      if (!value) error(...(args.length > 0 ? [`Assertion failed: ${format(...args)}`] : ['Assertion failed']));
    },
    group(...args: unknown[]) {
      if (args.length > 0) log(...args);
      indent += '  ';
    },
    groupCollapsed(...args: unknown[]) {
      if (args.length > 0) log(...args);
      indent += '  ';
    },
    groupEnd() {
      indent = indent.slice(2);
    },
    count(label = 'default') {
      const next = (counts.get(label) ?? 0) + 1;
      counts.set(label, next);
      log(`${label}: ${next}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void timers.set(label, performance.now()),
    timeLog: (label = 'default', ...args: unknown[]) => log(elapsed(label), ...args),
    timeEnd(label = 'default') {
      log(elapsed(label));
      timers.delete(label);
    },
    table: (rows: unknown) => say('stdout', tableOf(rows)),
  };
}

/** A table in the box that Node draws, one row for each entry. */
function tableOf(rows: unknown): string {
  if (typeof rows !== 'object' || rows === null) return format(rows);
  const entries = Object.entries(rows);
  const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
  const columns = [...new Set(entries.flatMap(([, row]) => (isRecord(row) ? Object.keys(row) : [])))];
  const hasValues = entries.some(([, row]) => !isRecord(row));
  const cell = (value: unknown): string => inspect(value, { depth: isRecord(value) ? -1 : 0, maxArrayLength: 3, breakLength: Infinity });
  const table = [
    ['(index)', ...columns, ...(hasValues ? ['Values'] : [])],
    ...entries.map(([key, row]) => [
      key,
      ...columns.map((column) => (isRecord(row) && column in row ? cell((row as Record<string, unknown>)[column]) : '')),
      ...(hasValues ? [isRecord(row) ? '' : cell(row)] : []),
    ]),
  ];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)) + 2);
  const centred = (text: string, width: number): string => ' '.repeat(Math.floor((width - text.length) / 2)) + text + ' '.repeat(Math.ceil((width - text.length) / 2));
  const line = (left: string, middle: string, right: string): string => left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const drawn = table.map((row) => `│${row.map((text, column) => centred(text, widths[column] ?? 0)).join('│')}│`);
  return [line('┌', '┬', '┐'), drawn[0], line('├', '┼', '┤'), ...drawn.slice(1), line('└', '┴', '┘')].join('\n');
}
