import type { Revision } from '../../domain/revision-graph.ts';
import type { Entry } from '../entry.ts';
import type { Facts } from '../facts.ts';
import { code, command, type Explanation, type Proof, words } from '../note.ts';
import { type ColumnCall, readColumn } from '../python/column-call.ts';
import { plainText } from '../python/read-python.ts';
import { readRevisionFile } from '../python/revision-file.ts';
import { addedBy, same, type Told, toldBy } from '../told-schema.ts';
import { andList, namedRevision, notes, operationsIn, place, type PlacedOperation } from './phrases.ts';
import { sqlName } from '../sql-names.ts';

/** What PostgreSQL says in words of its own. Its state is what it printed: nobody looks into the server. */
export const postgresEntries: readonly Entry[] = [
  {
    id: 'null-values-on-postgresql',
    where: 'server',
    pitfalls: [6, 17, 18],
    tone: 'failed',
    ended: 'badly',
    lesson: 'not-null-on-a-full-table',
    says: /column "(?<column>[^"]+)" of relation "(?<table>[^"]+)" contains null values$/,
    look(facts, { parts: { column = '', table = '' } }) {
      const placed = askingForValues(facts, table, column);
      return placed === undefined ? undefined : nullValues(facts, placed, table, column);
    },
  },
  {
    id: 'type-exists',
    where: 'server',
    pitfalls: [12],
    tone: 'failed',
    ended: 'badly',
    lesson: 'always-review',
    says: /type "(?<type>[^"]+)" already exists$/,
    look(facts, { parts: { type = '' } }) {
      const failed = failedRevision(facts);
      const { graph, files } = facts.after;
      const chain = graph.revisions.toReversed();
      const making = (revision: Revision): readonly Told[] => addedBy(files, revision).filter(({ as }) => as?.enumName === type);
      const [here, second] = failed === undefined ? [] : making(failed);
      if (failed === undefined || here === undefined) return undefined;
      const earlier = chain.slice(0, chain.indexOf(failed)).flatMap(making);
      return earlier[0] !== undefined ? typeMadeTwice(type, [earlier[0], here]) : second !== undefined ? typeMadeTwice(type, [here, second]) : typeLeftBehind(facts, type, here);
    },
  },
  {
    id: 'lock-not-available',
    where: 'server',
    pitfalls: [25],
    tone: 'failed',
    ended: 'badly',
    lesson: 'half-applied',
    says: /could not obtain lock on relation "(?<table>[^"]+)"$/,
    look(facts, { parts: { table = '' } }) {
      const failed = failedRevision(facts);
      if (failed === undefined) return undefined;
      const kept = operationsIn(facts.after, [failed], ['upgrade']).some(({ operation }) => operation.name === 'get_context');
      return {
        title: notes().postgres.lockNotAvailable.title(table),
        meaning: notes().postgres.lockNotAvailable.meaning,
        proof: [{ of: failed.id, is: kept ? notes().postgres.lockNotAvailable.is : notes().common.wasRunningPostgreSQLTookBack, at: { path: failed.path } }],
        wayOut: [words(notes().common.letTheOtherTransactionEnd), command('flask db upgrade', notes().common.andTryAgain)],
      };
    },
  },
  {
    id: 'lock-timeout',
    where: 'server',
    pitfalls: [25],
    tone: 'failed',
    ended: 'badly',
    lesson: 'not-null-without-a-long-lock',
    says: /canceling statement due to lock timeout$/,
    look(facts) {
      const failed = failedRevision(facts);
      if (failed === undefined) return undefined;
      const [, table] = /\[SQL: (?:ALTER TABLE|DROP TABLE|TRUNCATE|LOCK TABLE|UPDATE|DELETE FROM|INSERT INTO|CREATE [^\n]*? ON)\s+(?:ONLY\s+)?(?:IF EXISTS\s+)?("?[\w.]+"?)/.exec(facts.happening.output) ?? [];
      return {
        title: notes().postgres.lockTimeout.title(table),
        meaning: notes().postgres.lockTimeout.meaning,
        proof: [{ of: failed.id, is: notes().common.wasRunningPostgreSQLTookBack, at: { path: failed.path } }],
        wayOut: [
          command('psql -c "SELECT gid, owner, prepared FROM pg_prepared_xacts"', notes().postgres.lockTimeout.command),
          words(notes().postgres.lockTimeout.words),
          command('flask db upgrade', notes().common.andTryAgain),
        ],
      };
    },
  },
  {
    id: 'enum-type-unseen',
    where: 'server',
    pitfalls: [12],
    tone: 'silent',
    lesson: 'always-review',
    says: /No changes in schema detected\.?$/,
    look({ after }) {
      // Autogenerate looks only when the database stands at the heads: all revisions are applied.
      const told = toldBy(after.files, after.graph, new Set(after.graph.revisions.map(({ id }) => id))).parts;
      for (const { table, path, columns } of after.models.tables) {
        for (const [name, { enumValues, enumName, line }] of columns) {
          const as = told.find((part) => same(part.table, table) && same(part.column ?? '', name))?.as;
          const has = as?.enumValues;
          const type = enumName ?? as?.enumName;
          if (enumValues === undefined || has === undefined || type === undefined || enumValues.join('\0') === has.join('\0')) continue;
          return enumChanged({ of: `${table}.${name}`, type, values: enumValues, has, at: { path, line } });
        }
      }
      return undefined;
    },
  },
];

