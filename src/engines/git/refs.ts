import { fromUtf8, utf8, byBytes } from './byte-text.ts';
import { fatal } from './failure.ts';
import { type Person, personLine } from './person.ts';
import { below, type WorkFiles } from './work-files.ts';

/** Where HEAD stands: on a branch, which has no commit before the first one, or on a commit by itself. */
export type Head = { readonly type: 'branch'; readonly name: string; readonly oid: string | undefined } | { readonly type: 'detached'; readonly oid: string };

const NO_COMMIT = '0'.repeat(40);

/** The names of a repository for commits: loose files under `refs/`, `packed-refs`, HEAD, and the logs of where they were. */
export class Refs {
  readonly #files: WorkFiles;
  readonly #folder: string;
  readonly #who: (() => Person) | undefined;

  /**
   * @param folder the git folder inside of the files
   * @param who stands in the logs; a bare repository keeps none, so it gives nobody
   */
  constructor(files: WorkFiles, folder: string, who?: () => Person) {
    this.#files = files;
    this.#folder = folder;
    this.#who = who;
  }

  head(): Head {
    const branch = this.symbolic('HEAD');
    if (branch === undefined) return { type: 'detached', oid: this.#text('HEAD') ?? '' };
    return { type: 'branch', name: branch, oid: this.read(branch) };
  }

  headOid(): string | undefined {
    return this.head().oid;
  }

  /** The commit (or tag object) that a full name such as `refs/heads/main` or `HEAD` stands for. */
  read(name: string): string | undefined {
    const target = this.symbolic(name);
    if (target !== undefined) return this.read(target);
    const text = this.#text(name);
    if (text !== undefined) return /^[0-9a-f]{40}/.exec(text)?.[0];
    return this.#packed().get(name);
  }

  /** The name that a symbolic name such as HEAD points to. */
  symbolic(name: string): string | undefined {
    return /^ref: (\S+)/.exec(this.#text(name) ?? '')?.[1];
  }

  /** Names that begin with a prefix such as `refs/heads/`, sorted, each with what it stands for. */
  list(prefix: string): [name: string, oid: string][] {
    const loose = [...this.#files.filesUnder(below(this.#folder, prefix.replace(/\/$/, '')))].map((path) => (this.#folder === '' ? path : path.slice(this.#folder.length + 1))).filter((name) => name.startsWith(prefix));
    const packed = [...this.#packed().keys()].filter((name) => name.startsWith(prefix));
    return [...new Set([...loose, ...packed])].sort(byBytes).flatMap((name): [string, string][] => {
      const oid = this.read(name);
      return oid === undefined ? [] : [[name, oid]];
    });
  }

  /** Points a name at a commit. The message stands in its log, and in HEAD's when HEAD is on that branch. */
  set(name: string, oid: string, message: string): void {
    const old = this.read(name);
    const target = this.symbolic(name) ?? name;
    this.#refuseClash(target);
    this.#write(target, `${oid}\n`);
    this.#log(target, old, oid, message);
    if (target !== 'HEAD' && this.symbolic('HEAD') === target) this.#log('HEAD', old, oid, message);
  }

  delete(name: string): void {
    const path = below(this.#folder, name);
    const keep = below(this.#folder, name.split('/').slice(0, 2).join('/'));
    this.#files.removeAndTidy(path, keep);
    this.#files.removeAndTidy(below(this.#folder, `logs/${name}`), below(this.#folder, 'logs/refs'));
    const packed = this.#files.read(below(this.#folder, 'packed-refs'));
    if (packed === undefined || !this.#packed().has(name)) return;
    const kept = fromUtf8(packed).replaceAll(new RegExp(`^[0-9a-f]{40} ${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\n(\\^.*\n)?`, 'gm'), '');
    this.#files.write(below(this.#folder, 'packed-refs'), utf8(kept));
  }

  /** Moves HEAD to a branch. */
  attach(branch: string, message: string): void {
    const old = this.headOid();
    this.#write('HEAD', `ref: ${branch}\n`);
    const oid = this.read(branch);
    if (oid !== undefined && message !== '') this.#log('HEAD', old, oid, message);
  }

  /** Moves HEAD to a commit by itself. */
  detach(oid: string, message: string): void {
    const old = this.headOid();
    this.#write('HEAD', `${oid}\n`);
    this.#log('HEAD', old, oid, message);
  }

  /** Makes a name that points to another, as `refs/remotes/origin/HEAD` does. */
  setSymbolic(name: string, target: string): void {
    this.#write(name, `ref: ${target}\n`);
  }

  /** The lines of a name's log, the newest first. */
  log(name: string): { readonly old: string; readonly oid: string; readonly message: string }[] {
    const text = this.#files.read(below(this.#folder, `logs/${name}`));
    if (text === undefined) return [];
    return fromUtf8(text).trimEnd().split('\n').reverse().map((line) => {
      const [record = '', message = ''] = line.split('\t');
      return { old: record.slice(0, 40), oid: record.slice(41, 81), message };
    });
  }

  /** Gives a branch another name, its log with it. */
  rename(from: string, to: string, message: string): void {
    const oid = this.read(from);
    const log = this.#files.read(below(this.#folder, `logs/${from}`));
    const onIt = this.symbolic('HEAD') === from;
    this.delete(from);
    if (oid !== undefined) {
      this.#write(to, `${oid}\n`);
      if (log !== undefined) this.#files.write(below(this.#folder, `logs/${to}`), log);
      this.#log(to, oid, oid, message);
    }
    if (!onIt) return;
    this.#write('HEAD', `ref: ${to}\n`);
    if (oid !== undefined) this.#log('HEAD', oid, oid, message);
  }

  /** A name cannot be the folder of another. */
  #refuseClash(name: string): void {
    const parents = name.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
    const other = this.list(`${name}/`)[0]?.[0] ?? parents.slice(3).find((parent) => this.read(parent) !== undefined);
    if (other !== undefined) throw fatal(`cannot lock ref '${name}': '${other}' exists; cannot create '${name}'`);
  }

  #log(name: string, old: string | undefined, oid: string, message: string): void {
    if (this.#who === undefined || !/^(HEAD$|refs\/(heads|remotes)\/)/.test(name)) return;
    const path = below(this.#folder, `logs/${name}`);
    const before = this.#files.read(path);
    const line = `${old ?? NO_COMMIT} ${oid} ${personLine(this.#who())}\t${message}\n`;
    this.#files.write(path, utf8((before === undefined ? '' : fromUtf8(before)) + line));
  }

  #write(name: string, text: string): void {
    this.#files.write(below(this.#folder, name), utf8(text));
  }

  #text(name: string): string | undefined {
    const bytes = this.#files.read(below(this.#folder, name));
    return bytes === undefined ? undefined : fromUtf8(bytes).trim();
  }

  #packed(): Map<string, string> {
    const bytes = this.#files.read(below(this.#folder, 'packed-refs'));
    if (bytes === undefined) return new Map();
    return new Map([...fromUtf8(bytes).matchAll(/^([0-9a-f]{40}) (\S+)$/gm)].map(([, oid = '', name = '']) => [name, oid]));
  }
}

/** `refs/heads/main` as people say it: `main`. */
export function shortName(name: string): string {
  return name.replace(/^refs\/(heads|tags|remotes)\//, '');
}
