import type { Entry, Said } from './entry.ts';
import { type Databases, type Facts, gatherFacts, type Happening } from './facts.ts';
import { knowledge } from './knowledge/knowledge.ts';
import type { Note } from './note.ts';

/** What there is to say of a line that was run: nothing, most of the time. The most telling note comes first. */
export async function explain(happening: Happening, databases: Databases): Promise<readonly Note[]> {
  return explainFacts(await gatherFacts(happening, databases));
}

export async function explainFacts(facts: Facts, entries: readonly Entry[] = knowledge): Promise<readonly Note[]> {
  const spoken = await Promise.all(entries.map(async (entry) => ({ entry, note: await noteOf(entry, facts) })));
  const speaking = spoken.filter(({ note }) => note !== undefined);
  const hushed = new Set(speaking.flatMap(({ entry }) => entry.above ?? []));
  return speaking.flatMap(({ entry, note }) => (note === undefined || hushed.has(entry.id) ? [] : [note]));
}

async function noteOf(entry: Entry, facts: Facts): Promise<Note | undefined> {
  const { environment, line, code } = facts.happening;
  if (entry.ended !== undefined && (entry.ended === 'well') !== (code === 0)) return undefined;
  if (entry.tool !== facts.tool) return undefined;
  if (entry.tool === undefined && entry.where !== 'anywhere' && (entry.where === 'server') !== facts.after.onServer) return undefined;
  const said = heard(entry.says, facts);
  if (said === undefined) return undefined;
  const explanation = await entry.look(facts, said);
  return explanation === undefined ? undefined : { ...explanation, id: entry.id, tone: entry.tone, environment, line, lesson: entry.lesson };
}

const NOTHING_SAID: Said = { text: '', parts: {} };

/** What prints messages that are known here, besides Python. */
const SPEAKING = new Set(['git', 'sqlite3', 'psql']);

/** The newest line that the pattern fits, when something ran that prints such a line. */
function heard(pattern: RegExp | undefined, { said, python, tool, commands }: Facts): Said | undefined {
  if (pattern === undefined) return NOTHING_SAID;
  if (!python && tool === undefined && !commands.some(({ program }) => SPEAKING.has(program))) return undefined;
  for (const text of said) {
    const match = pattern.exec(text);
    if (match !== null) return { text, parts: match.groups ?? {} };
  }
  return undefined;
}
