import './buffer-global.ts';
import { expandOid, type PromiseFsClient, readObject, writeObject } from 'isomorphic-git';
import { byBytes, fromUtf8, utf8 } from './byte-text.ts';
import { GitFailure } from './failure.ts';
import { type Person, parsePerson, personLine } from './person.ts';
import { hex, sha1, unhex } from './sha1.ts';
import { treeFs } from './tree-fs.ts';
import { below, type WorkFiles } from './work-files.ts';

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** With the line end that git puts after it. */
  readonly message: string;
}

/** A file of a tree: its mode as git writes it (`100644`) and the name of its blob. */
export interface Entry {
  readonly mode: string;
  readonly oid: string;
}

/** A whole tree as files by path, without its folders. */
export type FlatTree = ReadonlyMap<string, Entry>;

export interface StoredObject {
  readonly type: ObjectType;
  readonly bytes: Uint8Array;
}

/** The object store of one repository, loose and packed, by isomorphic-git. What was read once is remembered. */
export class Objects {
  readonly #fs: PromiseFsClient;
  readonly #cache = {};
  readonly #files: WorkFiles;
  readonly #folder: string;
  readonly #read = new Map<string, StoredObject>();
  readonly #commits = new Map<string, Commit>();
  readonly #trees = new Map<string, FlatTree>();

  /** @param folder the git folder inside of the files: `.git`, or `''` for a bare repository */
  constructor(files: WorkFiles, folder: string) {
    this.#files = files;
    this.#folder = folder;
    this.#fs = treeFs(files);
  }

