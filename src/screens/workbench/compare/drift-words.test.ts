import { describe, expect, it } from 'vitest';
import { compareSchemas, type Schemas } from '../../../domain/schema-diff.ts';
import type { Column, DatabaseSchema, Table } from '../../../domain/schema.ts';
import { driftSentences, sameRevisionSentence } from './drift-words.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const users = (...columns: Column[]): DatabaseSchema => ({ tables: [{ name: 'users', columns, foreignKeys: [], indexes: [], rowCount: 0, sql: '' }], views: [], revisions: ['9d80'] });
const none: DatabaseSchema = { tables: [], views: [], revisions: undefined };
const said = (schemas: Schemas) => driftSentences(compareSchemas(schemas));
const id = column('id');
const phone = column('phone');

describe('the words for drift', () => {
  it('say when there is nothing to compare', () => {
    expect(said({})).toEqual(['No environment has a database yet.']);
    expect(said({ ci: none })).toEqual(['Only CI has a database: there is nothing to compare it with.']);
  });

  it('say that all is the same', () => {
    expect(said({ 'dev-a': users(id), 'dev-b': users(id), production: users(id) })).toEqual(['Developer A, Developer B and Production have the same schema.']);
  });

  it('name who lacks what most have', () => {
    expect(said({ 'dev-a': users(id, phone), 'dev-b': users(id, phone), production: users(id) })).toEqual(['Production lacks users.phone.']);
  });

  it('name who has what most lack', () => {
    expect(said({ 'dev-a': users(id, phone), 'dev-b': users(id), production: users(id) })).toEqual(['Only Developer A has users.phone.']);
  });

  it('take no side between two', () => {
    expect(said({ 'dev-a': users(id, phone), production: users(id) })).toEqual(['Production lacks users.phone, which Developer A has.']);
    expect(said({ 'dev-a': users(id), production: none })).toEqual(['Production lacks the table users, which Developer A has.']);
  });

  it('tell both values', () => {
    const email = (type: string, nullable: boolean) => users(column('email', { type, nullable }));
    expect(said({ 'dev-a': email('VARCHAR(120)', false), production: email('VARCHAR(80)', false) })).toEqual(['users.email is VARCHAR(120) in Developer A, VARCHAR(80) in Production.']);
    expect(said({ 'dev-a': email('TEXT', false), production: email('TEXT', true) })).toEqual(['users.email is NOT NULL in Developer A, NULL in Production.']);
  });

  it('tell of constraints, triggers and what a table is', () => {
    const withMore = (more: Partial<Table>): DatabaseSchema => ({ ...none, tables: [{ name: 'users', columns: [id], foreignKeys: [], indexes: [], rowCount: 0, sql: '', ...more }] });
    const adult = (age: number) => withMore({ checks: [{ name: 'ck_age', expression: `age > ${age}` }] });
    expect(said({ 'dev-a': adult(18), production: adult(21) })).toEqual(['The CHECK ck_age on users is CHECK (age > 18) in Developer A, CHECK (age > 21) in Production.']);
    const trigger = (definition: string) => withMore({ triggers: [{ name: 'tr', definition }] });
    expect(said({ 'dev-a': trigger('a'), production: trigger('b') })).toEqual(['The trigger tr on users differs between Developer A and Production.']);
    expect(said({ 'dev-a': withMore({ options: ['STRICT'] }), production: withMore({}) })).toEqual(['The table users is STRICT in Developer A, an ordinary table in Production.']);
  });

  it('gather what is said of the same environments, and count when it is much', () => {
    const wide = users(id, ...['a', 'b', 'c', 'd', 'e'].map((each) => column(each)));
    expect(said({ 'dev-a': users(id, phone, column('age')), 'dev-b': users(id, phone, column('age')), ci: users(id) })).toEqual(['CI lacks users.phone and users.age.']);
    expect(said({ 'dev-a': wide, 'dev-b': wide, ci: users(id) })).toEqual(['CI lacks users.a, users.b, users.c and 2 more.']);
  });

  it('point out those that differ at the same revision', () => {
    expect(sameRevisionSentence(compareSchemas({ 'dev-a': users(id, phone), production: users(id) }))).toMatch(/^Developer A and Production stand at the same revision, 9d80, and still differ/);
    expect(sameRevisionSentence(compareSchemas({ 'dev-a': users(id), production: users(id) }))).toBeUndefined();
    expect(sameRevisionSentence(compareSchemas({ 'dev-a': users(id, phone), production: { ...users(id), revisions: ['other'] } }))).toBeUndefined();
  });
});
