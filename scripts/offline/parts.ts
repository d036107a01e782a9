import { type PartId, partIds } from '../../src/offline/release.ts';
import type { BuiltFile } from '../sizes/built-graph.ts';

/** What an engine consists of: what its first file leads to, and what the build put into `public/` for it. */
const engines: Readonly<Record<Exclude<PartId, 'page'>, { readonly begins: string; readonly folder: RegExp }>> = {
  sequelize: { begins: 'engine-sequelize.js', folder: /^packages\/[0-9a-f]{12}\/sequelize\./ },
  prisma: { begins: 'engine-prisma.js', folder: /^packages\/[0-9a-f]{12}\/prisma\./ },
  postgres: { begins: 'browser-servers.js', folder: /^postgres\/[0-9a-f]{12}\.image$/ },
};

/** The parts in which a built page is kept. What the page needs, which is always there, is in no engine's part; what no engine alone needs is the page's. */
export function partsOf(files: ReadonlyMap<string, BuiltFile>): Readonly<Record<PartId, readonly BuiltFile[]>> {
  const all = [...files.values()];
  const firsts = new Map(Object.entries(engines).map(([part, { begins }]) => [part, all.find(({ name }) => name === begins)]));
  for (const [part, first] of firsts) if (first === undefined) throw new Error(`The part ${part} begins with ${engines[part as keyof typeof engines].begins}, which was not built.`);
  const begins = new Set([...firsts.values()].flatMap((file) => file?.path ?? []));
  /** All that a file may ever fetch, without going into another engine. */
  const reach = (from: readonly string[]): Set<string> => {
    const reached = new Set<string>();
    const follow = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      const file = files.get(path);
      for (const next of [...(file?.imports ?? []), ...(file?.asks ?? [])]) if (!begins.has(next)) follow(next);
    };
    from.forEach(follow);
    return reached;
  };
  const ofPage = reach(['index.html']);
  const parts = new Map<PartId, readonly BuiltFile[]>();
  const ofEngines = new Set<string>();
  for (const part of partIds) {
    if (part === 'page') continue;
    const first = firsts.get(part)?.path;
    const reached = reach(first === undefined ? [] : [first]);
    const own = all.filter(({ path }) => !ofPage.has(path) && (reached.has(path) || engines[part].folder.test(path)));
    for (const { path } of own) ofEngines.add(path);
    parts.set(part, own);
  }
  const page = all.filter(({ path }) => !ofEngines.has(path));
  return { page, sequelize: parts.get('sequelize') ?? [], prisma: parts.get('prisma') ?? [], postgres: parts.get('postgres') ?? [] };
}
