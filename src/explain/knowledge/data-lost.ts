import type { RowDiff } from '../../domain/row-diff.ts';
import type { Entry } from '../entry.ts';
import type { Facts, Standing } from '../facts.ts';
import { code, command, type Explanation, type FilePlace, type Proof, words } from '../note.ts';
import { plainText } from '../python/read-python.ts';
import { same } from '../told-schema.ts';
import { andList, counted, migrating, operationsIn, place, quotedSql, ranIn } from './phrases.ts';

/** Commands that end well and leave fewer values than there were. */
export const dataLostEntries: readonly Entry[] = [
  {
    id: 'renamed-by-dropping',
    where: 'anywhere',
    pitfalls: [1],
    tone: 'silent',
    lesson: 'always-review',
    above: ['dropped-by-upgrade'],
    async look(facts) {
      const diffs = await diffsOf(facts, 'upgrade');
      return renamedColumn(facts, diffs) ?? renamedTable(facts, diffs);
    },
  },
  {
    id: 'lost-by-downgrade',
    where: 'anywhere',
    pitfalls: [14],
    tone: 'silent',
    lesson: 'make-it-reversible',
    above: ['dropped-by-upgrade', 'children-gone'],
    async look(facts) {
      const losses = lossesIn(facts, await diffsOf(facts, 'downgrade'), 'downgrade');
      if (losses.length === 0) return undefined;
      return {
        title: `The downgrade destroyed ${total(losses)}.`,
        meaning: 'A downgrade puts the schema back, not the data. What stood in the dropped column or table is gone: after the next upgrade the column is there again, and empty.',
        proof: losses.map(proofOf),
        wayOut: [words('Go back on the timeline to the point before this command. At work that is the backup: take one before each downgrade.'), words('Where there is data, go forward in place of back: write a new revision that mends what is wrong.'), command('flask db upgrade', 'The schema alone comes back by')],
      };
    },
  },
  {
    id: 'children-gone',
    pitfalls: [22],
    tone: 'silent',
    lesson: 'cascade-in-a-batch-rebuild',
    above: ['dropped-by-upgrade'],
    async look(facts) {
      const diffs = await diffsOf(facts, 'upgrade', 'downgrade');
      const rebuilt = new Set(operationsIn(facts.after, [...ranIn(facts, 'upgrade'), ...ranIn(facts, 'downgrade')], ['upgrade', 'downgrade']).flatMap(({ operation }) => (operation.batch ? [operation.table ?? ''] : [])));
      const gone = diffs.flatMap((diff) => {
        const parent = facts.before.database?.schema.tables.find(({ name }) => name === diff.table)?.foreignKeys.find(({ onDelete, table }) => onDelete === 'CASCADE' && rebuilt.has(table));
        return parent === undefined || diff.removed.count === 0 || diff.columnsAfter === undefined ? [] : [{ diff, parent: parent.table }];
      });
      const [first] = gone;
      if (first === undefined) return undefined;
      return {
        title: `${counted(gone.reduce((sum, { diff }) => sum + diff.removed.count, 0), 'row')} of \`${first.diff.table}\` went when \`${first.parent}\` was rebuilt.`,
        meaning: `Batch mode makes a new table, copies the rows and drops the old one. With \`PRAGMA foreign_keys=ON\` dropping \`${first.parent}\` deletes its rows first, and ON DELETE CASCADE deletes what belongs to them. Alembic reports success.`,
        proof: gone.map(({ diff, parent }) => ({ of: diff.table, is: `had ${counted(diff.removed.count, 'row')} that belonged to \`${parent}\`, and has ${rowsAfter(facts, diff.table)} now` })),
        wayOut: [
          words('Go back on the timeline to the point before this command; at work, restore the backup.'),
          code("if connection.dialect.name == 'sqlite':\n    connection.exec_driver_sql('PRAGMA foreign_keys=OFF')", 'In env.py, switch foreign keys off on the connection before `context.begin_transaction()`', { path: `${facts.after.folder}/env.py` }),
        ],
      };
    },
  },
  {
    id: 'dropped-by-upgrade',
    where: 'anywhere',
    pitfalls: [1, 20],
    tone: 'silent',
    lesson: 'always-review',
    async look(facts) {
      const diffs = await diffsOf(facts, 'upgrade');
      const losses = await notMoved(facts, diffs, lossesIn(facts, diffs, 'upgrade'));
      if (losses.length === 0) return undefined;
      return {
        title: `The upgrade destroyed ${total(losses)}.`,
        meaning: 'A table or column that held something was dropped. A downgrade makes it again, but empty.',
        proof: losses.map(proofOf),
        wayOut: [words('If that was not meant: go back on the timeline to the point before this command. At work that is the backup.'), words('Copy what is still needed in the same revision, before the drop.')],
      };
    },
  },
];

