import type { HeldIn } from '../../texts/en/review.ts';
import { same } from '../told-schema.ts';
import { quotedSql } from '../sql-names.ts';
import type { Reviewed } from './finding.ts';
import type { Standing } from '../facts.ts';

/** How much an environment holds in a part of its database. */
export interface Held {
  readonly environment: string;
  readonly here: boolean;
  readonly count: number;
}

/** Rows of a table, in each environment that has some and has not applied the revision. */
export function rowsHeld({ here, others, revision }: Reviewed, table: string): readonly Held[] {
  return [here, ...others].filter(({ applied }) => !applied.has(revision.id)).flatMap((standing) => held(standing, here, tableIn(standing, table)?.rowCount ?? 0));
}

/** Values other than NULL in a column, in each environment that has some and has not applied the revision. */
export function valuesHeld(reviewed: Reviewed, table: string, column: string): Promise<readonly Held[]> {
  return counts(reviewed, table, column, `count(${quotedSql(column)})`);
}

/** Rows without a value in a column. */
export function nullsHeld(reviewed: Reviewed, table: string, column: string): Promise<readonly Held[]> {
  return counts(reviewed, table, column, `count(*) - count(${quotedSql(column)})`);
}

/** What is held, as it is told of: without a place for the environment that is looked at. */
export function heldIn(held: readonly Held[]): readonly HeldIn[] {
  return held.map(({ here, environment, count }) => ({ count, where: here ? undefined : environment }));
}

export function tableIn({ database }: Standing, name: string) {
  return database?.schema.tables.find((each) => same(each.name, name));
}

async function counts({ here, others, revision, ask }: Reviewed, table: string, column: string, what: string): Promise<readonly Held[]> {
  const having = [here, ...others].filter((standing) => !standing.applied.has(revision.id) && tableIn(standing, table)?.columns.some(({ name }) => same(name, column)) === true);
  const found = await Promise.all(
    having.map(async (standing) => {
      const [row] = await ask(standing.database, `SELECT ${what} FROM ${quotedSql(table)}`);
      return held(standing, here, Number(row?.[0] ?? 0));
    }),
  );
  return found.flat();
}

function held(standing: Standing, here: Standing, count: number): readonly Held[] {
  return count === 0 ? [] : [{ environment: standing.name, here: standing === here, count }];
}
