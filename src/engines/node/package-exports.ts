/** The conditions that hold for `require` in Node. */
const CONDITIONS = new Set(['node', 'require', 'node-addons', 'default']);

/**
 * What a package's `exports` say about a subpath.
 *
 * @param subpath `.` or `./rest`
 * @returns a path relative to the package, or undefined when the package does not give it out
 */
export function resolveExports(exported: unknown, subpath: string): string | undefined {
  if (!isRecord(exported) || !Object.keys(exported).some((key) => key.startsWith('.'))) return subpath === '.' ? targetOf(exported, '') : undefined;
  if (Object.hasOwn(exported, subpath)) return targetOf(exported[subpath], '');
  const patterns = Object.keys(exported)
    .filter((key) => key.includes('*'))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*'));
  for (const pattern of patterns) {
    const [start = '', end = ''] = pattern.split('*');
    if (subpath.startsWith(start) && subpath.endsWith(end) && subpath.length >= pattern.length) return targetOf(exported[pattern], subpath.slice(start.length, subpath.length - end.length));
  }
  return undefined;
}

function targetOf(target: unknown, star: string): string | undefined {
  if (typeof target === 'string') return target.replaceAll('*', star);
  if (Array.isArray(target)) return target.map((each) => targetOf(each, star)).find((each) => each !== undefined);
  if (!isRecord(target)) return undefined;
  for (const [condition, inner] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? targetOf(inner, star) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
