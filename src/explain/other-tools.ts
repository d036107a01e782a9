import { textAt } from '../domain/file-tree.ts';
import { isHistoryTable } from '../domain/migration-tool.ts';
import type { DatabaseSchema } from '../domain/schema.ts';
import type { RunCommand } from './commands.ts';
import type { Facts, OpenDatabase } from './facts.ts';

/** A tool whose messages are known besides those of Python's. */
export type OtherTool = 'prisma' | 'sequelize';

const TOOLS: Readonly<Record<string, OtherTool>> = { prisma: 'prisma', 'sequelize-cli': 'sequelize', sequelize: 'sequelize' };

/** The tool that the last of the commands runs which runs one: `npx prisma …`, `sequelize-cli …`. */
export function otherToolIn(commands: readonly RunCommand[]): OtherTool | undefined {
  return commands.flatMap(({ program, args }) => TOOLS[program === 'npx' ? (args.find((word) => !word.startsWith('-')) ?? '') : program] ?? []).at(-1);
}

/** A path of the shell's folder, as one of the project. */
export function fromHere({ happening }: Facts, path: string): string {
  const parts = happening.after.environments[happening.environment].cwd.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The database file that the tool itself named, or that its settings name for the environment that it named. */
export function namedDatabase(facts: Facts): string | undefined {
  const { happening, after } = facts;
  const prismas = [...happening.output.matchAll(/SQLite database "[^"]*" at "file:([^"?]+)/g)].at(-1)?.[1];
  if (prismas !== undefined) return fromHere(facts, prismas);
  const [, environment] = [...happening.output.matchAll(/^Using environment "([^"]+)"\.$/gm)].at(-1) ?? [];
  const [, settings] = [...happening.output.matchAll(/^Loaded configuration file "([^"]+\.json)"\.$/gm)].at(-1) ?? [];
  if (environment === undefined || settings === undefined) return undefined;
  const storage = storageIn(textAt(after.files, fromHere(facts, settings)) ?? '', environment);
  return storage === undefined ? undefined : fromHere(facts, storage);
}

function storageIn(settings: string, environment: string): string | undefined {
  try {
    const read: unknown = JSON.parse(settings);
    const chosen: unknown = isRecord(read) ? read[environment] : undefined;
    return isRecord(chosen) && typeof chosen['storage'] === 'string' ? chosen['storage'] : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export interface Made {
  readonly table: string;
  readonly column: string | undefined;
}

/** The tables and columns that are there now and were not before. */
export function madeBetween(before: OpenDatabase | undefined, after: OpenDatabase): readonly Made[] {
  const had = new Map((before?.schema.tables ?? []).map((table) => [table.name, new Set(table.columns.map(({ name }) => name))]));
  return ownTables(after.schema).flatMap(({ name, columns }): Made[] => {
    const known = had.get(name);
    return known === undefined ? [{ table: name, column: undefined }] : columns.filter((column) => !known.has(column.name)).map((column) => ({ table: name, column: column.name }));
  });
}

export function ownTables({ tables }: DatabaseSchema): DatabaseSchema['tables'] {
  return tables.filter(({ name }) => !isHistoryTable(name));
}
