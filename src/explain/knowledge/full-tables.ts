import type { Entry } from '../entry.ts';
import type { Facts } from '../facts.ts';
import { code, command, type Explanation, type Proof } from '../note.ts';
import { type ColumnCall, readColumn } from '../python/column-call.ts';
import { same } from '../told-schema.ts';
import { databaseName, migrating, notes, operationsIn, place, type PlacedOperation, ranIn, rowsElsewhere, rowsIn } from './phrases.ts';
import { quotedSql, sqlName } from '../sql-names.ts';

/** Changes that an empty table takes and a full one does not. */
export const fullTableEntries: readonly Entry[] = [
  {
    id: 'not-null-on-rows',
    pitfalls: [6, 17],
    tone: 'failed',
    ended: 'badly',
    lesson: 'not-null-on-a-full-table',
    says: /Cannot add a NOT NULL column with default value NULL$/,
    look: notNullOnRows,
  },
  {
    id: 'passes-on-empty',
    pitfalls: [7],
    tone: 'silent',
    ended: 'well',
    lesson: 'not-null-on-a-full-table',
    look(facts) {
      if (!migrating(facts, 'upgrade')) return undefined;
      const { after, others } = facts;
      for (const found of addedColumns(facts, ranIn(facts, 'upgrade'))) {
        const { table, column, placed } = found;
        if (column.nullable || column.serverDefault !== undefined || rowsIn(after.database, table) > 0) continue;
        const elsewhere = rowsElsewhere(others.filter(({ applied }) => !applied.has(placed.revision.id)), table);
        if (elsewhere.length === 0) continue;
        return {
          title: notes().fullTables.passesOnEmpty.title(table),
          meaning: notes().fullTables.passesOnEmpty.meaning(table, column.name ?? ''),
          proof: [{ of: after.name, is: notes().fullTables.passesOnEmpty.is(table), at: place(placed) }, ...elsewhere],
          wayOut: [command('flask db downgrade', notes().fullTables.passesOnEmpty.command), withDefault(found), command('flask db upgrade', notes().fullTables.passesOnEmpty.command2)],
        };
      }
      return undefined;
    },
  },
  {
    id: 'rows-break-constraint',
    pitfalls: [18],
    tone: 'failed',
    ended: 'badly',
    lesson: 'not-null-on-a-full-table',
    says: /(?<kind>NOT NULL|UNIQUE) constraint failed: (?<columns>_alembic_tmp_\S+(?:, _alembic_tmp_\S+)*)$/,
    async look(facts, { parts: { kind = '', columns = '' } }) {
      const places = columns.split(', ').map((each) => each.slice('_alembic_tmp_'.length).split('.'));
      const table = places[0]?.[0] ?? '';
      const names = places.flatMap(([, name]) => name ?? []);
      const { after } = facts;
      if (rowsIn(after.database, table) === 0) return undefined;
      const list = names.map(quotedSql).join(', ');
      const condition = kind === 'UNIQUE' ? `SELECT count(*), ${list} FROM ${quotedSql(table)} WHERE ${names.map((name) => `${quotedSql(name)} IS NOT NULL`).join(' AND ')} GROUP BY ${list} HAVING count(*) > 1` : `SELECT count(*) FROM ${quotedSql(table)} WHERE ${names.map((name) => `${quotedSql(name)} IS NULL`).join(' OR ')} HAVING count(*) > 0`;
      const bad = await facts.ask(after.database, condition);
      if (bad.length === 0) return undefined;
      const where = `${table}.${names.join(', ')}`;
      const proof: readonly Proof[] =
        kind === 'UNIQUE'
          ? bad.slice(0, 4).map(([count, ...values]) => ({ of: where, is: notes().fullTables.rowsBreakConstraint.is(values.map((value) => `\`${String(value)}\``).join(', '), String(count)) }))
          : [{ of: where, is: notes().fullTables.rowsBreakConstraint.is2(Number(bad[0]?.[0] ?? 0), rowsIn(after.database, table)) }];
      const path = databaseName(after);
      return {
        title: kind === 'UNIQUE' ? notes().fullTables.rowsBreakConstraint.title(table) : notes().fullTables.rowsBreakConstraint.title2(table),
        meaning: notes().fullTables.rowsBreakConstraint.meaning,
        proof: [...proof, ...leftOver(facts, table)],
        wayOut: [
          kind === 'UNIQUE' ? command(`sqlite3 ${path} "SELECT ${names.map(sqlName).join(', ')}, count(*) FROM ${sqlName(table)} GROUP BY ${names.map(sqlName).join(', ')} HAVING count(*) > 1"`, notes().fullTables.rowsBreakConstraint.command) : command(`sqlite3 ${path} "UPDATE ${sqlName(table)} SET ${sqlName(names[0] ?? '')} = '?' WHERE ${sqlName(names[0] ?? '')} IS NULL"`, notes().fullTables.rowsBreakConstraint.command2),
          ...(leftOver(facts, table).length > 0 ? [command(`sqlite3 ${path} "DROP TABLE _alembic_tmp_${table}"`, notes().fullTables.rowsBreakConstraint.command3)] : []),
          command('flask db upgrade', notes().common.andTryAgain),
        ],
      };
    },
  },
];

