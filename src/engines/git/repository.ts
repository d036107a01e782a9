import { type EnvironmentId, projectFolder } from '../../domain/environment.ts';
import { fromUtf8, utf8 } from './byte-text.ts';
import { type Ignored, ignoreRules } from './ignore.ts';
import { type Index, parseIndex, serializeIndex } from './index-file.ts';
import { Objects } from './objects.ts';
import { type Person, zoneOf } from './person.ts';
import { Refs } from './refs.ts';
import { Settings } from './settings.ts';
import { above, below, type WorkFiles } from './work-files.ts';

/** Where and when a command runs. */
export interface Surroundings {
  readonly files: WorkFiles;
  readonly environment: EnvironmentId;
  /** The shell's folder, relative to the files' top. */
  readonly cwd: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** Minutes west of Greenwich. */
  readonly minutesWest: number;
}

/** A repository with a work tree, opened for one command. */
export class Repository {
  readonly files: WorkFiles;
  /** The work tree's folder in the files, `''` for the top. */
  readonly root: string;
  /** The folder `.git` in the files. */
  readonly folder: string;
  readonly objects: Objects;
  readonly refs: Refs;
  readonly settings: Settings;
  readonly #surroundings: Surroundings;
  #index: Index | undefined;

  constructor(surroundings: Surroundings, root: string) {
    this.#surroundings = surroundings;
    this.files = surroundings.files;
    this.root = root;
    this.folder = below(root, '.git');
    this.settings = new Settings(this.files, this.folder, surroundings.environment);
    this.objects = new Objects(this.files, this.folder);
    this.refs = new Refs(this.files, this.folder, () => this.me());
  }

  /** Who commits now: `git config user.name`, or the environment's developer. */
  me(): Person {
    const { now, minutesWest } = this.#surroundings;
    return { name: this.settings.get('user.name') ?? '', email: this.settings.get('user.email') ?? '', seconds: now, zone: zoneOf(minutesWest) };
  }

  get index(): Index {
    this.#index ??= parseIndex(this.files.read(below(this.folder, 'index')));
    return this.#index;
  }

  set index(index: Index) {
    this.#index = index;
    this.files.write(below(this.folder, 'index'), serializeIndex(index));
  }

  /** The work tree's folder as git prints it. */
  get absoluteRoot(): string {
    return projectFolder(this.#surroundings.environment) + (this.root === '' ? '' : `/${this.root}`);
  }

  /** Which paths are ignored; asked anew because a command may change the rules. Paths are the repository's. */
  ignored(): Ignored {
    const ignored = ignoreRules(this.files, this.root);
    return (path, kind) => ignored(this.inFiles(path), kind);
  }

  /** A path of the repository as a path of the files. */
  inFiles(path: string): string {
    return path === '' ? this.root : below(this.root, path);
  }

  readWork(path: string): Uint8Array | undefined {
    return this.files.read(this.inFiles(path));
  }

  /** A small text file of the git folder, such as MERGE_MSG. */
  note(name: string): string | undefined {
    const bytes = this.files.read(below(this.folder, name));
    return bytes === undefined ? undefined : fromUtf8(bytes);
  }

  setNote(name: string, text: string | undefined): void {
    if (text === undefined) this.files.remove(below(this.folder, name));
    else this.files.write(below(this.folder, name), utf8(text));
  }

  /** The commit that a merge under way brings in. */
  mergeHead(): string | undefined {
    return this.note('MERGE_HEAD')?.trim();
  }

  /** Ends what was under way: a merge that was concluded, aborted or reset. */
  forgetMerge(): void {
    for (const name of ['MERGE_HEAD', 'MERGE_MSG', 'MERGE_MODE']) this.setNote(name, undefined);
  }
}

/** The repository around a folder, or undefined when there is none. */
export function findRepository(surroundings: Surroundings): Repository | undefined {
  for (let folder = surroundings.cwd; ; folder = above(folder)) {
    if (surroundings.files.read(below(folder, '.git/HEAD')) !== undefined) return new Repository(surroundings, folder);
    if (folder === '') return undefined;
  }
}
