/** Monaco's name for the language of a file, by its ending; `plaintext` for what has none of ours. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.slice(name.lastIndexOf('.') + 1);
  switch (ending) {
    case 'py':
      return 'python';
    case 'sql':
      return 'sql';
    case 'ini':
    case 'cfg':
    case 'toml':
      return 'ini';
    case 'mako':
      return 'mako';
    default:
      return name === '.flaskenv' || name === '.env' ? 'ini' : 'plaintext';
  }
}
