import { lastName, plainText, type PythonCall } from '../python/read-python.ts';
import { type ColumnCall, readColumn } from '../python/column-call.ts';
import type { Operation } from '../python/revision-file.ts';
import { code } from '../note.ts';
import { same } from '../told-schema.ts';
import type { Reviewed, ReviewFinding, ReviewRule } from './finding.ts';
import { heldWords, nullsHeld, rowsHeld, tableIn, valuesHeld } from './what-is-held.ts';

/** What autogenerate writes when a column or table got another name: the old one goes, with all that it holds. */
const renames: ReviewRule = async (reviewed) => {
  const columns = await Promise.all(renamedColumns(reviewed).map(({ table, from, to, operation }) => renamedColumn(reviewed, table, from, to, operation)));
  const tables = renamedTables(reviewed).map(({ from, to, operation }) => {
    const held = rowsHeld(reviewed, from);
    return at(reviewed, operation.call, {
      kind: 'rename',
      severity: 'warning',
      of: from,
      message: `\`${from}\` goes and \`${to}\`, with the same columns, comes: is that a rename? ${held.length === 0 ? 'The old table is dropped.' : `The old table is dropped with ${heldWords(held, 'row')}.`}`,
      wayOut: code(`op.rename_table('${from}', '${to}')`, 'Keeps them', { path: reviewed.revision.path, line: operation.call.line }),
    });
  });
  return [...columns, ...tables];
};

const drops: ReviewRule = async (reviewed) => {
  const renamed = new Set([...renamedColumns(reviewed), ...renamedTables(reviewed)].map(({ operation }) => operation));
  const found = operations(reviewed).filter((operation) => !renamed.has(operation)).map(async (operation): Promise<readonly ReviewFinding[]> => {
    const { name, table, call } = operation;
    if (table === undefined) return [];
    const column = droppedColumn(operation);
    if (name !== 'drop_table' && column === undefined) return [];
    const held = column === undefined ? rowsHeld(reviewed, table) : await valuesHeld(reviewed, table, column);
    const byHand = reviewed.here.applied.size > 0 && reviewed.here.extra.some((each) => same(each.table, table) && (each.column === undefined || same(each.column, column ?? '')));
    if (held.length === 0 && !byHand) return [];
    const of = column === undefined ? table : `${table}.${column}`;
    const what = held.length === 0 ? '' : ` with ${heldWords(held, column === undefined ? 'row' : 'value')}`;
    const statement = statementBefore(reviewed, operation);
    if (statement !== undefined && held.length > 0 && !byHand) return [at(reviewed, call, { kind: 'drop', severity: 'info', of, message: `Drops \`${of}\`${what}. Line ${statement.call.line} changes rows before it: see that it keeps them, and try it on a copy.` })];
    const why = byHand ? 'No revision made it: somebody did by hand, and the models know nothing of it. Is it to go?' : `A downgrade makes the ${column === undefined ? 'table' : 'column'} again, but empty.`;
    return [at(reviewed, call, { kind: 'drop', severity: held.length === 0 ? 'info' : 'warning', of, message: `Drops \`${of}\`${what}. ${why}` })];
  });
  return (await Promise.all(found)).flat();
};

