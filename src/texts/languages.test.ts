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
  'App', 'Constraints', 'Editor', 'Offline', 'Pause', 'Pipeline', 'Problem: ', 'Repository', 'Schema', 'Shell', 'Terminal', 'Alt', 'Tab',
  // SQL.
  'SELECT … FOR UPDATE', 'CREATE INDEX', 'REFRESH MATERIALIZED VIEW CONCURRENTLY',
]);

/** Functions that take one of a few words, and these words. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'page.theme': ['light', 'dark', 'system'],
  'compare.part': ['subject', 'object'],
  'theatre.news.part': ['table added', 'table removed', 'column added', 'column removed', 'column changed'],
};

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
  for (const { path, english, german } of sentences) {
    expect(german.trim(), path).not.toBe('');
    expect(piecesOf(german), path).toEqual(piecesOf(english));
  }
});

describe('a text that speaks of something', () => {
  test.each(functions.map((text) => [text.path, text] as const))('%s says it in both languages, whatever it is', (path, { english, german }) => {
    const takes = kindsOf(path, [english, german]);
    expect(takes, `What ${path} takes is to be told in this test.`).not.toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...takes).chain((kinds) => fc.tuple(...kinds.map((kind) => valuesOf(path, kind)))), (values) => {
        const [said, gesagt] = [english(...values), german(...values)];
        if (typeof said === 'object') return;
        expect(typeof gesagt).toBe(typeof said);
        if (typeof said !== 'string' || typeof gesagt !== 'string') return;
        expect(gesagt.trim()).not.toBe('');
        expect(`${said} ${gesagt}`).not.toMatch(/undefined|NaN|\[object/);
        // What English tells of what it was given, German tells, too.
        for (const word of choices[path] === undefined ? values.flat() : []) if (typeof word === 'string' && said.includes(word)) expect(gesagt).toContain(word);
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
  const [first] = choices[path] ?? [];
  const within = typeof english === 'function' && typeof german === 'function' && first !== undefined ? [english(first as never), german(first as never)] : [];
  return [{ path, english, german }, ...(typeof within[0] === 'object' ? pairs(`${path}(${first})`, within[0], within[1]) : [])];
}

/** The `{pieces}` that `fill` puts in. */
function piecesOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([piece]) => piece).sort();
}

/** What a function can be given: every way in which it stumbles in no language. Its own types are gone by now. */
function kindsOf(path: string, languages: readonly ((...values: unknown[]) => unknown)[]): readonly (readonly Kind[])[] {
  const example: Readonly<Record<Kind, unknown>> = { number: 2, word: choices[path]?.[0] ?? 'word', words: ['one', 'two'] };
  const count = Math.max(...languages.map(({ length }) => length));
  const ways = Array.from({ length: count }).reduce<readonly (readonly Kind[])[]>((before) => before.flatMap((kinds) => (['number', 'word', 'words'] as const).map((kind) => [...kinds, kind])), [[]]);
  return ways.filter((kinds) =>
    languages.every((say) => {
      try {
        const said = say(...kinds.map((kind) => example[kind]));
        return typeof said === 'object' || !/undefined|NaN|\[object/.test(String(said));
      } catch {
        return false;
      }
    }),
  );
}

function valuesOf(path: string, kind: Kind): fc.Arbitrary<unknown> {
  // No part of any text, so that it is found again in what is said.
  const word = fc.nat().map((number) => `w${number}w`);
  switch (kind) {
    case 'number':
      return fc.nat();
    case 'word':
      return choices[path] === undefined ? word : fc.constantFrom(...choices[path]);
    case 'words':
      return fc.array(word, { minLength: 1, maxLength: 4 });
  }
}