interface Loss {
  readonly table: string;
  /** Undefined: whole rows. */
  readonly column: string | undefined;
  readonly of: string;
  readonly is: string;
  readonly count: number;
  readonly unit: 'row' | 'value';
  readonly at: FilePlace | undefined;
}

/** The losses but for columns whose values went on to another place: a data migration, or the last step of one. */
async function notMoved(facts: Facts, diffs: readonly RowDiff[], losses: readonly Loss[]): Promise<readonly Loss[]> {
  const kept = await Promise.all(losses.map(async (loss) => loss.column !== undefined && (isFilled(diffs, loss) || (await isCopied(facts, loss.table, loss.column)))));
  return losses.filter((_, index) => kept[index] !== true);
}

/** A column that is new in the table, or a table that is new, took as many values in. */
function isFilled(diffs: readonly RowDiff[], { table, count }: Loss): boolean {
  return diffs.some((diff) => (diff.table === table && diff.gained.some(({ rows }) => rows.count >= count)) || (diff.columnsBefore === undefined && diff.added.count >= count));
}

/** Another column that stays held the same values all along. */
async function isCopied({ before, after, ask }: Facts, table: string, column: string): Promise<boolean> {
  const columnsIn = ({ database }: Standing): readonly string[] => database?.schema.tables.find(({ name }) => same(name, table))?.columns.map(({ name }) => name) ?? [];
  const staying = columnsIn(after).filter((name) => columnsIn(before).includes(name));
  const differing = await Promise.all(staying.map((other) => ask(before.database, `SELECT count(*) FROM ${quotedSql(table)} WHERE ${quotedSql(column)} IS NOT NULL AND ${quotedSql(column)} IS DISTINCT FROM ${quotedSql(other)}`)));
  return differing.some(([row]) => row !== undefined && Number(row[0]) === 0);
}

/** What became of the rows, where nothing but the migration can have done it. */
async function diffsOf(facts: Facts, ...migrations: readonly string[]): Promise<readonly RowDiff[]> {
  const byHand = facts.commands.some(({ program }) => ['rm', 'mv', 'cp', 'sqlite3', 'psql'].includes(program));
  return migrating(facts, ...migrations) && !byHand ? facts.rowDiffs() : [];
}

function lossesIn(facts: Facts, diffs: readonly RowDiff[], direction: 'upgrade' | 'downgrade'): readonly Loss[] {
  return diffs.flatMap((diff) => lossesOf(facts, diff, direction)).filter(({ count }) => count > 0);
}

function lossesOf(facts: Facts, diff: RowDiff, direction: 'upgrade' | 'downgrade'): readonly Loss[] {
  const { table } = diff;
  if (table.startsWith('_alembic_tmp_')) return [];
  if (diff.columnsAfter === undefined) return [{ table, column: undefined, of: table, is: `the table went with ${counted(diff.removed.count, 'row')}`, count: diff.removed.count, unit: 'row', at: dropPlace(facts, direction, table, undefined) }];
  const emptied = columnsEmptied(diff);
  return [
    ...diff.lost.filter(({ sameAs }) => sameAs === undefined).map(({ name, rows }) => ({ table, column: name, of: `${table}.${name}`, is: `${counted(rows.count, 'row')} had a value here`, count: rows.count, unit: 'value' as const, at: dropPlace(facts, direction, table, name) })),
    { table, column: undefined, of: table, is: `${counted(diff.removed.count, 'row')} went`, count: diff.removed.count, unit: 'row', at: undefined },
    ...emptied.map(({ name, count }) => ({ table, column: name, of: `${table}.${name}`, is: `${counted(count, 'row')} had a value here and ${count === 1 ? 'has' : 'have'} none now`, count, unit: 'value' as const, at: dropPlace(facts, direction, table, name) })),
  ];
}

