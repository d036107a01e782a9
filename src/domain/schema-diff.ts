import { checkMeaning, columnMeaning, type DialectReason, indexMeaning, type Meaning } from './dialect-agreement.ts';
import { environmentIds, type EnvironmentId } from './environment.ts';
import type { Column, DatabaseSchema, ForeignKey, Index, Table } from './schema.ts';

/** One thing that can be said of a part of a schema: `type` is `VARCHAR(20)`. An empty value says that there is none. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** One way in which a part exists, or does not, and where. `facts` is undefined where the part is missing. */
export interface Variant<Side = EnvironmentId> {
  readonly facts: readonly Fact[] | undefined;
  readonly environments: readonly Side[];
}

type PartKind = 'table' | 'column' | 'index' | 'unique' | 'foreign key' | 'check' | 'trigger' | 'view' | 'schema' | 'type' | 'sequence';

/**
 * A table, column, index, foreign key or view, as it is in each environment that is compared.
 *
 * @property table what it belongs to; its own name for a table or a view
 * @property name of the column or index, the columns of a constraint; the table's or view's own name
 * @property variants in the order of the environments; more than one is a difference
 * @property written as it is in each environment: those of one variant may be written otherwise all the same
 * @property reasons why what is written otherwise means the same, where SQLite and PostgreSQL are compared
 * @property agreed the variant of more than half of the compared environments; undefined when there is none
 */
export interface ComparedPart<Side = EnvironmentId> {
  readonly kind: PartKind;
  readonly table: string;
  readonly name: string;
  readonly variants: readonly Variant<Side>[];
  readonly written: ReadonlyMap<Side, readonly Fact[]>;
  readonly reasons: readonly DialectReason[];
  readonly agreed: Variant<Side> | undefined;
}

/** A table, and its parts as they are in the environments that have it. */
interface ComparedTable<Side> {
  readonly table: ComparedPart<Side>;
  readonly parts: readonly ComparedPart<Side>[];
}

/** Schemas side by side: those of environments, or whatever else `Side` names, such as before and after. */
export interface SchemaComparison<Side = EnvironmentId> {
  /** Those that have a schema; the others are not compared. */
  readonly environments: readonly Side[];
  readonly tables: readonly ComparedTable<Side>[];
  readonly views: readonly ComparedPart<Side>[];
  /** Schemas, enum types and sequences of their own, compared among those that are on PostgreSQL. */
  readonly objects: readonly ComparedPart<Side>[];
  /** What `alembic_version` holds where, each as one text; undefined: there is no such table. No difference of the schema. */
  readonly revisions: readonly { readonly revisions: readonly string[] | undefined; readonly environments: readonly Side[] }[];
}

type SchemasOf<Side extends string> = Readonly<Partial<Record<Side, DatabaseSchema>>>;
export type Schemas = SchemasOf<EnvironmentId>;

/** Alembic's own table: what it holds is compared, that it is there is not. */
export const VERSION_TABLE = 'alembic_version';

/** Puts the schemas of several databases side by side. What an environment has no schema for is left out, not missing. */
export function compareSchemas(schemas: Schemas): SchemaComparison {
  return compareSides(environmentIds, schemas);
}

/** Compares what the given sides have, in their order. */
export function compareSides<Side extends string>(sides: readonly Side[], schemas: SchemasOf<Side>): SchemaComparison<Side> {
  const environments = sides.filter((id) => schemas[id] !== undefined);
  const onServer = environments.filter((id) => schemas[id]?.server !== undefined);
  const mixed = onServer.length > 0 && onServer.length < environments.length;
  const tablesOf = new Map(environments.map((id) => [id, namedTables(schemas[id])]));
  const names = sortedNames(environments.flatMap((id) => [...(tablesOf.get(id)?.keys() ?? [])]));
  const tables = names.map((name): ComparedTable<Side> => {
    const having = environments.filter((id) => tablesOf.get(id)?.has(name));
    const parts = new Map(having.map((id) => [id, partsOf(tablesOf.get(id)?.get(name), schemas[id], mixed)]));
    return { table: compare('table', name, name, environments, (id) => (having.includes(id) ? plain(tableFacts(tablesOf.get(id)?.get(name)), mixed ? A_TABLE : undefined) : undefined)), parts: compareParts(name, having, parts) };
  });
  const viewsOf = (id: Side) => schemas[id]?.views ?? [];
  const views = sortedNames(environments.flatMap((id) => viewsOf(id).map(({ name }) => name))).map((name) =>
    compare('view', name, name, environments, (id) => {
      const view = viewsOf(id).find((each) => each.name === name);
      if (view === undefined) return undefined;
      const facts = [{ name: 'definition', value: spaced(view.sql) }, { name: 'triggers', value: (view.triggers ?? []).map(({ definition }) => definition).join('; ') }];
      return plain(facts, mixed ? { meaning: 'a view', forms: [['definition', `${schemas[id]?.server === undefined}`]] } : undefined);
    }),
  );
  return { environments, tables, views, objects: compareObjects(onServer, schemas), revisions: compareRevisions(environments, schemas) };
}

