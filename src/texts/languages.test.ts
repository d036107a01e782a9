import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { de } from './de/de.ts';
import type { TextArea } from './texts.ts';
import type { Translation } from './translation.ts';

type Said = string | undefined | ((...values: never[]) => Said) | readonly Said[] | { readonly [name: string]: Said };
type Kind = 'number' | 'word' | 'words';
interface Text<Value> {
  readonly path: string;
  readonly english: Value;
  readonly german: Value;
}

const modules = import.meta.glob<Record<string, unknown>>('./en/*.ts', { eager: true });
const areas = Object.values(modules).flatMap((module) => Object.values(module)).filter(isArea);

/** Words that are the same in both languages. */
const same: ReadonlySet<string> = new Set([
  // Names.
  'PostgreSQL', 'Prisma', 'Sequelize', 'CI', 'Python', 'JavaScript',
  // What developers say in German, too, and keys that bear these words.
  'App', 'Constraints', 'Editor', 'Head', 'Offline', 'Pause', 'Pipeline', 'Problem: ', 'Repository', 'Schema', 'Shell', 'Terminal', 'Alt', 'Tab',
  // SQL, and what SQLAlchemy calls it.
  'nullable', 'SELECT … FOR UPDATE', 'CREATE INDEX', 'REFRESH MATERIALIZED VIEW CONCURRENTLY',
]);

// No part of any text, so that it is found again in what is said.
const word = fc.nat().map((number) => `w${number}w`);
const held = fc.array(fc.record({ count: fc.nat(), where: fc.option(word, { nil: undefined }) }), { maxLength: 3 });

/** What the functions are given that take more than numbers, words and lists of words. */
const given: Readonly<Record<string, readonly fc.Arbitrary<unknown>[]>> = {
  'page.theme': [fc.constantFrom('light', 'dark', 'system')],
  'theatre.news.part': [fc.constantFrom('table added', 'table removed', 'column added', 'column removed', 'column changed'), word],
  'checks.pipeline.found': [fc.record({ subject: word, state: word, failedAt: fc.option(word, { nil: undefined }) })],
  'review.rename.table': [word, word, held],
  'review.rename.column': [word, word, held],
  'review.drop.drops': [word, fc.constantFrom('table', 'column'), held],
  'review.drop.emptyAgain': [word, fc.constantFrom('table', 'column')],
  'review.notNull.fails': [word, word, held],
  'review.notNull.becomes': [word, held],
};

const values: Readonly<Record<Kind, fc.Arbitrary<unknown>>> = { number: fc.nat(), word, words: fc.array(word, { minLength: 1, maxLength: 4 }) };

const all = areas.flatMap(({ name, english }) => pairs(name, english as unknown as Said, de[name] as unknown as Said));
const sentences = all.filter((text): text is Text<string> => typeof text.english === 'string');
const functions = all.filter((text): text is Text<(...values: unknown[]) => unknown> => typeof text.english === 'function');

test('every area of the English texts is one of the German', () => {
  expect(areas.map(({ name }) => name).sort()).toEqual(Object.keys(de).sort());
  expect(all.length).toBeGreaterThan(500);
});

test('every text is another one in German, unless it is known to be the same', () => {
  const alike = sentences.filter(({ english, german }) => english === german);
  expect(alike.filter(({ english }) => !same.has(english)).map(({ path, english }) => `${path}: ${english}`)).toEqual([]);
  // None of the known ones is there for nothing.
  expect([...same].filter((word) => !alike.some(({ english }) => english === word))).toEqual([]);
});

test('no German text is empty, or has a piece that the English one has not', () => {
  expect(sentences.filter(({ german }) => german.trim() === '').map(({ path }) => path)).toEqual([]);
  const other = sentences.filter(({ english, german }) => piecesOf(english).join(' ') !== piecesOf(german).join(' '));
  expect(other.map(({ path }) => path)).toEqual([]);
});

describe('a text that speaks of something', () => {
  test.each(functions.map((text) => [text.path, text] as const))('%s says it in both languages, whatever it is', (path, { english, german }) => {
    const takes = given[path] === undefined ? kindsOf([english, german]).map((kinds) => kinds.map((kind) => values[kind])) : [given[path]];
    expect(takes, `What ${path} takes is to be told in this test.`).not.toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...takes).chain((each) => fc.tuple(...each)), (put) => {
        const [said, gesagt] = [english(...put), german(...put)];
        expect(typeof gesagt).toBe(typeof said);
        if (typeof said !== 'string' || typeof gesagt !== 'string') return;
        expect(gesagt.trim()).not.toBe('');
        expect(`${said} ${gesagt}`).not.toMatch(/undefined|NaN|\[object/);
        expect(wordsIn(gesagt)).toEqual(wordsIn(said));
        expect(piecesOf(gesagt)).toEqual(piecesOf(said));
      }),
      { numRuns: 30 },
    );
  });
});

function isArea(value: unknown): value is TextArea<keyof Translation> {
  return typeof value === 'object' && value !== null && 'name' in value && 'english' in value;
}

/** Every string and every function of both, with the path to it; what a function answers is walked into, too. */
function pairs(path: string, english: Said, german: Said): Text<unknown>[] {
  if (typeof english === 'object' && typeof german === 'object') {
    return Object.keys(english).flatMap((name) => pairs(`${path}.${name}`, (english as Record<string, Said>)[name], (german as Record<string, Said>)[name]));
  }
  // The one function that answers with texts, for the cases that German has.
  if (path === 'compare.part' && typeof english === 'function' && typeof german === 'function') {
    return ['subject', 'object'].flatMap((form) => pairs(`${path}(${form})`, english(form as never), german(form as never)));
  }
  return [{ path, english, german }];
}

/** The `{pieces}` that `fill` puts in. */
function piecesOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([piece]) => piece).sort();
}

/** The words of {@link word} that a sentence tells: what English tells of what it was given, German tells, too. */
function wordsIn(sentence: string): readonly string[] {
  return [...new Set([...sentence.matchAll(/w\d+w/g)].map(([found]) => found))].sort();
}

/** What a function can be given: every way in which it stumbles in no language. Its own types are gone by now. */
function kindsOf(languages: readonly ((...values: unknown[]) => unknown)[]): readonly (readonly Kind[])[] {
  const example: Readonly<Record<Kind, unknown>> = { number: 2, word: 'word', words: ['one', 'two'] };
  const count = Math.max(...languages.map(({ length }) => length));
  const ways = Array.from({ length: count }).reduce<readonly (readonly Kind[])[]>((before) => before.flatMap((kinds) => (['number', 'word', 'words'] as const).map((kind) => [...kinds, kind])), [[]]);
  return ways.filter((kinds) =>
    languages.every((say) => {
      try {
        const said = say(...kinds.map((kind) => example[kind]));
        return typeof said === 'string' && !/undefined|NaN|\[object/.test(said);
      } catch {
        return false;
      }
    }),
  );
}
