import { lastName, plainText, type PythonCall, type PythonValue } from './read-python.ts';

/** A `Column(…)` as it is written, in a model or in a revision. */
export interface ColumnCall {
  /** Undefined in a model that leaves the name to the attribute. */
  readonly name: string | undefined;
  /** As written: `sa.String(length=80)`; `''` when there is none. */
  readonly type: string;
  /** As Alembic takes it: a primary key is not nullable, anything else is when nothing is said. */
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  /** Python's own default, which no database knows of. */
  readonly hasDefault: boolean;
  readonly serverDefault: PythonValue | undefined;
  /** The values of an `Enum`; undefined where it is none, or they are not plain texts. */
  readonly enumValues: readonly string[] | undefined;
  /** What the `Enum` is called where it is a type of its own; undefined where it is none, or not said. */
  readonly enumName: string | undefined;
  readonly line: number;
}

const NOT_TYPES = new Set(['ForeignKey', 'Computed', 'Identity', 'Sequence', 'CheckConstraint', 'DefaultClause', 'FetchedValue']);

/** Undefined when the call makes no column. */
export function readColumn(call: PythonCall): ColumnCall | undefined {
  if (!['Column', 'mapped_column'].includes(lastName(call.callee))) return undefined;
  const name = plainText(call.args[0]);
  const rest = name === undefined ? call.args : call.args.slice(1);
  const type = call.keywords.get('type_') ?? rest.find((value) => !(value.type === 'call' && NOT_TYPES.has(lastName(value.call.callee))));
  const nullable = call.keywords.get('nullable');
  const primaryKey = isTrue(call.keywords.get('primary_key'));
  return {
    name,
    type: type === undefined ? '' : sourceOf(type),
    nullable: nullable?.type === 'boolean' ? nullable.value : !primaryKey,
    primaryKey,
    hasDefault: call.keywords.has('default'),
    serverDefault: present(call.keywords.get('server_default')),
    enumValues: type === undefined ? undefined : enumValues(type),
    enumName: type?.type === 'call' && /^enum$/i.test(lastName(type.call.callee)) ? plainText(type.call.keywords.get('name')) : undefined,
    line: call.line,
  };
}

/** The SQL text of a server default that is written as a plain text: `'7'`. Undefined when it cannot be known without running. */
export function defaultText(value: PythonValue | undefined): string | undefined {
  if (value?.type === 'text') return value.text;
  if (value?.type === 'call' && ['text', 'literal'].includes(lastName(value.call.callee))) return plainText(value.call.args[0]);
  return undefined;
}

function enumValues(type: PythonValue): readonly string[] | undefined {
  if (type.type !== 'call' || !/^enum$/i.test(lastName(type.call.callee))) return undefined;
  const values = type.call.args.map(plainText);
  return values.length > 0 && values.every((value) => value !== undefined) ? values : undefined;
}

function sourceOf(value: PythonValue): string {
  switch (value.type) {
    case 'text':
      return `'${value.text}'`;
    case 'none':
      return 'None';
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'name':
      return value.name;
    case 'list':
      return `[${value.items.map(sourceOf).join(', ')}]`;
    case 'call':
      return value.call.source;
    case 'other':
      return value.source;
  }
}

function present(value: PythonValue | undefined): PythonValue | undefined {
  return value?.type === 'none' ? undefined : value;
}

function isTrue(value: PythonValue | undefined): boolean {
  return value?.type === 'boolean' && value.value;
}
