import type { Entry } from '../entry.ts';
import type { Facts } from '../facts.ts';
import { code, command, type FilePlace, type Proof, words } from '../note.ts';
import { addedBy, isThere, same } from '../told-schema.ts';
import { counted, databaseName, migrating, namedRevision, operationsIn, place, type PlacedOperation, rowsIn, sqlName, standsAt } from './phrases.ts';

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
        title: 'SQLite cannot do this to a table that is there.',
        meaning: 'SQLite has no ALTER for constraints, types or NOT NULL. Batch mode makes a new table, copies the rows and takes its place. With `render_as_batch` autogenerate writes it that way by itself.',
        proof: found.map((each) => ({ of: `op.${each.operation.name}`, is: `works on \`${each.operation.table ?? '?'}\` outside of batch mode`, at: place(each) })),
        wayOut: [
          code(`with op.batch_alter_table('${table}') as batch_op:\n    ${inBatch(operation.call.source, operation.name, table)}`, 'Write it in batch mode', place(first)),
          code('migrate = Migrate(app, db, render_as_batch=True)', 'So that it is written so from now on', applicationPlace(facts)),
          command('flask db upgrade', 'And try again'),
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
        title: 'A constraint has no name.',
        meaning: 'Batch mode and every later change find a constraint by its name, so it needs one. A naming convention on the metadata gives every constraint one by rule.',
        proof: found.map((each) => ({ of: each.operation.name, is: `has \`None\` for a name, on \`${each.operation.table ?? '?'}\``, at: place(each) })),
        wayOut: [
          code(`'uq_${first.operation.table ?? 'table'}_…'`, 'Write a name in place of `None`', place(first)),
          code("db = SQLAlchemy(metadata=MetaData(naming_convention={\n    'ix': 'ix_%(column_0_label)s',\n    'uq': 'uq_%(table_name)s_%(column_0_name)s',\n    'ck': 'ck_%(table_name)s_%(constraint_name)s',\n    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s',\n    'pk': 'pk_%(table_name)s',\n}))", 'And have all others named by rule', modelsPlace(facts)),
          command('flask db upgrade', 'And try again'),
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
        title: 'An earlier attempt stopped halfway and left a table behind.',
        meaning: 'Batch mode copies the rows into a table with a passing name. That attempt failed before it was done, and SQLite does not take back what a failed migration made. Nothing of yours is in the left-over table alone.',
        proof: [standsAt(after), { of: name, is: `is there, with ${counted(rowsIn(after.database, name), 'row')}` }, { of: table, is: after.database.schema.tables.some((each) => each.name === table) ? `is as it was, with ${counted(rowsIn(after.database, table), 'row')}` : 'is not there: look into the left-over table first' }],
        wayOut: isThere(after.database.schema, table, undefined) ? [command(`sqlite3 ${databaseName(after)} "DROP TABLE ${name}"`, 'Drop it'), words('Mend what made the first attempt fail.'), command('flask db upgrade', 'And try again')] : [command(`sqlite3 ${databaseName(after)} "ALTER TABLE ${name} RENAME TO ${sqlName(table)}"`, 'Give it its name back')],
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
        title: `${namedRevision(failed)} is half applied.`,
        meaning: 'It failed after its first steps, and here SQLite does not take those back. The database is between two revisions: running it again meets what the first steps made.',
        proof: [
          standsAt(after),
          ...rest.map(({ table, column, line }): Proof => ({ of: column === undefined ? table : `${table}.${column}`, is: 'was made by the part that ran', at: { path: failed.path, line } })),
          ...left.map(({ name, rowCount }): Proof => ({ of: name, is: `was left behind, with ${counted(rowCount, 'row')}` })),
        ],
        wayOut: [
          ...left.map(({ name }) => command(`sqlite3 ${path} "DROP TABLE ${name}"`, 'Drop what was left behind')),
          ...rest.map(({ table, column }) => command(`sqlite3 ${path} "${column === undefined ? `DROP TABLE ${sqlName(table)}` : `ALTER TABLE ${sqlName(table)} DROP COLUMN ${sqlName(column)}`}"`, 'Take back what ran')),
          words('Mend the step that failed. One step to a revision cannot stop halfway.'),
          command('flask db upgrade', 'And try again'),
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
            title: 'Another connection was writing.',
            meaning: 'SQLite lets one connection write at a time; the others wait a little and give up. A migration on a big table holds such a lock for long, on every database in its own way. This is how waiting people find out.',
            proof: [standsAt(after), { of: after.database.path, is: `is one file of ${counted(after.database.schema.tables.length, 'table')}, locked as a whole` }],
            wayOut: [words('Let the other transaction end: commit it, or close its connection.'), command('flask db upgrade', 'And try again')],
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
        title: `\`${table}\` was made without a migration.`,
        meaning: 'The tables are there, by `db.create_all()` or by hand, and the database knows of no revision. So Alembic begins at the first one, and finds its table in the way. If the tables are as the revisions say, tell it so.',
        proof: [standsAt(after), { of: table, is: `is there, with ${counted(rowsIn(after.database, table), 'row')}` }],
        wayOut: [command(`flask db stamp ${after.graph.heads.length > 1 ? 'heads' : 'head'}`, `Say that the database stands at ${head ?? 'the head'}, and run nothing`), command('flask db check', 'And see that nothing is missing')],
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
        title: `\`${name}\` is already there.`,
        meaning: `${namedRevision(pending)} has not counted as applied, and what it adds is in the database: somebody made it by hand, or an earlier attempt stopped halfway.`,
        proof: [standsAt(after), { of: name, is: `is in ${path}; the revision adds it`, at: { path: pending.path, line: wanted.line } }],
        wayOut: [
          ...(isWhole ? [command(`flask db stamp ${pending.id}`, 'All that it adds is there. If it is as the revision wants it, say that it is applied')] : []),
          command(`sqlite3 ${path} "${wanted.column === undefined ? `DROP TABLE ${sqlName(wanted.table)}` : `ALTER TABLE ${sqlName(wanted.table)} DROP COLUMN ${sqlName(wanted.column)}`}"`, `${isWhole ? 'Or take' : 'Take'} it away, with what is in it`),
          command('flask db upgrade', 'And go on'),
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

