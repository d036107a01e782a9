/**
 * `npm run bench`: measures, prints JSON and a table, and writes docs/benchmarks.md. With names behind it
 * (`npm run bench -- runaways growth`) only these parts are measured, and the rest of the document stays as it was. A part
 * that fails is told at the end and keeps what the document said of it.
 */
import './raw-text.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headOf, parts } from './bench/parts.ts';
import { type Section, withSections } from './bench/document.ts';
import { describeMachine } from './bench/machine.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const path = join(import.meta.dirname, '../docs/benchmarks.md');

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  say(`There is no part ${unknown.join(', ')}. There are: ${parts.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const measured: Section[] = [];
const failed: string[] = [];
const machine = describeMachine();
for (const { name, what, measure } of parts.filter((part) => wanted.length === 0 || wanted.includes(part.name))) {
  say(`${what} …`);
  try {
    const { data, text } = await measure();
    console.log(JSON.stringify({ [name]: data }, null, 2));
    console.log(text);
    const partly = wanted.length === 0 ? '' : `\n\nMeasured by itself on ${machine.date}.`;
    measured.push({ name, text: `${text.trim()}${partly}` });
    // After each part, so that a run that is cut short loses none that it has.
    writeFileSync(path, withSections(headOf(machine), existsSync(path) ? readFileSync(path, 'utf8') : '', measured, parts.map((part) => part.name)));
  } catch (error) {
    failed.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    say(`${name} failed.`);
  }
}
for (const each of failed) say(`✗ ${each}`);
// What a part left open may keep this program alive.
process.exit(failed.length === 0 ? 0 : 1);