/** The revision that was running when the command failed, as Alembic told. */
function failedRevision({ happening, after }: Facts): Revision | undefined {
  const id = [...happening.output.matchAll(/Running upgrade .*?-> ([^\s,]+)/g)].at(-1)?.[1];
  return after.graph.revisions.find((revision) => revision.id === id);
}

/** Where the failed revision adds the column, or makes it NOT NULL. */
function askingForValues(facts: Facts, table: string, column: string): PlacedOperation | undefined {
  const failed = failedRevision(facts);
  if (failed === undefined) return undefined;
  return operationsIn(facts.after, [failed], ['upgrade']).find(({ operation }) => same(operation.table ?? '', table) && (same(addedColumn(operation)?.name ?? '', column) || (operation.name === 'alter_column' && same(plainText(operation.call.args[operation.batch ? 0 : 1]) ?? '', column))));
}

function addedColumn({ name, batch, call }: PlacedOperation['operation']): ColumnCall | undefined {
  const argument = name === 'add_column' ? call.args[batch ? 0 : 1] : undefined;
  return argument?.type === 'call' ? readColumn(argument.call) : undefined;
}

function nullValues({ after }: Facts, placed: PlacedOperation, table: string, column: string): Explanation {
  const added = addedColumn(placed.operation);
  const model = after.models.tables.find((each) => same(each.table, table));
  const inModel = model?.columns.get(column);
  const tableSql = sqlName(table);
  if (added === undefined) {
    return {
      title: notes().postgres.nullValues.title(table, column),
      meaning: notes().postgres.nullValues.meaning,
      proof: [{ of: `${table}.${column}`, is: notes().postgres.nullValues.is, at: place(placed) }],
      wayOut: [
        command(`psql -c "SELECT count(*) FROM ${tableSql} WHERE ${sqlName(column)} IS NULL"`, notes().postgres.nullValues.command),
        code(`op.execute("UPDATE ${tableSql} SET ${sqlName(column)} = '…' WHERE ${sqlName(column)} IS NULL")`, notes().postgres.nullValues.code, place(placed)),
        command('flask db upgrade', notes().common.andTryAgain),
      ],
    };
  }
  const value = /int|numeric|float|boolean/i.test(added.type) ? "'0'" : "''";
  return {
    title: notes().postgres.nullValues.title2(table),
    meaning: notes().postgres.nullValues.meaning2(column),
    proof: [
      { of: `${table}.${column}`, is: notes().common.isNOTNULLWithoutA, at: place(placed) },
      ...(model !== undefined && inModel?.hasDefault === true ? [{ of: `${model.className}.${column}`, is: notes().common.defaultIsPythonsOwnThe, at: { path: model.path, line: inModel.line } }] : []),
    ],
    wayOut: [
      command(`psql -c "SELECT count(*) FROM ${tableSql}"`, notes().postgres.nullValues.command2),
      code(`sa.Column('${column}', ${added.type}, nullable=False, server_default=${value})`, notes().postgres.nullValues.code2, place(placed)),
      command('flask db upgrade', notes().common.andTryAgain),
    ],
  };
}