interface AddedColumn {
  readonly table: string;
  readonly column: ColumnCall;
  readonly placed: PlacedOperation;
}

function addedColumns({ after }: Facts, revisions: Parameters<typeof operationsIn>[1]): readonly AddedColumn[] {
  return operationsIn(after, revisions, ['upgrade']).flatMap((placed) => {
    const { name, table, batch, call } = placed.operation;
    const argument = call.args[batch ? 0 : 1];
    const column = argument?.type === 'call' ? readColumn(argument.call) : undefined;
    return name === 'add_column' && table !== undefined && column !== undefined ? [{ table, column, placed }] : [];
  });
}

function notNullOnRows(facts: Facts): Explanation | undefined {
  const { after } = facts;
  const found = addedColumns(facts, after.pending).find(({ table, column }) => !column.nullable && column.serverDefault === undefined && rowsIn(after.database, table) > 0);
  if (found === undefined) return undefined;
  const { table, column, placed } = found;
  const model = after.models.tables.find((each) => same(each.table, table));
  const inModel = model?.columns.get(column.name ?? '');
  return {
    title: notes().fullTables.notNullOnRows.title(table, rowsIn(after.database, table)),
    meaning: notes().fullTables.notNullOnRows.meaning(column.name ?? ''),
    proof: [
      { of: table, is: notes().fullTables.notNullOnRows.is(rowsIn(after.database, table), databaseName(after)) },
      { of: `${table}.${column.name}`, is: notes().common.isNOTNULLWithoutA, at: place(placed) },
      ...(model !== undefined && inModel?.hasDefault === true ? [{ of: `${model.className}.${column.name}`, is: notes().common.defaultIsPythonsOwnThe, at: { path: model.path, line: inModel.line } }] : []),
    ],
    wayOut: [withDefault(found), command('flask db upgrade', notes().common.andTryAgain)],
  };
}

function withDefault({ column, placed }: AddedColumn): Explanation['wayOut'][number] {
  const value = /int|numeric|float|boolean/i.test(column.type) ? "'0'" : "''";
  return code(`sa.Column('${column.name}', ${column.type}, nullable=False, server_default=${value})`, notes().fullTables.withDefault.code, place(placed));
}

/** The half-made table of batch mode, where it was left behind. */
function leftOver({ after }: Facts, table: string): readonly Proof[] {
  const name = `_alembic_tmp_${table}`;
  return after.database?.schema.tables.some((each) => each.name === name) === true ? [{ of: name, is: notes().fullTables.leftOver.is }] : [];
}

