import type { EnvironmentId } from '../../../domain/environment.ts';
import { variantIn, type ComparedPart, type SchemaComparison, type Variant } from '../../../domain/schema-diff.ts';
import type { DialectReason } from '../../../domain/dialect-agreement.ts';
import { factWords, listed, otherwise } from './drift-words.ts';
import { compareTexts } from '../../../texts/en/compare.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/**
 * What a card says of a part. `odd` where most environments have it otherwise, or where no most agree.
 *
 * `blank`: the part's table is missing here, so nothing is said of the part.
 */
export type Cell =
  | { readonly type: 'same' | 'extra'; readonly words: string; readonly reasons?: readonly DialectReason[] }
  | { readonly type: 'different'; readonly words: string; readonly others: string; readonly odd: boolean }
  | { readonly type: 'missing'; readonly odd: boolean }
  | { readonly type: 'blank' };

/** A line of the cards: the same part in each of them, so that equals stand side by side. */
export interface CardRow {
  readonly part: ComparedPart;
  readonly name: string;
  readonly differs: boolean;
}

/** A table of the cards, its first row the table itself. */
export interface CardTable {
  readonly name: string;
  readonly rows: readonly CardRow[];
}

/** The tables of all cards, with the same rows in each. */
export function cardTables({ tables, views, objects }: SchemaComparison, onlyDifferences: boolean): CardTable[] {
  const all = [
    ...tables.map(({ table, parts }) => ({ name: table.name, rows: [table, ...parts].map(rowOf) })),
    ...views.map((view) => ({ name: view.name, rows: [rowOf(view)] })),
    ...objects.map((object) => ({ name: object.name, rows: [rowOf(object)] })),
  ];
  if (!onlyDifferences) return all;
  return all
    .filter(({ rows }) => rows.some(({ differs }) => differs))
    .map(({ name, rows }) => ({ name, rows: rows.filter(({ differs }, index) => differs || index === 0) }));
}

/** As many of the tables as are drawn at once, and how many are left. Where some have to wait, those that differ come first. */
export function firstTables(tables: readonly CardTable[], most: number): { readonly tables: readonly CardTable[]; readonly left: number } {
  if (tables.length <= most) return { tables, left: 0 };
  const differs = ({ rows }: CardTable): boolean => rows.some((row) => row.differs);
  return { tables: [...tables.filter(differs), ...tables.filter((table) => !differs(table))].slice(0, most), left: tables.length - most };
}

export function cellIn(part: ComparedPart, environment: EnvironmentId): Cell {
  const own = variantIn(part, environment);
  if (own === undefined) return { type: 'blank' };
  const odd = part.agreed !== own;
  if (own.facts === undefined) return { type: 'missing', odd };
  // A constraint is named by its columns, and a view's or a trigger's definition is too long for a line.
  const words = ['view', 'trigger', 'unique'].includes(part.kind) || isNamedByItself(part) ? '' : factWords(part.written.get(environment) ?? own.facts);
  const others = part.variants.filter((variant) => variant !== own && variant.facts !== undefined);
  if (others.length === 0) return part.variants.length > 1 && odd && part.agreed !== undefined ? { type: 'extra', words } : { type: 'same', words, ...(part.reasons.length === 0 ? {} : { reasons: part.reasons }) };
  return { type: 'different', words, others: otherWords(part, own, others), odd };
}

/** The other values: what most have, when it is not the own one that most have. */
function otherWords(part: ComparedPart, own: Variant, others: readonly Variant[]): string {
  if (part.kind === 'view' || part.kind === 'trigger') return textsOf(compareTexts).otherDefinition;
  const { agreed } = part;
  if (agreed?.facts !== undefined && agreed !== own) return textsOf(compareTexts).most(otherwise(agreed, own));
  const { environments: names } = textsOf(pageTexts);
  return others.map((variant) => `${listed(variant.environments.map((id) => names[id]))}: ${otherwise(variant, own)}`).join('; ');
}

/** A CHECK without a name goes by what it says. */
function isNamedByItself({ kind, name, variants }: ComparedPart): boolean {
  return kind === 'check' && variants.every(({ facts }) => facts === undefined || facts.some(({ value }) => value === `CHECK (${name})`));
}

function rowOf(part: ComparedPart): CardRow {
  return { part, name: rowName(part), differs: part.variants.length > 1 };
}

function rowName({ kind, name }: ComparedPart): string {
  switch (kind) {
    case 'table':
    case 'view':
    case 'column':
      return name;
    case 'index':
      return `INDEX ${name}`;
    case 'unique':
      return `UNIQUE (${name})`;
    case 'foreign key':
      return `FK ${name}`;
    case 'check':
      return `CHECK ${name}`;
    case 'trigger':
      return `TRIGGER ${name}`;
    case 'schema':
      return `SCHEMA ${name}`;
    case 'type':
      return `TYPE ${name}`;
    case 'sequence':
      return `SEQUENCE ${name}`;
  }
}