/** A downgrade dropped the table; nothing drops the type. */
function typeLeftBehind({ after }: Facts, type: string, { table, column, revision, line }: Told): Explanation {
  const { downgrade } = readRevisionFile(after.files, revision.path);
  const dropping = downgrade?.operations.find((operation) => same(operation.table ?? '', table) && ['drop_table', 'drop_column'].includes(operation.name));
  const drops: readonly Proof[] = dropping === undefined || downgrade?.operations.some(({ name }) => name === 'execute') === true ? [] : [{ of: notes().postgres.typeLeftBehind.of(revision.id), is: notes().postgres.typeLeftBehind.is(table, type), at: { path: revision.path, line: dropping.call.line } }];
  return {
    title: notes().postgres.typeLeftBehind.title(type),
    meaning: notes().postgres.typeLeftBehind.meaning,
    proof: [{ of: `${table}.${column ?? ''}`, is: notes().postgres.typeLeftBehind.is2(type, namedRevision(revision)), at: { path: revision.path, line } }, ...drops],
    wayOut: [
      command(`psql -c "DROP TYPE ${sqlName(type)}"`, notes().postgres.typeLeftBehind.command),
      code(`op.execute('DROP TYPE ${sqlName(type)}')`, notes().postgres.typeLeftBehind.code, { path: revision.path, line: dropping?.call.line ?? downgrade?.line ?? line }),
      command('flask db upgrade', notes().postgres.typeLeftBehind.command2),
    ],
  };
}

function typeMadeTwice(type: string, told: readonly [Told, Told]): Explanation {
  const [, { as, revision, line }] = told;
  const values = (as?.enumValues ?? []).map((value) => `'${value}', `).join('');
  return {
    title: notes().postgres.typeMadeTwice.title(type),
    meaning: notes().postgres.typeMadeTwice.meaning,
    proof: told.map((each) => ({ of: `${each.table}.${each.column ?? ''}`, is: notes().postgres.typeMadeTwice.is(type, namedRevision(each.revision)), at: { path: each.revision.path, line: each.line } })),
    wayOut: [code(`postgresql.ENUM(${values}name='${type}', create_type=False)`, notes().postgres.typeMadeTwice.code, { path: revision.path, line }), command('flask db upgrade', notes().common.andTryAgain)],
  };
}

function enumChanged({ of, type, values, has, at }: { readonly of: string; readonly type: string; readonly values: readonly string[]; readonly has: readonly string[]; readonly at: { readonly path: string; readonly line: number } }): Explanation {
  const added = values.filter((value) => !has.includes(value));
  const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;
  const list = (each: readonly string[]): string => andList(each.map((value) => `\`${value}\``));
  return {
    title: notes().postgres.enumChanged.title(of),
    meaning: notes().postgres.enumChanged.meaning(type),
    proof: [
      { of, is: notes().postgres.enumChanged.is(list(values)), at },
      { of, is: notes().postgres.enumChanged.is2(list(has)) },
    ],
    wayOut: [
      command('flask db revision -m "Change the values"', notes().common.writeItByHandIn),
      ...(added.length === 0 ? [] : [code(`with op.get_context().autocommit_block():\n${added.map((value) => `    op.execute("ALTER TYPE ${sqlName(type)} ADD VALUE ${quoted(value)}")`).join('\n')}`, notes().common.whatBelongsInItsUpgrade)]),
    ],
  };
}
