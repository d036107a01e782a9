import { findingSentence } from '../checks/finding.ts';
import { differencesIn } from '../domain/schema-diff.ts';
import type { TerminalEvent } from '../session/workbench.ts';
import type { Evidence } from './evidence.ts';
import type { Happening } from './happening.ts';
import type { StepRecord } from './player.ts';
import type { Script } from './script.ts';

interface Shown {
  readonly step: number;
  readonly environment: string;
  readonly event: TerminalEvent;
}

/** Everything that a scenario said and showed, as text that is the same on every run: ids and dates are masked. */
export function transcriptOf(script: Script, records: readonly (StepRecord | undefined)[], shown: readonly Shown[]): string {
  const lines = [`# ${script.title}`];
  for (const [index, step] of script.steps.entries()) {
    lines.push('', `## ${step.title}`, '');
    const said = shown.filter((each) => each.step === index).map(({ event }) => textOfEvent(event)).join('');
    if (said !== '') lines.push(said.trimEnd(), '');
    const record = records[index];
    if (record === undefined) continue;
    lines.push(...record.happenings.map((happening) => `* ${happeningText(happening)}`));
    lines.push(...record.findings.map((finding) => `${finding.holds ? '✓' : '✕'} ${findingSentence(finding)}`));
    lines.push(...record.evidence.flatMap((evidence) => [`= ${evidence.request.claim}`, ...evidenceLines(evidence).map((line) => `  ${line}`)]));
    lines.push(`apps: ${record.apps.map(({ environment, status, error }) => `${environment} ${status ?? 'does not start'}${error === undefined ? '' : ` (${error})`}`).join(', ')}`);
  }
  return masked(`${lines.join('\n')}\n`);
}

/** What an event of a terminal looks like there. */
export function textOfEvent(event: TerminalEvent): string {
  switch (event.type) {
    case 'entered':
      return `${event.prompt}${event.line}\n`;
    case 'stdout':
    case 'stderr':
      return event.text;
    case 'ended':
      return event.code === 0 ? '' : `[${event.code}]\n`;
    case 'cleared':
      return '';
  }
}

function happeningText(happening: Happening): string {
  const { type, environment } = happening;
  switch (type) {
    case 'pushed':
    case 'pulled':
    case 'committed':
      return `${environment} ${type}: ${happening.commits.map(({ id, subject }) => `${id} ${subject}`).join(', ')}`;
    case 'table added':
    case 'table removed':
      return `${environment} ${type}: ${happening.table}`;
    case 'column added':
    case 'column removed':
    case 'column changed':
      return `${environment} ${type}: ${happening.table}.${happening.column.name} ${happening.column.type}${happening.column.nullable ? '' : ' NOT NULL'}`;
    case 'rows changed':
      return `${environment} ${type}: ${happening.table} ${happening.before} → ${happening.after}`;
    case 'revision moved':
      return `${environment} ${type}: ${happening.from.join(', ') || 'none'} → ${happening.to.join(', ') || 'none'}`;
    case 'server started':
    case 'server stopped':
      return `${environment} ${type}`;
    case 'files changed':
      return `${environment} ${type}:${[...happening.added.map((path) => ` +${path}`), ...happening.changed.map((path) => ` ~${path}`), ...happening.removed.map((path) => ` -${path}`)].join('')}`;
  }
}

function evidenceLines(evidence: Evidence): string[] {
  switch (evidence.type) {
    case 'runs':
      return evidence.runs.flatMap(runLines);
    case 'drift':
      return driftLines(evidence.comparison);
    case 'rows':
      return evidence.results.map(({ environment, columns, rows, error }) => `${environment}: ${error ?? `${columns.join(', ')} ${rows.map((row) => `(${row.map(String).join(', ')})`).join(' ')}`}`);
    case 'rebuilt':
      return [...evidence.runs.flatMap(runLines), ...driftLines(evidence.comparison)];
    case 'answers':
      return evidence.answers.map(({ environment, status, body, error }) => `${environment}: ${status ?? 'no answer'} ${status !== undefined && status < 400 ? body : (error ?? '')}`);
  }
}

function runLines({ environment, line, code, output }: { environment: string; line: string; code: number; output: string }): string[] {
  return [`${environment} $ ${line}${code === 0 ? '' : ` [${code}]`}`, ...output.split('\n').filter((each) => each !== '')];
}

function driftLines(comparison: Parameters<typeof differencesIn>[0]): string[] {
  const differences = differencesIn(comparison);
  if (differences.length === 0) return ['no difference'];
  return differences.map(({ kind, table, name, variants }) => `${kind} ${kind === 'table' ? name : `${table}.${name}`}: ${variants.map(({ facts, environments }) => `${facts === undefined ? 'missing' : facts.map(({ value }) => value).filter((value) => value !== '').join(' ')} in ${environments.join(', ')}`).join('; ')}`);
}

/** Ids become numbers in the order of their first appearance; dates and times are left out. */
export function masked(text: string): string {
  const revisions = new Map<string, string>();
  const commits = new Map<string, string>();
  const numbered = (known: Map<string, string>, noun: string) => (id: string): string => {
    const name = known.get(id) ?? `<${noun} ${known.size + 1}>`;
    known.set(id, name);
    return name;
  };
  return sortedSequences(sortedStats(text
    .replaceAll(/\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?/g, '<date>')
    // Sequelize and Prisma name a migration by its moment, and Sequelize says how long it took.
    .replaceAll(/(?<!\d)20\d{12}(?=[-_][a-z])/g, '<moment>')
    .replaceAll(/\(\d+\.\d+s\)/g, '(<time>)')
    // A server's log is coloured and dated.
    // eslint-disable-next-line no-control-regex -- an escape begins with a control character
    .replaceAll(/\u001B\[\d+m/g, '')
    .replaceAll(/\[\d\d\/[A-Z][a-z]{2}\/\d{4} \d\d:\d\d:\d\d\]/g, '[<date>]')
    .replaceAll(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d+ \d\d:\d\d:\d\d \d{4} [+-]\d{4}/g, '<date>')
    .replaceAll(/(?<![0-9a-zA-Z])[0-9a-f]{40}(?![0-9a-zA-Z])/g, (id) => numbered(commits, 'commit')(id.slice(0, 7)))
    .replaceAll(/(?<![0-9a-zA-Z])[0-9a-f]{12}(?![0-9a-zA-Z])/g, numbered(revisions, 'revision'))
    .replaceAll(/(?<![0-9a-zA-Z])[0-9a-f]{7}(?:[0-9a-f]{3})?(?![0-9a-zA-Z])/g, (id) => numbered(commits, 'commit')(id.slice(0, 7)))));
}

/** Alembic looks at tables in the order of a Python set, which is another one in each image of a started Python. */
function sortedSequences(text: string): string {
  return sortedRuns(text, /(?:^INFO {2}\[alembic\.ddl\.postgresql\] Detected sequence named .*\n){2,}/gm);
}

/** The files of `git diff --stat` stand in the order of their names, which begin with random ids; masked, such a name has a space in it. */
function sortedStats(text: string): string {
  return sortedRuns(text, /(?:^ +\S.*? +\| +\d+ .*\n){2,}/gm);
}

function sortedRuns(text: string, lines: RegExp): string {
  return text.replaceAll(lines, (run) => `${run.split('\n').slice(0, -1).sort().join('\n')}\n`);
}
