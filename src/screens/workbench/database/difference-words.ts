import type { RowDiff } from '../../../domain/row-diff.ts';
import { differencesIn, type ComparedPart, type SchemaComparison, type Variant } from '../../../domain/schema-diff.ts';
import { factWords, otherwise } from '../compare/drift-words.ts';
import { differencesTexts } from '../../../texts/en/differences.ts';
import { textsOf } from '../../../texts/texts-of.ts';

type Side = 'before' | 'after';

/** One way in which the schema is another than before. `detail` is what the part is, or what it was and is. */
export interface SchemaChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly part: string;
  readonly detail: string;
}

/** What became of the schema, in the order of its tables. */
export function schemaChanges(schema: SchemaComparison<Side>): SchemaChange[] {
  return differencesIn(schema).map((part): SchemaChange => {
    const [was, is] = [sideOf(part, 'before'), sideOf(part, 'after')];
    if (was?.facts === undefined) return { change: 'added', part: partName(part), detail: detailOf(schema, part, is) };
    if (is?.facts === undefined) return { change: 'removed', part: partName(part), detail: detailOf(schema, part, was) };
    return { change: 'changed', part: partName(part), detail: `${otherwise(was, is)} → ${otherwise(is, was)}` };
  });
}

/** `alembic_version: 3a1f → 9d80`, or undefined when it says what it said. */
export function revisionsWords({ revisions }: SchemaComparison<Side>): string | undefined {
  if (revisions.length < 2) return undefined;
  const texts = textsOf(differencesTexts);
  const words = (side: Side) => {
    const held = revisions.find(({ environments }) => environments.includes(side))?.revisions;
    return held === undefined ? texts.notThere : held.length === 0 ? 'base' : held.join(', ');
  };
  return `alembic_version: ${words('before')} → ${words('after')}`;
}

/** What no longer stands in the database, a sentence for each loss; none when every value is still there. */
export function lossSentences(tables: readonly RowDiff[]): string[] {
  const { lost: texts } = textsOf(differencesTexts);
  return tables.flatMap(({ table, sameAs: renamed, columnsAfter, removed, overwritten, lost }) => [
    ...(columnsAfter === undefined && renamed === undefined ? [removed.count === 0 ? texts.emptyTable(table) : texts.table(table, removed.count)] : []),
    ...(columnsAfter !== undefined && removed.count > 0 ? [texts.rows(table, removed.count)] : []),
    ...lost.filter(({ sameAs }) => sameAs === undefined).map(({ name, rows }) => (rows.count === 0 ? texts.emptyColumn(table, name) : texts.column(table, name, rows.count))),
    ...(overwritten > 0 ? [texts.overwritten(overwritten, table)] : []),
  ]);
}

/** `the first 20 of 26,667 rows`, or how many there are when all are shown. */
export function shownWords(shown: number, count: number): string {
  return textsOf(differencesTexts).shown(shown, count);
}

function sideOf(part: ComparedPart<Side>, side: Side): Variant<Side> | undefined {
  return part.variants.find(({ environments }) => environments.includes(side));
}

/** A table that came or went is told with its columns. */
function detailOf(schema: SchemaComparison<Side>, part: ComparedPart<Side>, variant: Variant<Side> | undefined): string {
  if (part.kind !== 'table') return factWords(variant?.facts ?? []);
  const parts = schema.tables.find(({ table }) => table === part)?.parts ?? [];
  return parts.filter(({ kind }) => kind === 'column').map(({ name, variants }) => `${name} ${factWords(variants[0]?.facts ?? [])}`.trim()).join(', ');
}

function partName({ kind, table, name }: ComparedPart<Side>): string {
  const { part: texts } = textsOf(differencesTexts);
  switch (kind) {
    case 'column':
      return texts.column(table, name);
    case 'index':
      return texts.index(name, table);
    case 'unique':
      return texts.unique(name, table);
    case 'foreign key':
      return texts.foreignKey(table, name);
    case 'check':
      return texts.check(name, table);
    case 'trigger':
      return texts.trigger(name, table);
    case 'table':
    case 'view':
    case 'schema':
    case 'type':
    case 'sequence':
      return texts.named[kind](name);
  }
}
