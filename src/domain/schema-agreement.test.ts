import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, affinityOf, type AgreedPart } from './schema-agreement.ts';
import type { Column, DatabaseSchema, Index, Table } from './schema.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const index = (more: Partial<Index> = {}): Index => ({ name: 'users_email_key', columns: ['email'], unique: true, origin: 'c', sql: undefined, ...more });
const table = (more: Partial<Table> = {}): Table => ({ name: 'users', columns: [column('id', { type: 'INTEGER', primaryKeyPosition: 1 })], foreignKeys: [], indexes: [], rowCount: 0, sql: '', ...more });
const schema = (...tables: readonly Table[]): DatabaseSchema => ({ tables, views: [], revisions: undefined });
const verdicts = (a: DatabaseSchema, b: DatabaseSchema) => Object.fromEntries(agreementOf([['a', a], ['b', b]]).map(({ kind, name, verdict }) => [`${kind} ${name}`, verdict]));

describe('schemas that different tools made', () => {
  it('agree where SQLite keeps the values of two types alike', () => {
    const found = verdicts(schema(table({ columns: [column('email', { type: 'VARCHAR(120)' })] })), schema(table({ columns: [column('email', { type: 'text' })] })));
    expect(found['column email']).toEqual({ type: 'explained', reasons: ['type name'] });
  });

  it('differ where a value would be kept otherwise, may be missing or has another default', () => {
    const base = schema(table({ columns: [column('age')] }));
    for (const more of [{ type: 'INTEGER' }, { nullable: false }, { defaultSql: "'x'" }, { primaryKeyPosition: 1 }, { collation: 'NOCASE' }]) {
      expect(verdicts(base, schema(table({ columns: [column('age', more)] })))['column age']).toEqual({ type: 'different' });
    }
  });

  it('agree on an integer key, with NOT NULL and AUTOINCREMENT or without, and say why', () => {
    const plain = schema(table());
    const spelled = schema(table({ columns: [column('id', { type: 'INTEGER', primaryKeyPosition: 1, nullable: false })], options: ['AUTOINCREMENT'] }));
    expect(verdicts(plain, spelled)).toEqual({ 'table users': { type: 'explained', reasons: ['autoincrement'] }, 'column id': { type: 'explained', reasons: ['integer key'] } });
  });

  it('differ in NOT NULL where the key is no number of the row', () => {
    const key = (nullable: boolean) => schema(table({ columns: [column('code', { primaryKeyPosition: 1, nullable })] }));
    expect(verdicts(key(true), key(false))['column code']).toEqual({ type: 'different' });
  });

  it('agree on what is unique, by a constraint or by an index of any name', () => {
    const byIndex = schema(table({ indexes: [index()] }));
    expect(verdicts(byIndex, schema(table({ indexes: [index({ origin: 'u', name: 'sqlite_autoindex_users_1' })] })))['unique email']).toEqual({ type: 'explained', reasons: ['unique form'] });
    expect(verdicts(byIndex, schema(table({ indexes: [index({ name: 'ix' })] })))['unique email']).toEqual({ type: 'explained', reasons: ['index name'] });
    expect(verdicts(byIndex, schema(table()))['unique email']).toEqual({ type: 'different' });
    expect(verdicts(byIndex, schema(table({ indexes: [index({ unique: false })] })))).toMatchObject({ 'unique email': { type: 'different' }, 'index email': { type: 'different' } });
  });

  it('agree on a foreign key that names no column and means the primary key', () => {
    const key = (referredColumns: readonly string[], onDelete = 'NO ACTION') => schema(table(), table({ name: 'posts', foreignKeys: [{ columns: ['user_id'], table: 'users', referredColumns, onDelete, onUpdate: 'NO ACTION' }] }));
    expect(verdicts(key([]), key(['id']))['foreign key user_id']).toEqual({ type: 'same' });
    expect(verdicts(key([]), key([], 'CASCADE'))['foreign key user_id']).toEqual({ type: 'different' });
  });

  it('say nothing of the tables in which the tools keep their history', () => {
    const with_ = (name: string) => schema(table(), table({ name }));
    expect(Object.keys(verdicts(with_('alembic_version'), with_('SequelizeMeta')))).toEqual(['table users', 'column id']);
  });
});

const types = ['INTEGER', 'INT', 'VARCHAR(20)', 'TEXT', 'varchar (20)', 'REAL', 'DOUBLE', 'DATETIME', 'BOOLEAN', 'BLOB', ''] as const;
const anyColumns = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('id', 'email', 'phone', 'age'), type: fc.constantFrom(...types), nullable: fc.boolean(), primaryKeyPosition: fc.constantFrom(0, 1), defaultSql: fc.constantFrom(undefined, "'x'"), generated: fc.constant(false) }),
  { selector: ({ name }) => name, minLength: 1 },
);
const anyIndexes = fc.array(fc.record({ name: fc.constantFrom('one', 'two'), columns: fc.constantFrom(['email'], ['email', 'age']), unique: fc.boolean(), origin: fc.constantFrom('c' as const, 'u' as const), sql: fc.constant(undefined) }), { maxLength: 2 });
const anySchema = fc.array(fc.record({ columns: anyColumns, indexes: anyIndexes, options: fc.constantFrom<string[]>([], ['AUTOINCREMENT']) }), { minLength: 1, maxLength: 2 }).map((made) => schema(...made.map((each, at) => table({ ...each, name: at === 0 ? 'users' : 'posts' }))));

const unlike = (parts: readonly AgreedPart<string>[]): string[] => parts.flatMap(({ kind, table: of, name, verdict }) => (verdict.type === 'different' ? [`${of} ${kind} ${name}`] : [])).sort();

describe('whatever the schemas', () => {
  it('a schema agrees with itself without any reason', () => {
    fc.assert(
      fc.property(anySchema, (each) => {
        expect(new Set(agreementOf([['a', each], ['b', each]]).map(({ verdict }) => verdict.type))).toEqual(new Set(['same']));
      }),
    );
  });

  it('it does not matter which comes first', () => {
    fc.assert(
      fc.property(anySchema, anySchema, (a, b) => {
        expect(unlike(agreementOf([['a', a], ['b', b]]))).toEqual(unlike(agreementOf([['b', b], ['a', a]])));
      }),
    );
  });

  it('another name for a type that SQLite keeps alike is never a difference, and another kind of value always is', () => {
    fc.assert(
      fc.property(anySchema, fc.constantFrom(...types), (each, type) => {
        const [first, ...rest] = each.tables;
        const [changed, ...others] = first?.columns ?? [];
        if (first === undefined || changed === undefined || changed.primaryKeyPosition === 1) return;
        const other = schema({ ...first, columns: [{ ...changed, type }, ...others] }, ...rest);
        const differences = unlike(agreementOf([['a', each], ['b', other]]));
        expect(differences.includes(`users column ${changed.name}`)).toBe(affinityOf(type) !== affinityOf(changed.type));
      }),
    );
  });

  it('a column that one of them lacks is a difference', () => {
    fc.assert(
      fc.property(anySchema, (each) => {
        const [first, ...rest] = each.tables;
        if (first === undefined) return;
        const more = schema({ ...first, columns: [...first.columns, column('extra')] }, ...rest);
        expect(unlike(agreementOf([['a', each], ['b', more]]))).toContain('users column extra');
      }),
    );
  });
});
