import type { RowDiff } from '../../domain/row-diff.ts';
import type { Entry } from '../entry.ts';
import type { Facts, Standing } from '../facts.ts';
import { code, command, type Explanation, type FilePlace, type Proof, words } from '../note.ts';
import { plainText } from '../python/read-python.ts';
import { same } from '../told-schema.ts';
import { andList, migrating, notes, operationsIn, place, ranIn } from './phrases.ts';
import { quotedSql } from '../sql-names.ts';

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
        title: notes().dataLost.lostByDowngrade.title(total(losses)),
        meaning: notes().dataLost.lostByDowngrade.meaning,
        proof: losses.map(proofOf),
        wayOut: [words(notes().dataLost.lostByDowngrade.words), words(notes().dataLost.lostByDowngrade.words2), command('flask db upgrade', notes().dataLost.lostByDowngrade.command)],
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
        title: notes().dataLost.childrenGone.title(gone.reduce((sum, { diff }) => sum + diff.removed.count, 0), first.diff.table, first.parent),
        meaning: notes().dataLost.childrenGone.meaning(first.parent),
        proof: gone.map(({ diff, parent }) => ({ of: diff.table, is: notes().dataLost.childrenGone.is(diff.removed.count, parent, rowsAfter(facts, diff.table)) })),
        wayOut: [
          words(notes().dataLost.childrenGone.words),
          code("if connection.dialect.name == 'sqlite':\n    connection.exec_driver_sql('PRAGMA foreign_keys=OFF')", notes().dataLost.childrenGone.code, { path: `${facts.after.folder}/env.py` }),
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
        title: notes().dataLost.droppedByUpgrade.title(total(losses)),
        meaning: notes().dataLost.droppedByUpgrade.meaning,
        proof: losses.map(proofOf),
        wayOut: [words(notes().dataLost.droppedByUpgrade.words), words(notes().dataLost.droppedByUpgrade.words2)],
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
  if (diff.columnsAfter === undefined) return [{ table, column: undefined, of: table, is: notes().dataLost.lossesOf.is(diff.removed.count), count: diff.removed.count, unit: 'row', at: dropPlace(facts, direction, table, undefined) }];
  const emptied = columnsEmptied(diff);
  return [
    ...diff.lost.filter(({ sameAs }) => sameAs === undefined).map(({ name, rows }) => ({ table, column: name, of: `${table}.${name}`, is: notes().dataLost.lossesOf.is2(rows.count), count: rows.count, unit: 'value' as const, at: dropPlace(facts, direction, table, name) })),
    { table, column: undefined, of: table, is: notes().dataLost.lossesOf.is3(diff.removed.count), count: diff.removed.count, unit: 'row', at: undefined },
    ...emptied.map(({ name, count }) => ({ table, column: name, of: `${table}.${name}`, is: notes().dataLost.lossesOf.is4(count), count, unit: 'value' as const, at: dropPlace(facts, direction, table, name) })),
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
      title: notes().dataLost.renamedColumn.title(table, from.name, from.rows.count),
      meaning: notes().dataLost.renamedColumn.meaning(from.name, to.name),
      proof: [
        { of: `${table}.${from.name}`, is: notes().dataLost.renamedColumn.is(from.rows.count), ...(at === undefined ? {} : { at }) },
        { of: `${table}.${to.name}`, is: notes().dataLost.renamedColumn.is2 },
      ],
      wayOut: [
        words(notes().common.goBackOnTheTimeline),
        code(`with op.batch_alter_table('${table}') as batch_op:\n    batch_op.alter_column('${from.name}', new_column_name='${to.name}')`, notes().common.thenSayInTheRevision, at),
        command('flask db upgrade', notes().common.andApplyIt),
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
      title: notes().dataLost.renamedTable.title(from.table, from.removed.count),
      meaning: notes().dataLost.renamedTable.meaning(from.table, to.name),
      proof: [
        { of: from.table, is: notes().dataLost.renamedTable.is(from.removed.count), ...(at === undefined ? {} : { at }) },
        { of: to.name, is: notes().dataLost.renamedTable.is2 },
      ],
      wayOut: [words(notes().common.goBackOnTheTimeline), code(`op.rename_table('${from.table}', '${to.name}')`, notes().common.thenSayInTheRevision, at), command('flask db upgrade', notes().common.andApplyIt)],
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
    return count === 0 ? [] : [notes().dataLost.total[unit](count)];
  };
  return andList([...sum('row'), ...sum('value')]);
}

function proofOf({ of, is, at }: Loss): Proof {
  return { of, is, ...(at === undefined ? {} : { at }) };
}
