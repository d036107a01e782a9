import type { EnvironmentId } from '../../domain/environment.ts';
import { fromUtf8, utf8 } from './byte-text.ts';
import { canonicalName, parseConfig, type Setting, withoutSection, withoutSetting, withSetting } from './config-file.ts';
import { below, type WorkFiles } from './work-files.ts';

/** Who commits in each environment until `git config` says otherwise. */
export const developers: Readonly<Record<EnvironmentId, { readonly name: string; readonly email: string }>> = {
  'dev-a': { name: 'Developer A', email: 'dev-a@example.org' },
  'dev-b': { name: 'Developer B', email: 'dev-b@example.org' },
  ci: { name: 'CI', email: 'ci@example.org' },
  production: { name: 'Production', email: 'production@example.org' },
};

/**
 * The settings of a repository on top of those that every environment has, as if they stood in its `~/.gitconfig`.
 * Nothing outside of the project folder is a file here, so what `--global` sets is kept in the repository as well.
 */
export class Settings {
  readonly #files: WorkFiles;
  readonly #path: string;
  readonly #given: readonly Setting[];

  constructor(files: WorkFiles, folder: string, environment: EnvironmentId) {
    this.#files = files;
    this.#path = below(folder, 'config');
    const { name, email } = developers[environment];
    this.#given = givenSettings(name, email);
  }

  /** Every setting, those of the environment first; the last of a name holds. */
  all(): readonly Setting[] {
    return [...this.#given, ...parseConfig(this.#text())];
  }

  local(): readonly Setting[] {
    return parseConfig(this.#text());
  }

  get(name: string): string | undefined {
    return this.all().findLast((setting) => setting.name === canonicalName(name))?.value;
  }

  set(name: string, value: string): void {
    this.#write(withSetting(this.#text(), name, value));
  }

  /** Says whether there was such a setting in the repository. */
  unset(name: string): boolean {
    const before = this.#text();
    const after = withoutSetting(before, name);
    if (after !== before) this.#write(after);
    return after !== before;
  }

  removeSection(section: string): void {
    const before = this.#text();
    const after = withoutSection(before, section);
    if (after !== before) this.#write(after);
  }

  #text(): string {
    const bytes = this.#files.read(this.#path);
    return bytes === undefined ? '' : fromUtf8(bytes);
  }

  #write(text: string): void {
    this.#files.write(this.#path, utf8(text));
  }
}

/** What every environment's own configuration holds. */
export function givenSettings(name: string, email: string): readonly Setting[] {
  return [
    { name: 'user.name', value: name },
    { name: 'user.email', value: email },
    { name: 'init.defaultbranch', value: 'main' },
  ];
}
