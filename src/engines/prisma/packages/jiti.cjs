// Stands for jiti's loader, which needs Node's own module system. The code is made plain JavaScript by jiti's transform.
const { createRequire } = require('node:module');
const fs = require('node:fs');
const path = require('node:path');
const transform = require('jiti/dist/babel.cjs');

function load(file, cache) {
  const known = cache.get(file);
  if (known !== undefined) return known.exports;
  const module = { exports: {}, filename: file };
  cache.set(file, module);
  const source = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.json')) return (module.exports = JSON.parse(source));
  const { code, error } = transform({ source, filename: file, ts: /\.[cm]?ts$/.test(file), interopDefault: true, retainLines: true, async: false, babel: {} });
  if (error) throw error;
  const require = createRequire(file);
  const find = (name) => (/^\.{1,2}\//.test(name) ? ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js'].map((ending) => path.resolve(path.dirname(file), name + ending)).find((each) => fs.statSync(each, { throwIfNoEntry: false })?.isFile()) : undefined);
  const requireAny = (name) => {
    const local = find(name);
    return local === undefined ? require(name) : load(local, cache);
  };
  const jitiImport = async (name) => requireAny(name);
  new Function('exports', 'require', 'module', '__filename', '__dirname', 'jitiImport', 'jitiESMResolve', `${code}\n//# sourceURL=${file}`)(module.exports, requireAny, module, file, path.dirname(file), jitiImport, (name) => name);
  return module.exports;
}

const importConfig = async (file, options) => {
  const exports = load(file, new Map());
  return options?.default ? (exports?.default ?? exports) : exports;
};
module.exports.createJiti = () => ({ ['import']: importConfig });