  async read(oid: string): Promise<StoredObject> {
    const known = this.#read.get(oid);
    if (known !== undefined) return known;
    const found = await readObject({ ...this.#place(), oid, format: 'content', cache: this.#cache }).catch(() => undefined);
    if (found === undefined || !(found.object instanceof Uint8Array) || !isObjectType(found.type)) throw new GitFailure(128, `fatal: unable to read ${oid}\n`);
    const object: StoredObject = { type: found.type, bytes: new Uint8Array(found.object) };
    this.#read.set(oid, object);
    return object;
  }

  async has(oid: string): Promise<boolean> {
    if (this.#read.has(oid) || this.#files.kind(this.#loosePath(oid)) === 'file') return true;
    return this.#packed() && (await this.read(oid).then(() => true, () => false));
  }

  /** The names that an abbreviation of at least four digits may stand for; more than one only says that there are several. */
  async expand(short: string): Promise<readonly string[]> {
    const folder = below(this.#folder, `objects/${short.slice(0, 2)}`);
    const loose = this.#files.names(folder).filter((name) => name.startsWith(short.slice(2))).map((name) => short.slice(0, 2) + name);
    if (!this.#packed()) return loose;
    return expandOid({ ...this.#place(), oid: short, cache: this.#cache }).then((oid) => [oid], () => loose);
  }

  async write(type: ObjectType, bytes: Uint8Array): Promise<string> {
    const oid = oidOf(type, bytes);
    this.#read.set(oid, { type, bytes });
    if (this.#files.kind(this.#loosePath(oid)) !== 'file') await writeObject({ ...this.#place(), type, object: bytes, format: 'content' });
    return oid;
  }

  /** Copies an object from another repository; a loose one keeps its very bytes, so that two environments share them. */
  async copyFrom(other: Objects, oid: string): Promise<void> {
    const loose = other.#files.read(other.#loosePath(oid));
    if (loose !== undefined) return this.#files.write(this.#loosePath(oid), loose);
    const { type, bytes } = await other.read(oid);
    await this.write(type, bytes);
  }

  async blob(oid: string): Promise<Uint8Array> {
    return (await this.read(oid)).bytes;
  }

  async commit(oid: string): Promise<Commit> {
    const known = this.#commits.get(oid);
    if (known !== undefined) return known;
    const { type, bytes } = await this.read(oid);
    if (type !== 'commit') throw new GitFailure(128, `error: object ${oid} is a ${type}, not a commit\nfatal: bad object ${oid}\n`);
    const commit = parseCommit(oid, fromUtf8(bytes));
    this.#commits.set(oid, commit);
    return commit;
  }

  writeCommit({ tree, parents, author, committer, message }: Omit<Commit, 'oid'>): Promise<string> {
    const lines = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`), `author ${personLine(author)}`, `committer ${personLine(committer)}`];
    return this.write('commit', utf8(`${lines.join('\n')}\n\n${message}`));
  }

  /** The direct entries of a tree, in git's order. */
  async entries(oid: string): Promise<readonly (Entry & { readonly name: string })[]> {
    return parseTree((await this.read(oid)).bytes);
  }

  /** All files of a tree by path, in git's order. */
  async flat(tree: string): Promise<FlatTree> {
    const known = this.#trees.get(tree);
    if (known !== undefined) return known;
    const files = new Map<string, Entry>();
    await this.#flatten(tree, '', files);
    const sorted = new Map([...files].sort(([a], [b]) => byBytes(a, b)));
    this.#trees.set(tree, sorted);
    return sorted;
  }

  async flatOf(commit: string | undefined): Promise<FlatTree> {
    return commit === undefined ? new Map() : this.flat((await this.commit(commit)).tree);
  }

  /** Writes the trees that hold these files and answers the name of the top one. */
  async writeTree(files: FlatTree, folder = ''): Promise<string> {
    const prefix = folder === '' ? '' : `${folder}/`;
    const here = new Map<string, Entry>();
    const folders = new Map<string, Map<string, Entry>>();
    for (const [path, entry] of files) {
      const rest = path.slice(prefix.length);
      const slash = rest.indexOf('/');
      if (slash === -1) here.set(rest, entry);
      else {
        const name = rest.slice(0, slash);
        folders.set(name, (folders.get(name) ?? new Map<string, Entry>()).set(path, entry));
      }
    }
    for (const [name, inside] of folders) here.set(name, { mode: '40000', oid: await this.writeTree(inside, prefix + name) });
    const sortName = ([name, entry]: [string, Entry]): string => (isFolder(entry) ? `${name}/` : name);
    const sorted = [...here].sort((a, b) => byBytes(sortName(a), sortName(b)));
    return this.write('tree', joined(sorted.flatMap(([name, { mode, oid }]) => [utf8(`${mode} ${name}\0`), unhex(oid)])));
  }

  async #flatten(tree: string, folder: string, into: Map<string, Entry>): Promise<void> {
    for (const { name, mode, oid } of await this.entries(tree)) {
      if (isFolder({ mode, oid })) await this.#flatten(oid, below(folder, name), into);
      else into.set(below(folder, name), { mode, oid });
    }
  }

  #packed(): boolean {
    return this.#files.names(below(this.#folder, 'objects/pack')).length > 0;
  }

  #loosePath(oid: string): string {
    return below(this.#folder, `objects/${oid.slice(0, 2)}/${oid.slice(2)}`);
  }

  #place(): { fs: PromiseFsClient; dir: string; gitdir: string } {
    return { fs: this.#fs, dir: '/', gitdir: `/${this.#folder}` };
  }
}

const blobNames = new WeakMap<Uint8Array, string>();

/** The name that git gives to a file with these bytes. Bytes of a tree never change in place, so it is worked out once. */
export function blobOid(bytes: Uint8Array): string {
  const known = blobNames.get(bytes);
  if (known !== undefined) return known;
  const oid = oidOf('blob', bytes);
  blobNames.set(bytes, oid);
  return oid;
}

export function isFolder(entry: Entry): boolean {
  return entry.mode === '40000';
}

function oidOf(type: ObjectType, bytes: Uint8Array): string {
  return hex(sha1(utf8(`${type} ${bytes.length}\0`), bytes));
}

function isObjectType(type: string | undefined): type is ObjectType {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag';
}

function parseCommit(oid: string, text: string): Commit {
  const end = text.indexOf('\n\n');
  const header = text.slice(0, end).split('\n');
  const values = (key: string): string[] => header.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  return {
    oid,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: parsePerson(values('author')[0] ?? ''),
    committer: parsePerson(values('committer')[0] ?? ''),
    message: end === -1 ? '' : text.slice(end + 2),
  };
}

function parseTree(bytes: Uint8Array): (Entry & { name: string })[] {
  const entries: (Entry & { name: string })[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const zero = bytes.indexOf(0, space);
    entries.push({ mode: fromUtf8(bytes.subarray(at, space)), name: fromUtf8(bytes.subarray(space + 1, zero)), oid: hex(bytes.subarray(zero + 1, zero + 21)) });
    at = zero + 21;
  }
  return entries;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
