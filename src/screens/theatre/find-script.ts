import { loadScripts } from '../../scenario/library.ts';
import { readScript } from '../../scenario/read-script.ts';
import type { Script, ScriptProblem } from '../../scenario/script.ts';
import { OWN, ownFile } from './own-file.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { textsOf } from '../../texts/texts-of.ts';

/** What stands at a place in the address. */
export type Found =
  | { readonly type: 'script'; readonly script: Script }
  | { readonly type: 'problems'; readonly problems: readonly ScriptProblem[] }
  | { readonly type: 'unknown'; readonly sentence: string };

/** The scenario of a place in the address: one of the project's, or the file that was opened in this tab. */
export async function findScript(id: string): Promise<Found> {
  const texts = textsOf(theatreTexts);
  if (id === OWN) {
    const file = ownFile();
    return file === undefined ? { type: 'unknown', sentence: texts.missing.file } : readScript(file.text, file.name);
  }
  const { scripts, problems } = await loadScripts();
  const script = scripts.find((each) => each.id === id);
  if (script !== undefined) return { type: 'script', script };
  const own = problems.filter(({ file }) => file === `${id}.md`);
  return own.length > 0 ? { type: 'problems', problems: own } : { type: 'unknown', sentence: texts.missing.unknown(id) };
}