const notNulls: ReviewRule = async (reviewed) => {
  // A column that is a new name is spoken of as that.
  const renamed = new Set(renamedColumns(reviewed).map(({ to }) => to.line));
  const made = new Set(operations(reviewed).flatMap(({ name, table }) => (name === 'create_table' && table !== undefined ? [table.toLowerCase()] : [])));
  const found = operations(reviewed).map(async (operation): Promise<readonly ReviewFinding[]> => {
    const { name, table, call } = operation;
    if (table === undefined || made.has(table.toLowerCase())) return [];
    const column = addedColumn(operation);
    if (column !== undefined && renamed.has(column.line)) return [];
    if (column?.name !== undefined && !column.nullable && !column.primaryKey && column.serverDefault === undefined) {
      const held = rowsHeld(reviewed, table);
      const unknown = [reviewed.here, ...reviewed.others].some(({ unseen }) => unseen) ? 'whether PostgreSQL has some, `psql` tells.' : `\`${table}\` has none anywhere yet.`;
      const where = held.length === 0 ? `It passes on an empty table and fails on rows; ${unknown}` : `It fails: \`${table}\` has ${heldWords(held, 'row')}, which need a value at once.`;
      return [
        at(reviewed, call, {
          kind: 'not-null',
          severity: held.length === 0 ? 'info' : 'warning',
          of: `${table}.${column.name}`,
          message: `\`${column.name}\` is NOT NULL without a server default. ${where}`,
          wayOut: code(`sa.Column('${column.name}', ${column.type}, nullable=False, server_default=${/int|numeric|float|bool/i.test(column.type) ? "'0'" : "''"})`, 'Gives them one', { path: reviewed.revision.path, line: call.line }),
        }),
      ];
    }
    const altered = name === 'alter_column' ? plainText(call.args[operation.batch ? 0 : 1]) : undefined;
    const nullable = call.keywords.get('nullable');
    if (altered === undefined || nullable?.type !== 'boolean' || nullable.value) return [];
    const held = await nullsHeld(reviewed, table, altered);
    return held.length === 0 ? [] : [at(reviewed, call, { kind: 'not-null', severity: 'warning', of: `${table}.${altered}`, message: `\`${altered}\` becomes NOT NULL, and is NULL in ${heldWords(held, 'row')}. Fill them in the same revision, before this line.` })];
  });
  return (await Promise.all(found)).flat();
};

const emptyDowngrades: ReviewRule = ({ revision, file }) =>
  file.downgrade?.empty === true && file.upgrade !== undefined && !file.upgrade.empty
    ? [{ kind: 'empty-downgrade', severity: 'warning', path: revision.path, line: file.downgrade.line, of: 'downgrade', message: 'The downgrade does nothing: `flask db downgrade` would say that it went back, and leave the schema as it is. Write the way back, or raise an error that says that there is none.' }]
    : [];

const NEED_NAMES = ['create_unique_constraint', 'create_foreign_key', 'create_check_constraint', 'create_primary_key', 'drop_constraint'];
const CONSTRAINTS = new Set(['UniqueConstraint', 'ForeignKeyConstraint', 'CheckConstraint']);

const unnamedConstraints: ReviewRule = (reviewed) =>
  // PostgreSQL gives names of its own, and needs no batch mode.
  (reviewed.here.onServer ? [] : [...operations(reviewed), ...(reviewed.file.downgrade?.operations ?? [])]).flatMap((operation): readonly ReviewFinding[] => {
    const { name, table = 'the table', call } = operation;
    if (NEED_NAMES.includes(name) && (call.args[0] === undefined || call.args[0].type === 'none') && !call.keywords.has('constraint_name')) {
      return [at(reviewed, call, { kind: 'unnamed-constraint', severity: 'warning', of: table, message: `\`${name}\` has no name to work with. Batch mode, which SQLite needs, fails with “Constraint must have a name”. Write a name, or give the metadata a naming convention.` })];
    }
    if (name !== 'create_table') return [];
    return call.args.flatMap((argument) => {
      const made = argument.type === 'call' ? lastName(argument.call.callee) : '';
      if (argument.type !== 'call' || !CONSTRAINTS.has(made) || argument.call.keywords.has('name')) return [];
      return [at(reviewed, argument.call, { kind: 'unnamed-constraint', severity: 'info', of: table, message: `This ${made} has no name. SQLite changes constraints in batch mode only, and batch mode finds them by name; a naming convention on the metadata gives every one a name by rule.` })];
    });
  });

/** All that a review looks for in a revision that is not applied yet. */
export const reviewRules: readonly ReviewRule[] = [renames, drops, notNulls, emptyDowngrades, unnamedConstraints];

interface RenamedColumn {
  readonly table: string;
  readonly from: string;
  readonly to: ColumnCall;
  readonly operation: Operation;
}

