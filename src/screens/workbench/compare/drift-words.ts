import type { EnvironmentId } from '../../../domain/environment.ts';
import { differencesIn, explainedIn, type ComparedPart, type Fact, type SchemaComparison, type Variant } from '../../../domain/schema-diff.ts';
import { compareTexts } from '../../../texts/en/compare.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/** What the comparison comes to, a sentence for each thing that is to be said; the gravest first. */
export function driftSentences(comparison: SchemaComparison): string[] {
  const { drift: texts } = textsOf(compareTexts);
  const { environments } = comparison;
  const [only] = environments;
  if (only === undefined) return [texts.none];
  if (environments.length === 1) return [texts.only(namesOf([only]))];
  const differences = differencesIn(comparison);
  if (differences.length === 0) return [explainedIn(comparison).length === 0 ? texts.same(namesOf(environments)) : texts.sameInTwoWays(namesOf(environments))];
  // What is said of the same environments in the same way is one sentence.
  const sentences = new Map<string, { readonly frame: Frame; readonly parts: string[] }>();
  for (const part of differences) {
    const frame = frameOf(part);
    const key = frame.say('…', 1);
    const known = sentences.get(key) ?? { frame, parts: [] };
    known.parts.push(partName(part, frame.form));
    sentences.set(key, known);
  }
  return [...sentences.values()].toSorted((a, b) => a.frame.rank - b.frame.rank).map(({ frame, parts }) => frame.say(shortened(parts), parts.length));
}

/** Environments that stand at the same revision and differ all the same: what no migration will mend. */
export function sameRevisionSentence(comparison: SchemaComparison): string | undefined {
  const shared = comparison.revisions.find(
    ({ revisions, environments }) => revisions !== undefined && revisions.length > 0 && differencesIn(comparison).some((part) => part.variants.filter((variant) => variant.environments.some((id) => environments.includes(id))).length > 1),
  );
  return shared === undefined ? undefined : textsOf(compareTexts).drift.sameRevision(namesOf(shared.environments), shared.revisions?.join(', ') ?? '');
}

/** `users.phone`, `the table users`, `the index ix_users_email`; as the subject of its sentence, or as what somebody has. */
export function partName({ kind, table, name }: ComparedPart, form: 'subject' | 'object' = 'subject'): string {
  const texts = textsOf(compareTexts).part(form);
  switch (kind) {
    case 'column':
      return `${table}.${name}`;
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
    case 'index':
    case 'schema':
    case 'type':
    case 'sequence':
      return texts[kind](name);
  }
}

/** All that is said of a part, as one would write it: `VARCHAR(20) NOT NULL`. */
export function factWords(facts: readonly Fact[]): string {
  return facts.map(({ value }) => value).filter((value) => value !== '').join(' ');
}

/** What one variant has otherwise than another: only the facts that differ, said so that none is left unsaid. */
export function otherwise(variant: Variant<string>, other: Variant<string>): string {
  if (variant.facts === undefined) return textsOf(compareTexts).missing;
  const differing = variant.facts.filter(({ name, value }) => other.facts?.find((fact) => fact.name === name)?.value !== value);
  return differing.map(({ name, value }) => (value === '' ? withoutWords(name) : value)).join(' ');
}

/** `Developer A, CI and Production`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${textsOf(pageTexts).and} ${words.at(-1)}`;
}

/**
 * How a sentence is built around the parts that it tells of, and as what they stand in it. Of a lower rank is what breaks
 * more: what lacks, then what differs, then what is too much.
 */
interface Frame {
  readonly rank: number;
  readonly form: 'subject' | 'object';
  readonly say: (parts: string, count: number) => string;
}

function frameOf(part: ComparedPart): Frame {
  const { drift: texts } = textsOf(compareTexts);
  const missing = part.variants.find(({ facts }) => facts === undefined);
  const present = part.variants.filter(({ facts }) => facts !== undefined);
  if (missing !== undefined && present.length === 1) {
    const having = present.flatMap(({ environments }) => environments);
    const lacking = missing.environments;
    if (part.agreed === missing) return { rank: 2, form: 'object', say: (parts) => texts.onlyHave(namesOf(having), having.length, parts) };
    if (part.agreed !== undefined) return { rank: 0, form: 'subject', say: (parts, count) => texts.lack(namesOf(lacking), lacking.length, parts, count) };
    return { rank: 0, form: 'subject', say: (parts, count) => texts.lackWhich(namesOf(lacking), lacking.length, parts, count, namesOf(having), having.length) };
  }
  const [first] = part.variants;
  const second = part.variants[1];
  // The definition of a view or a trigger is too long to be told in a sentence.
  if (first === undefined || second === undefined || part.kind === 'view' || part.kind === 'trigger') {
    const all = listed(part.variants.map(({ environments }) => namesOf(environments)));
    return { rank: 1, form: 'subject', say: (parts, count) => texts.between(parts, count, all) };
  }
  const told = part.variants.map((variant) => texts.valueIn(otherwise(variant, variant === first ? second : first), namesOf(variant.environments))).join(', ');
  return { rank: 1, form: 'subject', say: (parts, count) => texts.is(parts, count, told) };
}

function shortened(parts: readonly string[]): string {
  return parts.length <= 4 ? listed(parts) : textsOf(compareTexts).andMore(parts.slice(0, 3).join(', '), parts.length - 3);
}

function withoutWords(name: string): string {
  const { without: texts } = textsOf(compareTexts);
  switch (name) {
    case 'type':
      return texts.type;
    case 'nullable':
      return 'NULL';
    case 'default':
      return texts.default;
    case 'primary key':
      return texts.primaryKey;
    case 'collation':
      return 'COLLATE BINARY';
    case 'state':
      return texts.valid;
    case 'options':
      return texts.options;
    default:
      return texts.other(name.toUpperCase());
  }
}

function namesOf(environments: readonly EnvironmentId[]): string {
  const { environments: names } = textsOf(pageTexts);
  return listed(environments.map((id) => names[id]));
}