/** All parts in which the environments differ: tables first, each followed by what differs within it. */
export function differencesIn<Side>(comparison: SchemaComparison<Side>): readonly ComparedPart<Side>[] {
  return partsIn(comparison).filter(({ variants }) => variants.length > 1);
}

/** All parts that SQLite and PostgreSQL write in two ways that mean the same. */
export function explainedIn<Side>(comparison: SchemaComparison<Side>): readonly ComparedPart<Side>[] {
  return partsIn(comparison).filter(({ reasons }) => reasons.length > 0);
}

function partsIn<Side>({ tables, views, objects }: SchemaComparison<Side>): readonly ComparedPart<Side>[] {
  return [...tables.flatMap(({ table, parts }) => [table, ...parts]), ...views, ...objects];
}

/**
 * How an environment stands to the others: `same` when nothing differs anywhere, `agreed` when it has what most agree on
 * wherever something differs, `drift` when somewhere it does not, or when no most agree there.
 */
export function standingIn(comparison: SchemaComparison, environment: EnvironmentId): 'same' | 'agreed' | 'drift' {
  const differences = differencesIn(comparison);
  if (differences.length === 0) return 'same';
  const involved = differences.filter((part) => variantIn(part, environment) !== undefined);
  return involved.every((part) => part.agreed === variantIn(part, environment)) ? 'agreed' : 'drift';
}

/** The variant that an environment has; undefined when the part was not compared there, for want of its table. */
export function variantIn<Side>(part: ComparedPart<Side>, environment: Side): Variant<Side> | undefined {
  return part.variants.find(({ environments }) => environments.includes(environment));
}

/** A part as it is written somewhere. `meaning` where the two kinds of databases are compared; else what is written is what is meant. */
interface WrittenPart {
  readonly facts: readonly Fact[];
  readonly meaning: Meaning | undefined;
}

interface NamedPart extends WrittenPart {
  readonly kind: PartKind;
  readonly name: string;
}

/** What is said means the same in both kinds of databases. */
function told(facts: readonly Fact[], mixed: boolean): WrittenPart {
  return plain(facts, mixed ? { meaning: JSON.stringify(facts.filter(({ value }) => value !== '')), forms: [] } : undefined);
}

function plain(facts: readonly Fact[], meaning?: Meaning): WrittenPart {
  return { facts, meaning };
}

function compareParts<Side>(table: string, environments: readonly Side[], parts: ReadonlyMap<Side, readonly NamedPart[]>): ComparedPart<Side>[] {
  const keys = new Map<string, NamedPart>();
  for (const id of environments) for (const part of parts.get(id) ?? []) keys.set(keyOf(part), part);
  const kinds: readonly PartKind[] = ['column', 'unique', 'check', 'index', 'foreign key', 'trigger'];
  return [...keys.entries()]
    .sort(([, a], [, b]) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.kind === 'column' ? 0 : byText(a.name, b.name)))
    .map(([key, { kind, name }]) => compare(kind, table, name, environments, (id) => parts.get(id)?.find((part) => keyOf(part) === key)));
}

function compare<Side>(kind: PartKind, table: string, name: string, environments: readonly Side[], partOf: (id: Side) => WrittenPart | undefined): ComparedPart<Side> {
  const byFacts = new Map<string, Variant<Side>>();
  const written = new Map<Side, readonly Fact[]>();
  const forms = new Map<DialectReason, Set<string>>();
  for (const id of environments) {
    const part = partOf(id);
    const facts = part?.facts;
    if (facts !== undefined) written.set(id, facts);
    for (const [reason, form] of part?.meaning?.forms ?? []) forms.set(reason, (forms.get(reason) ?? new Set()).add(form));
    const key = part === undefined ? 'missing' : (part.meaning?.meaning ?? JSON.stringify(facts));
    byFacts.set(key, { facts: byFacts.get(key)?.facts ?? facts, environments: [...(byFacts.get(key)?.environments ?? []), id] });
  }
  const variants = [...byFacts.values()];
  // What differs in what it means is not explained by how it is written.
  const reasons = variants.filter(({ facts }) => facts !== undefined).length > 1 ? [] : reasonsFor(forms);
  return { kind, table, name, variants, written, reasons, agreed: variants.find((variant) => variant.environments.length * 2 > environments.length) };
}

