import type { Entry } from '../entry.ts';
import type { Facts } from '../facts.ts';
import { code, command, type FilePlace, type Proof, words } from '../note.ts';
import { addedBy, isThere, same } from '../told-schema.ts';
import { databaseName, migrating, namedRevision, notes, operationsIn, place, type PlacedOperation, rowsIn, standsAt } from './phrases.ts';
import { sqlName } from '../sql-names.ts';

const CONSTRAINTS = ['create_unique_constraint', 'create_foreign_key', 'create_check_constraint', 'create_primary_key', 'drop_constraint'];

/** What SQLite does in its own way: no ALTER of constraints, no transaction around a migration, one writer. */
export const sqliteEntries: readonly Entry[] = [
  {
    id: 'no-alter-on-sqlite',
    pitfalls: [8],
    tone: 'failed',
    ended: 'badly',
    lesson: 'batch-mode-and-names',
    says: /No support for ALTER of constraints in SQLite dialect|near "ALTER": syntax error$/,
    look(facts) {
      const found = failing(facts, ({ name, batch }) => !batch && [...CONSTRAINTS, 'alter_column'].includes(name));
      const [first] = found;
      if (first === undefined) return undefined;
      const { operation } = first;
      const table = operation.table ?? 'the_table';
      return {
        title: notes().sqlite.noAlterOnSqlite.title,
        meaning: notes().sqlite.noAlterOnSqlite.meaning,
        proof: found.map((each) => ({ of: `op.${each.operation.name}`, is: notes().sqlite.noAlterOnSqlite.is(each.operation.table ?? '?'), at: place(each) })),
        wayOut: [
          code(`with op.batch_alter_table('${table}') as batch_op:\n    ${inBatch(operation.call.source, operation.name, table)}`, notes().sqlite.noAlterOnSqlite.code, place(first)),
          code('migrate = Migrate(app, db, render_as_batch=True)', notes().sqlite.noAlterOnSqlite.code2, applicationPlace(facts)),
          command('flask db upgrade', notes().common.andTryAgain),
        ],
      };
    },
  },
  {
    id: 'constraint-without-name',
    pitfalls: [9],
    tone: 'failed',
    ended: 'badly',
    lesson: 'batch-mode-and-names',
    says: /^ValueError: Constraint must have a name$/,
    look(facts) {
      const found = failing(facts, ({ name, call }) => CONSTRAINTS.includes(name) && (call.args[0] === undefined || call.args[0].type === 'none'));
      const [first] = found;
      if (first === undefined) return undefined;
      return {
        title: notes().sqlite.constraintWithoutName.title,
        meaning: notes().sqlite.constraintWithoutName.meaning,
        proof: found.map((each) => ({ of: each.operation.name, is: notes().sqlite.constraintWithoutName.is(each.operation.table ?? '?'), at: place(each) })),
        wayOut: [
          code(`'uq_${first.operation.table ?? 'table'}_…'`, notes().sqlite.constraintWithoutName.code, place(first)),
          code("db = SQLAlchemy(metadata=MetaData(naming_convention={\n    'ix': 'ix_%(column_0_label)s',\n    'uq': 'uq_%(table_name)s_%(column_0_name)s',\n    'ck': 'ck_%(table_name)s_%(constraint_name)s',\n    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s',\n    'pk': 'pk_%(table_name)s',\n}))", notes().sqlite.constraintWithoutName.code2, modelsPlace(facts)),
          command('flask db upgrade', notes().common.andTryAgain),
        ],
      };
    },
  },
  {
    id: 'left-over-table',
    pitfalls: [10],
    tone: 'failed',
    ended: 'badly',
    lesson: 'half-applied',
    says: /table "?_alembic_tmp_(?<table>\w+)"? already exists$/,
    look(facts, { parts: { table = '' } }) {
      const { after } = facts;
      const name = `_alembic_tmp_${table}`;
      if (after.database?.schema.tables.some((each) => each.name === name) !== true) return undefined;
      return {
        title: notes().sqlite.leftOverTable.title,
        meaning: notes().sqlite.leftOverTable.meaning,
        proof: [standsAt(after), { of: name, is: notes().sqlite.leftOverTable.is(rowsIn(after.database, name)) }, { of: table, is: after.database.schema.tables.some((each) => each.name === table) ? notes().sqlite.leftOverTable.is2(rowsIn(after.database, table)) : notes().sqlite.leftOverTable.is3 }],
        wayOut: isThere(after.database.schema, table, undefined) ? [command(`sqlite3 ${databaseName(after)} "DROP TABLE ${name}"`, notes().sqlite.leftOverTable.command), words(notes().sqlite.leftOverTable.words), command('flask db upgrade', notes().common.andTryAgain)] : [command(`sqlite3 ${databaseName(after)} "ALTER TABLE ${name} RENAME TO ${sqlName(table)}"`, notes().sqlite.leftOverTable.command2)],
      };
    },
  },
  {
    id: 'half-applied',
    pitfalls: [10],
    tone: 'silent',
    ended: 'badly',
    lesson: 'half-applied',
    look(facts) {
      const { before, after } = facts;
      const [failed] = after.pending;
      if (!migrating(facts, 'upgrade') || failed === undefined || after.database === undefined) return undefined;
      const { schema } = after.database;
      const wasThere = (table: string, column: string | undefined): boolean => before.database !== undefined && isThere(before.database.schema, table, column);
      const done = addedBy(after.files, failed).filter(({ table, column }) => isThere(schema, table, column) && !wasThere(table, column));
      const tables = new Set(done.flatMap(({ table, column }) => (column === undefined ? [table] : [])));
      const left = schema.tables.filter(({ name }) => name.startsWith('_alembic_tmp_') && !wasThere(name, undefined));
      if (done.length === 0 && left.length === 0) return undefined;
      const rest = done.filter(({ table, column }) => column === undefined || !tables.has(table));
      const path = after.database.path;
      return {
        title: notes().sqlite.halfApplied.title(namedRevision(failed)),
        meaning: notes().sqlite.halfApplied.meaning,
        proof: [
          standsAt(after),
          ...rest.map(({ table, column, line }): Proof => ({ of: column === undefined ? table : `${table}.${column}`, is: notes().common.wasMadeByThePart, at: { path: failed.path, line } })),
          ...left.map(({ name, rowCount }): Proof => ({ of: name, is: notes().sqlite.halfApplied.is(rowCount) })),
        ],
        wayOut: [
          ...left.map(({ name }) => command(`sqlite3 ${path} "DROP TABLE ${name}"`, notes().sqlite.halfApplied.command)),
          ...rest.map(({ table, column }) => command(`sqlite3 ${path} "${column === undefined ? `DROP TABLE ${sqlName(table)}` : `ALTER TABLE ${sqlName(table)} DROP COLUMN ${sqlName(column)}`}"`, notes().common.takeBackWhatRan)),
          words(notes().sqlite.halfApplied.words),
          command('flask db upgrade', notes().common.andTryAgain),
        ],
      };
    },
  },
  {
    id: 'database-locked',
    pitfalls: [25],
    tone: 'failed',
    lesson: 'half-applied',
    says: /database is locked$/,
    look: ({ after }) =>
      after.database === undefined
        ? undefined
        : {
            title: notes().sqlite.databaseLocked.title,
            meaning: notes().sqlite.databaseLocked.meaning,
            proof: [standsAt(after), { of: after.database.path, is: notes().sqlite.databaseLocked.is(after.database.schema.tables.length) }],
            wayOut: [words(notes().common.letTheOtherTransactionEnd), command('flask db upgrade', notes().common.andTryAgain)],
          },
  },
  {
    id: 'made-by-hand',
    pitfalls: [11],
    tone: 'failed',
    ended: 'badly',
    lesson: 'create-all-before-migrations',
    says: /table "?(?<table>(?!_alembic_tmp_)\w+)"? already exists$/,
    look({ after }, { parts: { table = '' } }) {
      const [head] = after.graph.heads;
      if (after.database === undefined || !isThere(after.database.schema, table, undefined) || after.revisions.length > 0) return undefined;
      return {
        title: notes().sqlite.madeByHand.title(table),
        meaning: notes().sqlite.madeByHand.meaning,
        proof: [standsAt(after), { of: table, is: notes().sqlite.madeByHand.is(rowsIn(after.database, table)) }],
        wayOut: [command(`flask db stamp ${after.graph.heads.length > 1 ? 'heads' : 'head'}`, notes().sqlite.madeByHand.command(head)), command('flask db check', notes().sqlite.madeByHand.command2)],
      };
    },
  },
  {
    id: 'already-there',
    pitfalls: [10, 20],
    tone: 'failed',
    ended: 'badly',
    lesson: 'drift-in-production',
    says: /duplicate column name: (?<column>\S+)$|table "?(?<table>(?!_alembic_tmp_)\w+)"? already exists$/,
    look(facts, { parts }) {
      const { after } = facts;
      if (after.database === undefined || after.revisions.length === 0) return undefined;
      const { schema, path } = after.database;
      const [pending] = after.pending;
      const adds = pending === undefined ? [] : addedBy(after.files, pending);
      const wanted = adds.find(({ table, column }) => isThere(schema, table, column) && (parts['column'] === undefined ? column === undefined && same(table, parts['table'] ?? '') : column !== undefined && same(column, parts['column'])));
      if (pending === undefined || wanted === undefined) return undefined;
      const name = wanted.column === undefined ? wanted.table : `${wanted.table}.${wanted.column}`;
      const isWhole = adds.every(({ table, column }) => isThere(schema, table, column));
      return {
        title: notes().sqlite.alreadyThere.title(name),
        meaning: notes().sqlite.alreadyThere.meaning(namedRevision(pending)),
        proof: [standsAt(after), { of: name, is: notes().sqlite.alreadyThere.is(path), at: { path: pending.path, line: wanted.line } }],
        wayOut: [
          ...(isWhole ? [command(`flask db stamp ${pending.id}`, notes().sqlite.alreadyThere.command)] : []),
          command(`sqlite3 ${path} "${wanted.column === undefined ? `DROP TABLE ${sqlName(wanted.table)}` : `ALTER TABLE ${sqlName(wanted.table)} DROP COLUMN ${sqlName(wanted.column)}`}"`, notes().sqlite.alreadyThere.command2(isWhole)),
          command('flask db upgrade', notes().common.andGoOn),
        ],
      };
    },
  },
];

/** The operations of a kind in what the command tried to run: what is pending for an upgrade, what is applied for a downgrade. */
function failing(facts: Facts, fits: (operation: PlacedOperation['operation']) => boolean): readonly PlacedOperation[] {
  const { after } = facts;
  const down = migrating(facts, 'downgrade');
  const applied = after.graph.revisions.filter(({ id }) => after.applied.has(id));
  const found = operationsIn(after, down ? applied : after.pending, [down ? 'downgrade' : 'upgrade']).filter(({ operation }) => fits(operation));
  return found.filter(({ revision }) => revision === found[0]?.revision);
}

/** The call as it is written within a batch: without its table. */
function inBatch(source: string, name: string, table: string): string {
  const quoted = [`'${table}', `, `"${table}", `].find((each) => source.includes(each)) ?? '';
  return source.replace(`op.${name}(`, `batch_op.${name}(`).replace(quoted, '');
}

function applicationPlace({ after }: Facts): FilePlace | undefined {
  const { application } = after.models;
  return application === undefined ? undefined : { path: application };
}

function modelsPlace({ after }: Facts): FilePlace | undefined {
  const [first] = after.models.tables;
  return first === undefined ? undefined : { path: first.path };
}

