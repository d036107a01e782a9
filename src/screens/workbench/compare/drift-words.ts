import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { differencesIn, explainedIn, type ComparedPart, type Fact, type SchemaComparison, type Variant } from '../../../domain/schema-diff.ts';

/** What the comparison comes to, a sentence for each thing that is to be said; the gravest first. */
export function driftSentences(comparison: SchemaComparison): string[] {
  const { environments } = comparison;
  const [only] = environments;
  if (only === undefined) return ['No environment has a database yet.'];
  if (environments.length === 1) return [`Only ${environmentNames[only]} has a database: there is nothing to compare it with.`];
  const differences = differencesIn(comparison);
  if (differences.length === 0) return [`${listed(environments.map((id) => environmentNames[id]))} have the same schema${explainedIn(comparison).length === 0 ? '' : ', written in two ways: below stands why'}.`];
  // What is said of the same environments in the same way is one sentence.
  const sentences = new Map<string, Frame & { readonly parts: string[] }>();
  for (const part of differences) {
    const frame = frameOf(part);
    const { opening, closing } = frame;
    const known = sentences.get(`${opening}|${closing}`);
    if (known === undefined) sentences.set(`${opening}|${closing}`, { ...frame, parts: [partName(part)] });
    else known.parts.push(partName(part));
  }
  // The name of a column keeps its case; `the index ix` begins a sentence as any other words.
  return [...sentences.values()].toSorted((a, b) => a.rank - b.rank).map(({ opening, parts, closing }) => `${capital(opening)}${opening === '' ? shortened(parts).replace(/^the /, 'The ') : shortened(parts)}${closing}.`);
}

/** Environments that stand at the same revision and differ all the same: what no migration will mend. */
export function sameRevisionSentence(comparison: SchemaComparison): string | undefined {
  const shared = comparison.revisions.find(
    ({ revisions, environments }) => revisions !== undefined && revisions.length > 0 && differencesIn(comparison).some((part) => part.variants.filter((variant) => variant.environments.some((id) => environments.includes(id))).length > 1),
  );
  if (shared === undefined) return undefined;
  return `${listed(shared.environments.map((id) => environmentNames[id]))} stand at the same revision, ${shared.revisions?.join(', ')}, and still differ: somebody changed a database by hand, or an applied migration.`;
}

/** `users.phone`, `the table users`, `the index ix_users_email`. */
export function partName({ kind, table, name }: ComparedPart): string {
  switch (kind) {
    case 'column':
      return `${table}.${name}`;
    case 'table':
      return `the table ${name}`;
    case 'view':
      return `the view ${name}`;
    case 'index':
      return `the index ${name}`;
    case 'unique':
      return `UNIQUE (${name}) on ${table}`;
    case 'foreign key':
      return `the foreign key on ${table}.${name}`;
    case 'check':
      return `the CHECK ${name} on ${table}`;
    case 'trigger':
      return `the trigger ${name} on ${table}`;
    case 'schema':
    case 'type':
    case 'sequence':
      return `the ${kind} ${name}`;
  }
}

/** All that is said of a part, as one would write it: `VARCHAR(20) NOT NULL`. */
export function factWords(facts: readonly Fact[]): string {
  return facts.map(({ value }) => value).filter((value) => value !== '').join(' ');
}

/** What one variant has otherwise than another: only the facts that differ, said so that none is left unsaid. */
export function otherwise(variant: Variant<string>, other: Variant<string>): string {
  if (variant.facts === undefined) return 'missing';
  const differing = variant.facts.filter(({ name, value }) => other.facts?.find((fact) => fact.name === name)?.value !== value);
  return differing.map(({ name, value }) => (value === '' ? withoutWords(name) : value)).join(' ');
}

/** `Developer A, CI and Production`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What stands around the parts of a sentence. Of a lower rank is what breaks more: what lacks, then what differs, then what is too much. */
interface Frame {
  readonly rank: number;
  readonly opening: string;
  readonly closing: string;
}

function frameOf(part: ComparedPart): Frame {
  const missing = part.variants.find(({ facts }) => facts === undefined);
  const present = part.variants.filter(({ facts }) => facts !== undefined);
  if (missing !== undefined && present.length === 1) {
    const having = present.flatMap(({ environments }) => environments);
    const lack = missing.environments.length === 1 ? 'lacks' : 'lack';
    const have = having.length === 1 ? 'has' : 'have';
    if (part.agreed === missing) return { rank: 2, opening: `only ${namesOf(having)} ${have} `, closing: '' };
    if (part.agreed !== undefined) return { rank: 0, opening: `${namesOf(missing.environments)} ${lack} `, closing: '' };
    return { rank: 0, opening: `${namesOf(missing.environments)} ${lack} `, closing: `, which ${namesOf(having)} ${have}` };
  }
  const [first] = part.variants;
  const second = part.variants[1];
  // The definition of a view or a trigger is too long to be told in a sentence.
  if (first === undefined || second === undefined || part.kind === 'view' || part.kind === 'trigger') return { rank: 1, opening: '', closing: ` differs between ${listed(part.variants.map(({ environments }) => namesOf(environments)))}` };
  const told = part.variants.map((variant) => `${otherwise(variant, variant === first ? second : first)} in ${namesOf(variant.environments)}`);
  return { rank: 1, opening: '', closing: ` is ${told.join(', ')}` };
}

function shortened(parts: readonly string[]): string {
  return parts.length <= 4 ? listed(parts) : `${parts.slice(0, 3).join(', ')} and ${parts.length - 3} more`;
}

function withoutWords(name: string): string {
  switch (name) {
    case 'type':
      return 'without a type';
    case 'nullable':
      return 'NULL';
    case 'default':
      return 'without a default';
    case 'primary key':
      return 'not in the primary key';
    case 'collation':
      return 'COLLATE BINARY';
    case 'state':
      return 'valid';
    case 'options':
      return 'an ordinary table';
    default:
      return `without ${name.toUpperCase()}`;
  }
}

function namesOf(environments: readonly EnvironmentId[]): string {
  return listed(environments.map((id) => environmentNames[id]));
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