/** That an enum has another name than a text goes without saying. */
function reasonsFor(forms: ReadonlyMap<DialectReason, ReadonlySet<string>>): DialectReason[] {
  const reasons = [...forms].flatMap(([reason, ways]) => (ways.size > 1 ? [reason] : []));
  return reasons.includes('enum') ? reasons.filter((reason) => reason !== 'type name') : reasons;
}

function compareRevisions<Side extends string>(environments: readonly Side[], schemas: SchemasOf<Side>): SchemaComparison<Side>['revisions'] {
  const byText = new Map<string, SchemaComparison<Side>['revisions'][number]>();
  for (const id of environments) {
    const revisions = schemas[id]?.revisions?.toSorted();
    const key = JSON.stringify(revisions ?? 'none');
    byText.set(key, { revisions, environments: [...(byText.get(key)?.environments ?? []), id] });
  }
  return [...byText.values()];
}

/** Among databases on PostgreSQL; a file has none of these, and lacks none. */
function compareObjects<Side extends string>(environments: readonly Side[], schemas: SchemasOf<Side>): ComparedPart<Side>[] {
  const objectsOf = (id: Side): NamedPart[] => {
    const { namespaces = [], enums = [], sequences = [] } = schemas[id]?.server ?? {};
    return [
      ...namespaces.map((name): NamedPart => ({ kind: 'schema', name, ...plain([]) })),
      ...enums.map(({ name, values }): NamedPart => ({ kind: 'type', name, ...plain([{ name: 'values', value: `ENUM (${values.join(', ')})` }]) })),
      // A column's own sequence is told with the column.
      ...sequences.filter(({ ownedBy }) => ownedBy === undefined).map(({ name, type }): NamedPart => ({ kind: 'sequence', name, ...plain([{ name: 'type', value: type }]) })),
    ];
  };
  const parts = new Map(environments.map((id) => [id, objectsOf(id)]));
  const keys = new Map([...parts.values()].flat().map((part) => [keyOf(part), part]));
  return [...keys].sort(([a], [b]) => byText(a, b)).map(([key, { kind, name }]) => compare(kind, name, name, environments, (id) => parts.get(id)?.find((part) => keyOf(part) === key)));
}

function partsOf(table: Table | undefined, schema: DatabaseSchema | undefined, mixed: boolean): NamedPart[] {
  if (table === undefined || schema === undefined) return [];
  const meant = (meaning: () => Meaning): Meaning | undefined => (mixed ? meaning() : undefined);
  // SQLite keeps the primary key's own index; its columns say the same.
  const indexes = table.indexes.filter(({ origin }) => origin !== 'pk');
  return numbered([
    ...table.columns.map((column): NamedPart => ({ kind: 'column', name: column.name, facts: columnFacts(column, schema), meaning: meant(() => columnMeaning(column, table, schema)) })),
    ...indexes.map((index): NamedPart => ({ kind: index.origin === 'u' ? 'unique' : 'index', name: index.origin === 'u' ? index.columns.join(', ') : index.name, facts: indexFacts(index, schema), meaning: meant(() => indexMeaning(index)) })),
    ...table.foreignKeys.map((key): NamedPart => ({ kind: 'foreign key', name: key.columns.join(', '), ...told(foreignKeyFacts(key, schema), mixed) })),
    // A constraint without a name goes by what it says.
    ...(table.checks ?? []).map((check): NamedPart => {
      const common = mixed ? checkMeaning(check) : undefined;
      const facts = [{ name: 'expression', value: `CHECK (${check.expression})` }, ...stateFact(schema.server, check.notValid === true ? 'NOT VALID' : '')];
      return { kind: 'check', name: common?.key ?? check.name ?? check.expression, facts, meaning: common };
    }),
    ...(table.triggers ?? []).map(({ name, definition }): NamedPart => ({ kind: 'trigger', name, facts: [{ name: 'definition', value: definition }], meaning: meant(() => ({ meaning: 'a trigger', forms: [['definition', `${schema.server === undefined}`]] })) })),
  ]);
}

