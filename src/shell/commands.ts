import { distance } from 'fastest-levenshtein';
import type { Program, ProgramTable } from '../process/program.ts';
import { absentPrograms } from './builtins/absent.ts';
import { bashUtilityNames, filePrograms } from './builtins/file-programs.ts';
import { jobs, kill, pkill } from './builtins/job-commands.ts';
import { cd, pwd } from './builtins/navigation.ts';
import { clear, commandPath, exit, help, history, type, which } from './builtins/session-commands.ts';
import { env, exportVariables, printenv, unset } from './builtins/variable-commands.ts';
import type { CommandKind, StateCommand } from './state-command.ts';

/** What stands behind a name that was typed. */
export type Command =
  | { readonly type: 'shell'; readonly run: StateCommand }
  | { readonly type: 'program'; readonly program: Program }
  | { readonly type: 'absent'; readonly note: string }
  | { readonly type: 'unknown'; readonly nearest: string | undefined };

export interface Commands {
  readonly find: (name: string) => Command;
  /** Every name there is, with what stands behind it. */
  readonly kinds: ReadonlyMap<string, CommandKind>;
}

const STATE_COMMANDS: ReadonlyMap<string, StateCommand> = new Map([
  ['cd', cd],
  ['pwd', pwd],
  ['export', exportVariables],
  ['unset', unset],
  ['env', env],
  ['printenv', printenv],
  ['history', history],
  ['clear', clear],
  ['help', help],
  ['exit', exit],
  ['logout', exit],
  ['which', which],
  ['type', type],
  ['command', commandPath],
  ['jobs', jobs],
  ['kill', kill],
  ['pkill', pkill],
]);

/** Joins the shell's own commands, the given programs, the file tools and the notes; the earlier of a name wins. */
export function createCommands(programs: ProgramTable): Commands {
  const all: ProgramTable = new Map([...filePrograms, ...programs]);
  const kinds = new Map<string, CommandKind>([
    ...[...absentPrograms.keys()].map((name) => [name, 'note'] as const),
    ...[...all.keys()].map((name) => [name, bashUtilityNames.has(name) ? 'shell' : 'program'] as const),
    ...[...STATE_COMMANDS.keys()].map((name) => [name, 'shell'] as const),
  ]);
  return {
    kinds,
    find(name) {
      const state = STATE_COMMANDS.get(name);
      if (state !== undefined) return { type: 'shell', run: state };
      const program = all.get(name);
      if (program !== undefined) return { type: 'program', program };
      const note = absentPrograms.get(name);
      return note === undefined ? { type: 'unknown', nearest: nearestName(name, kinds) } : { type: 'absent', note };
    },
  };
}

/** The name that was most likely meant, or undefined when none is near. */
function nearestName(typed: string, kinds: ReadonlyMap<string, CommandKind>): string | undefined {
  const names = [...kinds].filter(([name, kind]) => kind !== 'note' && name.length > 1).map(([name]) => name);
  const ranked = names.map((name) => ({ name, away: distance(typed.toLowerCase(), name) })).sort((a, b) => a.away - b.away);
  const [best] = ranked;
  // Two letters of a two-letter command are all of it, so the allowance grows with the length.
  const allowed = Math.max(1, Math.floor(typed.length / 3));
  return best !== undefined && best.away <= allowed && best.away < typed.length ? best.name : undefined;
}
