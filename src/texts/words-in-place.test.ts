import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Attributes that a person reads or hears. */
const SAID = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label', 'words']);

/** What stands in these is typed as it stands, or printed on a key: the same in every language. */
const TYPED = new Set(['code', 'kbd']);

/** What is the same in every language, besides what is written in capitals alone, as SQL and HTTP write their words. */
const SAME_EVERYWHERE: ReadonlySet<string> = new Set([
  'Headway', // the name of the page
  'Language, Sprache', // said in all languages at once, to those who read none of the others
  'Escape', // keys, as they are printed
  'Alt+{}',
  'SELECT * FROM users', // SQL
  ' (head)', // Alembic's words
  ' (mergepoint)',
  'base',
  's', // seconds
]);

describe('the words of the page', () => {
  const files = ['screens', 'ui'].flatMap((room) => readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx')).map((path) => join(room, path)));

  it('are looked for in all of its parts', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files)('are not written in %s, but in the texts', (path) => {
    expect(wordsIn(path, readFileSync(join(root, path), 'utf8'))).toEqual([]);
  });

  it('would be found between tags, in attributes, and in the choice between two of them', () => {
    const source = 'export const Part = () => <p title="Some words" className="no words">{busy ? `Wait for ${it}` : "Go on"} or stop <b aria-label={"Now"}>{texts.now}</b><code>flask db upgrade</code></p>;';
    expect(wordsIn('part.tsx', source).toSorted()).toEqual(['Go on', 'Now', 'Some words', 'Wait for {}', 'or stop']);
  });
});

/** Texts with letters in them that are drawn as they stand in the source. */
function wordsIn(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`);
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (!isNode(node)) {
      if (Array.isArray(node)) for (const each of node) visit(each);
      return;
    }
    if (node.type === 'JSXElement' && isNode(node['openingElement']) && isNode(node['openingElement']['name']) && TYPED.has(String(node['openingElement']['name']['name']))) return;
    if (node.type === 'JSXText') found.push(String(node['value']).trim().replaceAll(/\s+/g, ' '));
    if (node.type === 'JSXAttribute' && isNode(node['name']) && SAID.has(String(node['name']['name']))) found.push(...literalsIn(node['value']));
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') for (const child of node['children'] as unknown[]) if (isNode(child) && child.type === 'JSXExpressionContainer') found.push(...literalsIn(child));
    for (const [key, value] of Object.entries(node)) if (key !== 'type') visit(value);
  };
  visit(program);
  return found.filter((text) => /\p{Ll}/u.test(text) && !SAME_EVERYWHERE.has(text));
}

/** The texts that an expression may come to without asking anybody else: itself, or one of those it chooses between. */
function literalsIn(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral':
      return [(node['quasis'] as { readonly value: { readonly cooked: string } }[]).map(({ value }) => value.cooked).join('{}')];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return literalsIn(node['expression']);
    case 'ConditionalExpression':
      return [...literalsIn(node['consequent']), ...literalsIn(node['alternate'])];
    case 'LogicalExpression':
      return literalsIn(node['right']);
    default:
      return [];
  }
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
