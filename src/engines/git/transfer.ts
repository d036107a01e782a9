import { isFolder, type Objects } from './objects.ts';

/**
 * Copies everything that some commits need from one repository to another. What the other has already it has in full,
 * because objects only ever arrive together with all that they name.
 */
export async function transfer(from: Objects, to: Objects, oids: readonly string[]): Promise<void> {
  const open = [...oids];
  const seen = new Set<string>();
  const take: string[] = [];
  for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
    if (seen.has(oid) || (await to.has(oid))) continue;
    seen.add(oid);
    take.push(oid);
    const { type, bytes } = await from.read(oid);
    switch (type) {
      case 'commit': {
        const { tree, parents } = await from.commit(oid);
        open.push(tree, ...parents);
        break;
      }
      case 'tree':
        for (const entry of await from.entries(oid)) if (isFolder(entry) || entry.mode !== '160000') open.push(entry.oid);
        break;
      case 'tag':
        open.push(/^object ([0-9a-f]{40})/.exec(new TextDecoder().decode(bytes))?.[1] ?? '');
        break;
      case 'blob':
        break;
    }
  }
  for (const oid of take.reverse()) await to.copyFrom(from, oid);
}
