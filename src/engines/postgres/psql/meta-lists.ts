import { describe } from './describe.ts';
import { databaseList, DOTTED, domainList, extensionList, functionList, type Listing, type ListRequest, relationList, roleList, schemaList, typeList } from './lists.ts';
import type { MetaCommand } from './meta-words.ts';
import { readPattern } from './pattern.ts';
import { printed } from './print.ts';
import { ask, tableOf } from './run-sql.ts';
import { complain, isOn, type PsqlSession } from './session.ts';

/** `\l` and everything that begins with `\d`; undefined when it is none of them. True when it went well. */
export function runListCommand(session: PsqlSession, { name, words }: MetaCommand): boolean | undefined {
  const [, letters = '', options = ''] = /^(l|list|z|d[A-Za-z]*?)([S+]*)$/.exec(name) ?? [];
  const [make, dotted] = listingFor(letters) ?? [];
  const describing = letters === 'd' && words[0] !== undefined;
  if (make === undefined && !describing) return undefined;
  const [text] = words;
  const read = text === undefined ? undefined : readPattern(text, dotted ?? DOTTED, session.client.target.database);
  for (const word of words.slice(1)) complain(session, `\\${name}: extra argument "${word}" ignored`);
  if (read?.type === 'failed') {
    complain(session, read.reason);
    return false;
  }
  const request: ListRequest = { pattern: read?.pattern, system: options.includes('S'), plus: options.includes('+') };
  if (describing && request.pattern !== undefined) return describe(session, request.pattern, request.plus);
  return make === undefined ? undefined : showList(session, make(request));
}

function listingFor(letters: string): readonly [(request: ListRequest) => Listing, number] | undefined {
  const list = LISTS.get(letters);
  if (list !== undefined) return list;
  if (letters === 'd') return [(request) => relationList('tvmsE', request), DOTTED];
  const kinds = /^d([tivmsE]+)$/.exec(letters)?.[1];
  return kinds === undefined ? undefined : [(request) => relationList(kinds, request), DOTTED];
}

/** The lists, and how many parts a name in their pattern can have. */
const LISTS: ReadonlyMap<string, readonly [(request: ListRequest) => Listing, number]> = new Map<string, readonly [(request: ListRequest) => Listing, number]>([
  ['l', [databaseList, 1]],
  ['list', [databaseList, 1]],
  ['dn', [schemaList, 2]],
  ['dT', [typeList, DOTTED]],
  ['dD', [domainList, DOTTED]],
  ['df', [functionList, DOTTED]],
  ['du', [roleList, 1]],
  ['dg', [roleList, 1]],
  ['dx', [extensionList, 1]],
]);

function showList(session: PsqlSession, { title, sql, none, uncounted = false }: Listing): boolean {
  const rows = ask(session, sql);
  if (rows === undefined) return false;
  if (rows.rows.length === 0 && none !== undefined && !isOn(session, 'QUIET')) {
    complain(session, none);
    return true;
  }
  session.world.stdout(printed({ ...tableOf(rows), title, ...(uncounted && { footers: [] }) }, { ...session.print, null: '' }));
  return true;
}