/** Columns that lost their values though they are there: they were dropped and made again within the line. */
function columnsEmptied({ columnsBefore = [], columnsAfter = [], changed }: RowDiff): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { before, after, columns } of changed.first) {
    for (const name of columns) {
      const [old, next] = [before[columnsBefore.indexOf(name)], after[columnsAfter.indexOf(name)]];
      if (old !== null && old !== undefined && next === null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** Where the revision drops it; undefined when that is not written plainly. */
function dropPlace(facts: Facts, direction: 'upgrade' | 'downgrade', table: string, column: string | undefined): FilePlace | undefined {
  const standing = direction === 'upgrade' ? facts.after : facts.before;
  const found = operationsIn(standing, ranIn(facts, direction), [direction]).find(({ operation: { name, table: its, batch, call } }) => {
    if (its === undefined || !same(its, table)) return false;
    return column === undefined ? name === 'drop_table' : name === 'drop_column' && same(plainText(call.args[batch ? 0 : 1]) ?? '', column);
  });
  return found === undefined ? undefined : place(found);
}

function renamedColumn(facts: Facts, diffs: readonly RowDiff[]): Explanation | undefined {
  for (const { table, lost, gained } of diffs) {
    const from = lost.find(({ rows, sameAs }) => rows.count > 0 && sameAs === undefined);
    const to = gained.find(({ rows }) => rows.count === 0);
    if (from === undefined || to === undefined) continue;
    const at = dropPlace(facts, 'upgrade', table, from.name);
    return {
      title: `\`${table}.${from.name}\` was dropped with ${counted(from.rows.count, 'value')}, not renamed.`,
      meaning: `Autogenerate cannot see a rename: it saw that \`${from.name}\` is gone and \`${to.name}\` is new. The upgrade added an empty column and dropped the full one.`,
      proof: [
        { of: `${table}.${from.name}`, is: `${counted(from.rows.count, 'row')} had a value here`, ...(at === undefined ? {} : { at }) },
        { of: `${table}.${to.name}`, is: 'is new, and NULL in all of them' },
      ],
      wayOut: [
        words('Go back on the timeline to the point before the upgrade; at work, restore the backup.'),
        code(`with op.batch_alter_table('${table}') as batch_op:\n    batch_op.alter_column('${from.name}', new_column_name='${to.name}')`, 'Then say in the revision what is meant', at),
        command('flask db upgrade', 'And apply it'),
      ],
    };
  }
  return undefined;
}

function renamedTable(facts: Facts, diffs: readonly RowDiff[]): Explanation | undefined {
  for (const from of diffs) {
    if (from.columnsAfter !== undefined || from.removed.count === 0) continue;
    const to = facts.after.database?.schema.tables.find(
      ({ name, columns, rowCount }) => rowCount === 0 && facts.before.database?.schema.tables.every((each) => each.name !== name) === true && columns.map((column) => column.name).toSorted().join() === [...(from.columnsBefore ?? [])].toSorted().join(),
    );
    if (to === undefined) continue;
    const at = dropPlace(facts, 'upgrade', from.table, undefined);
    return {
      title: `\`${from.table}\` was dropped with ${counted(from.removed.count, 'row')}, not renamed.`,
      meaning: `Autogenerate cannot see a rename: it saw that \`${from.table}\` is gone and \`${to.name}\` is new. The upgrade made an empty table and dropped the full one.`,
      proof: [
        { of: from.table, is: `had ${counted(from.removed.count, 'row')}`, ...(at === undefined ? {} : { at }) },
        { of: to.name, is: 'has the same columns and no rows' },
      ],
      wayOut: [words('Go back on the timeline to the point before the upgrade; at work, restore the backup.'), code(`op.rename_table('${from.table}', '${to.name}')`, 'Then say in the revision what is meant', at), command('flask db upgrade', 'And apply it')],
    };
  }
  return undefined;
}

function rowsAfter({ after }: Facts, table: string): number {
  return after.database?.schema.tables.find(({ name }) => name === table)?.rowCount ?? 0;
}

/** `1 row and 2 values`. */
function total(losses: readonly Loss[]): string {
  const sum = (unit: Loss['unit']): readonly string[] => {
    const count = losses.reduce((all, loss) => (loss.unit === unit ? all + loss.count : all), 0);
    return count === 0 ? [] : [counted(count, unit)];
  };
  return andList([...sum('row'), ...sum('value')]);
}

function proofOf({ of, is, at }: Loss): Proof {
  return { of, is, ...(at === undefined ? {} : { at }) };
}