/** A second constraint over the same columns gets a number, in an order that does not depend on where it was declared. */
function numbered(parts: readonly NamedPart[]): NamedPart[] {
  const seen = new Map<string, number>();
  // Columns stay as they stand.
  const order = ({ kind, facts }: NamedPart): string => (kind === 'column' ? '' : `${kind} ${JSON.stringify(facts)}`);
  const sorted = parts.toSorted((a, b) => byText(order(a), order(b)));
  return sorted.map((part) => {
    const count = (seen.get(keyOf(part)) ?? 0) + 1;
    seen.set(keyOf(part), count);
    return count === 1 ? part : { ...part, name: `${part.name} (${count})` };
  });
}

/** AUTOINCREMENT and the like are SQLite's own. */
const A_TABLE: Meaning = { meaning: 'a table', forms: [] };

function tableFacts(table: Table | undefined): Fact[] {
  return [{ name: 'options', value: (table?.options ?? []).join(', ') }];
}

function columnFacts(column: Column, { server }: DatabaseSchema): Fact[] {
  return [
    // PostgreSQL says each type in one way already.
    { name: 'type', value: server === undefined ? typeWords(column.type) : column.type },
    { name: 'nullable', value: column.nullable ? '' : 'NOT NULL' },
    { name: 'default', value: column.defaultSql === undefined ? '' : `DEFAULT ${column.defaultSql.trim()}` },
    { name: 'primary key', value: column.primaryKeyPosition === 0 ? '' : column.primaryKeyPosition === 1 ? 'PK' : `PK ${column.primaryKeyPosition}` },
    ...(column.identity === undefined ? [] : [{ name: 'identity', value: `GENERATED ${column.identity} AS IDENTITY` }]),
    ...stateFact(server, column.notNull?.notValid === true ? 'NOT NULL is NOT VALID' : ''),
    { name: 'generated', value: column.generated ? `GENERATED${column.generatedSql === undefined ? '' : ` ALWAYS AS ${column.generatedSql}`}` : '' },
    { name: 'collation', value: column.collation === undefined ? '' : `COLLATE ${column.collation}` },
  ];
}

function indexFacts({ columns, terms, unique, origin, where, method, invalid }: Index, { server }: DatabaseSchema): Fact[] {
  return [
    { name: 'unique', value: unique && origin === 'c' ? 'UNIQUE' : '' },
    { name: 'columns', value: `(${(terms ?? columns).join(', ')})` },
    { name: 'condition', value: where === undefined ? '' : `WHERE ${where}` },
    ...(method === undefined ? [] : [{ name: 'method', value: `USING ${method}` }]),
    ...stateFact(server, invalid === true ? 'INVALID' : ''),
  ];
}

/** `REFERENCES users` means its primary key: the same as `REFERENCES users (id)`. */
function foreignKeyFacts(key: ForeignKey, { tables, server }: DatabaseSchema): Fact[] {
  const primaryKey = tables.find(({ name }) => name === key.table)?.columns.filter(({ primaryKeyPosition }) => primaryKeyPosition > 0) ?? [];
  const implied = primaryKey.toSorted((a, b) => a.primaryKeyPosition - b.primaryKeyPosition).map(({ name }) => name);
  const referred = key.referredColumns.length === 0 ? implied : key.referredColumns;
  return [
    { name: 'references', value: `→ ${key.table}(${referred.join(', ')})` },
    { name: 'on delete', value: key.onDelete === 'NO ACTION' ? '' : `ON DELETE ${key.onDelete}` },
    { name: 'on update', value: key.onUpdate === 'NO ACTION' ? '' : `ON UPDATE ${key.onUpdate}` },
    ...stateFact(server, key.notValid === true ? 'NOT VALID' : ''),
  ];
}

/** Whether PostgreSQL holds a constraint to be true, or an index to be whole; in SQLite they always are. */
function stateFact(server: DatabaseSchema['server'], value: string): Fact[] {
  return server === undefined ? [] : [{ name: 'state', value }];
}

/** Only case and spaces are evened out: `varchar (20)` is `VARCHAR(20)`, but `TEXT` is not `VARCHAR`. */
function typeWords(type: string): string {
  return spaced(type).toUpperCase().replace(/ ?([(),]) ?/g, '$1');
}

function spaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function namedTables(schema: DatabaseSchema | undefined): ReadonlyMap<string, Table> {
  return new Map((schema?.tables ?? []).filter(({ name }) => name !== VERSION_TABLE).map((table) => [table.name, table]));
}

function keyOf({ kind, name }: NamedPart): string {
  return `${kind} ${name}`;
}

function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort(byText);
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