/** A dropped column with an added one of its kind beside it. An added column is the new name of one dropped column at most. */
function renamedColumns(reviewed: Reviewed): readonly RenamedColumn[] {
  const taken = new Set<string>();
  return operations(reviewed).flatMap((operation) => {
    const { table } = operation;
    const from = droppedColumn(operation);
    // Who changes rows first moves the values by hand.
    if (table === undefined || from === undefined || statementBefore(reviewed, operation) !== undefined) return [];
    const type = tableIn(reviewed.here, table)?.columns.find(({ name }) => same(name, from))?.type ?? writtenType(reviewed, table, from);
    const to = operations(reviewed).flatMap((each) => (each.table !== undefined && same(each.table, table) ? (addedColumn(each) ?? []) : [])).find((column) => column.name !== undefined && !taken.has(`${table}.${column.name}`) && (type === undefined || kindOf(type) === kindOf(column.type)));
    if (to === undefined) return [];
    taken.add(`${table}.${to.name ?? ''}`);
    return [{ table, from, to, operation }];
  });
}

/** The type as the downgrade writes it, where the database does not say. */
function writtenType({ file }: Reviewed, table: string, column: string): string | undefined {
  for (const operation of file.downgrade?.operations ?? []) {
    const added = operation.table !== undefined && same(operation.table, table) ? addedColumn(operation) : undefined;
    if (added?.name !== undefined && same(added.name, column)) return added.type;
  }
  return undefined;
}

async function renamedColumn(reviewed: Reviewed, table: string, from: string, to: ColumnCall, { batch, call }: Operation): Promise<ReviewFinding> {
  const held = await valuesHeld(reviewed, table, from);
  const way = `batch_op.alter_column('${from}', new_column_name='${to.name ?? ''}')`;
  return at(reviewed, call, {
    kind: 'rename',
    severity: 'warning',
    of: `${table}.${from}`,
    message: `\`${from}\` goes and \`${to.name ?? ''}\` comes: is that a rename? ${held.length === 0 ? 'Autogenerate cannot see one, and drops the old column.' : `Autogenerate cannot see one: ${heldWords(held, 'value')} would be lost.`}`,
    wayOut: code(batch ? way : `with op.batch_alter_table('${table}') as batch_op:\n    ${way}`, 'Keeps them', { path: reviewed.revision.path, line: call.line }),
  });
}

function renamedTables(reviewed: Reviewed): readonly { readonly from: string; readonly to: string; readonly operation: Operation }[] {
  const made = operations(reviewed).filter(({ name }) => name === 'create_table');
  return operations(reviewed).flatMap((operation) => {
    const from = operation.name === 'drop_table' ? operation.table : undefined;
    const columns = from === undefined ? undefined : tableIn(reviewed.here, from)?.columns.map(({ name }) => name.toLowerCase());
    const to = made.find(({ call }) => columns !== undefined && columnNames(call).toSorted().join() === columns.toSorted().join())?.table;
    return from === undefined || to === undefined ? [] : [{ from, to, operation }];
  });
}

function columnNames(call: PythonCall): string[] {
  return call.args.flatMap((argument) => (argument.type === 'call' ? (readColumn(argument.call)?.name?.toLowerCase() ?? []) : []));
}

function operations({ file }: Reviewed): readonly Operation[] {
  return file.upgrade?.operations ?? [];
}

/** SQL that the upgrade runs before an operation. */
function statementBefore(reviewed: Reviewed, { call }: Operation): Operation | undefined {
  return operations(reviewed).find(({ name, call: other }) => name === 'execute' && other.line < call.line);
}

function droppedColumn({ name, batch, call }: Operation): string | undefined {
  return name === 'drop_column' ? plainText(call.args[batch ? 0 : 1] ?? call.keywords.get('column_name')) : undefined;
}

function addedColumn({ name, batch, call }: Operation): ColumnCall | undefined {
  const argument = name === 'add_column' ? call.args[batch ? 0 : 1] : undefined;
  return argument?.type === 'call' ? readColumn(argument.call) : undefined;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/bool/i, 'boolean'],
  [/date|time|interval/i, 'time'],
  [/char|text|string|clob|unicode|enum|uuid|json/i, 'text'],
  [/int/i, 'whole number'],
  [/float|real|double|numeric|decimal/i, 'number'],
  [/blob|binary/i, 'bytes'],
];

/** What sort of values a type holds, however SQL or SQLAlchemy writes it. */
function kindOf(type: string): string {
  return KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? type;
}

function at({ revision }: Reviewed, call: PythonCall, finding: Omit<ReviewFinding, 'path' | 'line'>): ReviewFinding {
  return { ...finding, path: revision.path, line: call.line };
}
