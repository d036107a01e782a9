import { eachEnvironment, environmentIds, type EnvironmentId } from '../domain/environment.ts';
import { emptyTree, type FileTree, textAt } from '../domain/file-tree.ts';
import type { Workspace } from '../domain/workspace.ts';
import { limits, tooLarge, tooManyFiles } from './limits.ts';
import { archiveNameProblem, clashIn, treePathProblem, shownName } from './path-rules.ts';
import { descriptionSchema, problemIn, shellOf, type WorldDescription } from './world-description.ts';
import { readPack, writePack } from '../process/pack.ts';
import { databasesFolder, environmentsFolder, oddNamesFolder, originFolder, worldDescription } from './world-names.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';
import { valueProblem } from '../texts/value-problem.ts';

/** A whole world, or a sentence that says why there is none. */
export type WorldReading = { readonly type: 'world'; readonly workspace: Workspace } | { readonly type: 'refused'; readonly reason: string };

/** The files of a world file, to be zipped: readable by people, and whole. */
export function worldTree({ origin, environments }: Workspace): FileTree {
  const tree = new Map<string, Uint8Array>();
  const oddNames: Record<string, string> = {};
  const put = (folder: string, files: FileTree): void => {
    if (files.size === 0) tree.set(`${folder}/`, new Uint8Array(0));
    for (const [path, bytes] of files) {
      const whole = `${folder}/${path}`;
      if (archiveNameProblem(whole) === undefined) tree.set(whole, bytes);
      else {
        const stored = `${oddNamesFolder}/${Object.keys(oddNames).length + 1}`;
        oddNames[stored] = whole;
        tree.set(stored, bytes);
      }
    }
  };
  put(originFolder, origin);
  for (const id of environmentIds) {
    put(`${environmentsFolder}/${id}`, environments[id].files);
    const { database } = environments[id];
    if (database !== undefined) tree.set(packOf(id), writePack(database));
  }
  const description: WorldDescription = {
    format: 'headway-world',
    version: 1,
    environments: eachEnvironment((id) => shellOf(environments[id])),
    oddNames,
  };
  return new Map([[worldDescription, new TextEncoder().encode(`${JSON.stringify(description, undefined, 2)}\n`)], ...tree]);
}

/** Why a world is too large to be opened again; undefined when it is not. */
export function worldProblem(tree: FileTree): string | undefined {
  if (tree.size > limits.files) return tooManyFiles();
  return [...tree.values()].reduce((sum, { length }) => sum + length, 0) > limits.bytes ? tooLarge() : undefined;
}

/** The world that the files of a world file hold. */
export function readWorld(tree: FileTree): WorldReading {
  const refused = (reason: string): WorldReading => ({ type: 'refused', reason: textsOf(incomingTexts).world.refused(reason) });
  const json = parsed(textAt(tree, worldDescription) ?? '');
  const said = descriptionSchema.safeParse(json, { error: valueProblem });
  if (!said.success) return refused(textsOf(incomingTexts).world.description(worldDescription, capital(problemIn(said.error))));
  const { environments, oddNames } = said.data;

  const packs = new Set(environmentIds.map(packOf));
  const databases = new Map<EnvironmentId, FileTree>();
  for (const id of environmentIds) {
    const pack = tree.get(packOf(id));
    if (pack === undefined) continue;
    const database = unpacked(pack);
    if (database === undefined) return refused(textsOf(incomingTexts).world.damaged(packOf(id)));
    databases.set(id, database);
  }
  const byName: (readonly [path: string, bytes: Uint8Array])[] = [];
  for (const [path, bytes] of tree) {
    if (path === worldDescription || packs.has(path)) continue;
    if (!path.startsWith(`${oddNamesFolder}/`)) byName.push([path, bytes]);
    else {
      const own = Object.hasOwn(oddNames, path) ? oddNames[path] : undefined;
      if (own === undefined) return refused(textsOf(incomingTexts).world.noName(worldDescription, shownName(path)));
      const problem = treePathProblem(own);
      if (problem !== undefined) return refused(textsOf(incomingTexts).world.name(shownName(own), problem));
      byName.push([own, bytes]);
    }
  }
  const folders = [originFolder, ...environmentIds.map((id) => `${environmentsFolder}/${id}`)];
  const stray = byName.find(([path]) => !folders.some((folder) => path.startsWith(`${folder}/`)));
  if (stray !== undefined) return refused(textsOf(incomingTexts).world.stray(shownName(stray[0])));
  const clash = clashIn(byName.map(([path]) => path));
  if (clash !== undefined) return refused(clash);

  const below = (folder: string): FileTree => {
    const files = byName.flatMap(([path, bytes]): [string, Uint8Array][] => (path.startsWith(`${folder}/`) && path !== `${folder}/` ? [[path.slice(folder.length + 1), bytes]] : []));
    return files.length === 0 ? emptyTree : new Map(files);
  };
  return {
    type: 'world',
    workspace: {
      origin: below(originFolder),
      environments: eachEnvironment((id) => {
        const database = databases.get(id);
        return { files: below(`${environmentsFolder}/${id}`), ...shellOf(environments[id]), ...(database === undefined ? {} : { database }) };
      }),
    },
  };
}

function packOf(id: EnvironmentId): string {
  return `${databasesFolder}/${id}.pack`;
}

/** The blocks of a pack, each with bytes of its own; undefined when the bytes are none. */
function unpacked(pack: Uint8Array): FileTree | undefined {
  try {
    return new Map([...readPack(pack)].map(([path, bytes]) => [path, bytes.slice()]));
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
