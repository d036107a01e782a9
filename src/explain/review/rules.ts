import { type ReviewTexts, reviewTexts } from '../../texts/en/review.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { lastName, plainText, type PythonCall } from '../python/read-python.ts';
import { type ColumnCall, readColumn } from '../python/column-call.ts';
import type { Operation } from '../python/revision-file.ts';
import { code } from '../note.ts';
import { same } from '../told-schema.ts';
import type { Reviewed, ReviewFinding, ReviewRule } from './finding.ts';
import { heldIn, nullsHeld, rowsHeld, tableIn, valuesHeld } from './what-is-held.ts';

/** What autogenerate writes when a column or table got another name: the old one goes, with all that it holds. */
const renames: ReviewRule = async (reviewed) => {
  const columns = await Promise.all(renamedColumns(reviewed).map(({ table, from, to, operation }) => renamedColumn(reviewed, table, from, to, operation)));
  const tables = renamedTables(reviewed).map(({ from, to, operation }) => {
    const held = rowsHeld(reviewed, from);
    return at(reviewed, operation.call, {
      kind: 'rename',
      severity: 'warning',
      of: from,
      message: said().rename.table(from, to, heldIn(held)),
      wayOut: code(`op.rename_table('${from}', '${to}')`, said().rename.keeps, { path: reviewed.revision.path, line: operation.call.line }),
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
    const kind = column === undefined ? 'table' : 'column';
    const words = said().drop.drops(of, kind, heldIn(held));
    const statement = statementBefore(reviewed, operation);
    if (statement !== undefined && held.length > 0 && !byHand) return [at(reviewed, call, { kind: 'drop', severity: 'info', of, message: said().drop.statement(words, statement.call.line) })];
    return [at(reviewed, call, { kind: 'drop', severity: held.length === 0 ? 'info' : 'warning', of, message: byHand ? said().drop.byHand(words) : said().drop.emptyAgain(words, kind) })];
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
      const unseen = [reviewed.here, ...reviewed.others].some((standing) => standing.unseen);
      const texts = said().notNull;
      return [
        at(reviewed, call, {
          kind: 'not-null',
          severity: held.length === 0 ? 'info' : 'warning',
          of: `${table}.${column.name}`,
          message: held.length > 0 ? texts.fails(column.name, table, heldIn(held)) : unseen ? texts.unseen(column.name) : texts.passes(column.name, table),
          wayOut: code(`sa.Column('${column.name}', ${column.type}, nullable=False, server_default=${/int|numeric|float|bool/i.test(column.type) ? "'0'" : "''"})`, texts.gives, { path: reviewed.revision.path, line: call.line }),
        }),
      ];
    }
    const altered = name === 'alter_column' ? plainText(call.args[operation.batch ? 0 : 1]) : undefined;
    const nullable = call.keywords.get('nullable');
    if (altered === undefined || nullable?.type !== 'boolean' || nullable.value) return [];
    const held = await nullsHeld(reviewed, table, altered);
    return held.length === 0 ? [] : [at(reviewed, call, { kind: 'not-null', severity: 'warning', of: `${table}.${altered}`, message: said().notNull.becomes(altered, heldIn(held)) })];
  });
  return (await Promise.all(found)).flat();
};

const emptyDowngrades: ReviewRule = ({ revision, file }) =>
  file.downgrade?.empty === true && file.upgrade !== undefined && !file.upgrade.empty
    ? [{ kind: 'empty-downgrade', severity: 'warning', path: revision.path, line: file.downgrade.line, of: 'downgrade', message: said().emptyDowngrade }]
    : [];

const NEED_NAMES = ['create_unique_constraint', 'create_foreign_key', 'create_check_constraint', 'create_primary_key', 'drop_constraint'];
const CONSTRAINTS = new Set(['UniqueConstraint', 'ForeignKeyConstraint', 'CheckConstraint']);

const unnamedConstraints: ReviewRule = (reviewed) =>
  // PostgreSQL gives names of its own, and needs no batch mode.
  (reviewed.here.onServer ? [] : [...operations(reviewed), ...(reviewed.file.downgrade?.operations ?? [])]).flatMap((operation): readonly ReviewFinding[] => {
    const { name, table = said().unnamed.theTable, call } = operation;
    if (NEED_NAMES.includes(name) && (call.args[0] === undefined || call.args[0].type === 'none') && !call.keywords.has('constraint_name')) {
      return [at(reviewed, call, { kind: 'unnamed-constraint', severity: 'warning', of: table, message: said().unnamed.operation(name) })];
    }
    if (name !== 'create_table') return [];
    return call.args.flatMap((argument) => {
      const made = argument.type === 'call' ? lastName(argument.call.callee) : '';
      if (argument.type !== 'call' || !CONSTRAINTS.has(made) || argument.call.keywords.has('name')) return [];
      return [at(reviewed, argument.call, { kind: 'unnamed-constraint', severity: 'info', of: table, message: said().unnamed.constraint(made) })];
    });
  });

/** The words of a review, in the language that is shown. */
function said(): ReviewTexts {
  return textsOf(reviewTexts);
}

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
    message: said().rename.column(from, to.name ?? '', heldIn(held)),
    wayOut: code(batch ? way : `with op.batch_alter_table('${table}') as batch_op:\n    ${way}`, said().rename.keeps, { path: reviewed.revision.path, line: call.line }),
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
