import path from 'path-browserify';
import { z } from 'zod';
import { isBuiltin } from './builtin-modules.ts';
import { contentOf, type Disk } from './disk.ts';
import { resolveExports } from './package-exports.ts';
import { nodeError } from './system-error.ts';
import { withoutDynamicImports } from './source-imports.ts';

/** Where packages lie that every environment finds, as after `npm install --global`. */
export const packagesFolder = '/usr/lib/node_modules';

export interface LoaderWorld {
  readonly disk: Disk;
  readonly builtin: (name: string) => unknown;
  /** Packages that no file can hold, such as those with native code: the module itself, by its name. One with the name of a module of Node's stands in its place. */
  readonly provided: ReadonlyMap<string, () => unknown>;
  /** Evaluates the text of an installed package, if that can be done faster than by `eval`. */
  readonly evaluate?: ((text: string, file: string) => unknown) | undefined;
  /** Evaluates a file that is an ES module or TypeScript; left out, such a file is refused as Node's `require` refuses it. */
  readonly loadEsModule?: (file: string, source: string, loader: ModuleLoader) => Promise<unknown>;
}

/** CommonJS for one process: a module is evaluated once, from the files as they are, and forgotten with the process. */
export interface ModuleLoader {
  /** The path of the file that a specifier means in a file. Throws Node's error. */
  resolve(specifier: string, from: string): string;
  require(specifier: string, from: string): unknown;
  /** What `import()` answers. */
  import(specifier: unknown, from: string): Promise<unknown>;
  /** Evaluates a file as the program that was started. */
  runMain(file: string): void;
  /** Evaluates a text as `node -e` does, and answers its value. */
  runText(text: string, cwd: string): unknown;
}

interface Module {
  id: string;
  path: string;
  exports: unknown;
  filename: string;
  loaded: boolean;
  children: Module[];
  paths: string[];
  parent: Module | null | undefined;
  require: unknown;
}

const EXTENSIONS = ['.js', '.json', '.node', '.cjs'];
/** What a program's `import(…)` calls. In the installed packages it was put in their place when they were packed. */
export const IMPORT = '__nodeImport';
/** What stands before a module's text, in its first line. */
export const wrapperStart = `(function (${IMPORT}) { return function (exports, require, module, __filename, __dirname) { `;
const packageFile = z.looseObject({ main: z.string().optional(), type: z.string().optional(), exports: z.unknown().optional() });
type PackageFile = z.infer<typeof packageFile>;
const isInstalled = (where: string): boolean => where.startsWith(`${packagesFolder}/`);

export function createModuleLoader(world: LoaderWorld): ModuleLoader {
  const { disk } = world;
  const cache: Record<string, Module> = Object.create(null) as Record<string, Module>;
  const provided = new Map<string, unknown>();
  /** What is installed cannot change while a process runs: what was read of it, and found from it, is so. */
  const packages = new Map<string, PackageFile | undefined>();
  const foundFrom = new Map<string, string>();
  const read = (file: string): string => new TextDecoder().decode(contentOf(disk.fileAt(file, 'open')));
  const isFile = (file: string): boolean => kindAt(file) === 'file';
  const kindAt = (where: string): 'file' | 'folder' | undefined => {
    try {
      return disk.find(where)?.kind;
    } catch {
      // A part of the way is a file.
      return undefined;
    }
  };
  const readPackage = (folder: string): PackageFile | undefined => {
    if (!isInstalled(folder)) return parsePackage(folder);
    if (!packages.has(folder)) packages.set(folder, parsePackage(folder));
    return packages.get(folder);
  };
  const parsePackage = (folder: string): PackageFile | undefined => {
    const file = `${folder}/package.json`;
    if (!isFile(file)) return undefined;
    try {
      return packageFile.parse(JSON.parse(read(file)));
    } catch (error) {
      throw nodeError(Error, 'ERR_INVALID_PACKAGE_CONFIG', `Invalid package config ${file}. ${error instanceof Error ? error.message : ''}`);
    }
  };

  const asFile = (where: string): string | undefined => [where, ...['.js', '.json', '.node'].map((ending) => where + ending)].find(isFile);
  const asFolder = (where: string): string | undefined => {
    const main = readPackage(where)?.main;
    const mainFile = main === undefined ? undefined : path.join(where, main);
    return (mainFile === undefined ? undefined : (asFile(mainFile) ?? asFile(`${mainFile}/index`))) ?? asFile(`${where}/index`);
  };
  const inPackages = (specifier: string, folder: string): string | undefined => {
    const [, name = specifier, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(specifier) ?? [];
    for (const base of [...foldersUp(folder), packagesFolder]) {
      const home = `${base}/${name}`;
      if (kindAt(home) === undefined) continue;
      const exported = readPackage(home)?.exports;
      if (exported !== undefined && exported !== null) {
        const target = resolveExports(exported, `.${rest}`);
        if (target === undefined) throw nodeError(Error, 'ERR_PACKAGE_PATH_NOT_EXPORTED', `Package subpath '.${rest}' is not defined by "exports" in ${home}/package.json`);
        return path.join(home, target);
      }
      const found = asFile(home + rest) ?? asFolder(home + rest);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const tryResolve = (specifier: string, folder: string): string | undefined => {
    const bare = specifier.replace(/^node:/, '');
    if (world.provided.has(bare) && (bare !== specifier || isBuiltin(bare))) return bare;
    if (isBuiltin(specifier)) return specifier;
    if (/^(\.{1,2}(\/|$)|\/)/.test(specifier)) {
      const where = path.resolve(folder, specifier);
      return (specifier.endsWith('/') ? undefined : asFile(where)) ?? (kindAt(where) === 'folder' ? asFolder(where) : undefined);
    }
    return inPackages(specifier, folder) ?? (world.provided.has(specifier) ? specifier : undefined);
  };
  const resolve = (specifier: string, folder: string, parents: () => readonly string[]): string => {
    if (!isInstalled(folder)) return resolveAnew(specifier, folder, parents);
    const key = `${folder}\n${specifier}`;
    const known = foundFrom.get(key);
    if (known !== undefined) return known;
    const found = resolveAnew(specifier, folder, parents);
    if (isInstalled(found)) foundFrom.set(key, found);
    return found;
  };
  const resolveAnew = (specifier: string, folder: string, parentsOfIt: () => readonly string[]): string => {
    if (specifier === '') throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', "The argument 'id' must be a non-empty string. Received ''");
    const found = tryResolve(specifier, folder);
    if (found !== undefined) return found;
    const parents = parentsOfIt();
    const stack = parents.length === 0 ? '' : `\nRequire stack:\n- ${parents.join('\n- ')}`;
    throw Object.assign(new Error(`Cannot find module '${specifier}'${stack}`), { code: 'MODULE_NOT_FOUND', requireStack: parents });
  };
  const parentsOf = (module: Module | null | undefined): string[] => (module === null || module === undefined ? [] : [module.filename, ...parentsOf(module.parent)]);

  const load = (specifier: string, parent: Module): unknown => {
    if (typeof specifier !== 'string') throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `The "id" argument must be of type string. Received ${specifier === null ? 'null' : typeof specifier}`);
    const file = resolve(specifier, parent.path, () => parentsOf(parent));
    if (file === 'module' || file === 'node:module') return moduleOfModules();
    const make = world.provided.get(file);
    if (make !== undefined) {
      if (!provided.has(file)) provided.set(file, make());
      return provided.get(file);
    }
    if (isBuiltin(file)) return world.builtin(file);
    return loadFile(file, parent).exports;
  };
  const loadFile = (file: string, parent: Module | null): Module => {
    const known = cache[file];
    if (known !== undefined) return known;
    const module = newModule(file, parent);
    cache[file] = module;
    parent?.children.push(module);
    try {
      evaluateFile(module);
    } catch (error) {
      delete cache[file];
      throw error;
    }
    module.loaded = true;
    return module;
  };
  const newModule = (file: string, parent: Module | null): Module => {
    const module: Module = { id: parent === null ? '.' : file, path: path.dirname(file), exports: {}, filename: file, loaded: false, children: [], paths: foldersUp(path.dirname(file)), parent, require: undefined };
    module.require = requireOf(module);
    return module;
  };
  const requireOf = (module: Module): unknown =>
    Object.assign((specifier: string) => load(specifier, module), {
      cache,
      main: mainModule,
      extensions: Object.fromEntries(EXTENSIONS.map((ending) => [ending, () => undefined])),
      resolve: Object.assign((specifier: string, options?: { readonly paths?: readonly string[] }) => {
        const folders = options?.paths ?? [module.path];
        const found = folders.map((folder) => tryResolve(specifier, folder)).find((each) => each !== undefined);
        return found ?? resolve(specifier, folders[0] ?? module.path, () => parentsOf(module));
      }, { paths: () => module.paths }),
    });
  let mainModule: Module | undefined;

  const evaluateFile = (module: Module): void => {
    const { filename } = module;
    const source = read(filename);
    if (filename.endsWith('.json')) {
      try {
        module.exports = JSON.parse(source.replace(/^\uFEFF/, ''));
      } catch (error) {
        throw error instanceof Error ? Object.assign(error, { message: `${filename}: ${error.message}` }) : error;
      }
      return;
    }
    if (filename.endsWith('.mjs') || (filename.endsWith('.js') && packageTypeOf(filename) === 'module')) {
      throw nodeError(Error, 'ERR_REQUIRE_ESM', `require() of ES Module ${filename} ${module.parent === null ? '' : `from ${module.parent?.filename} `}not supported.`);
    }
    evaluate(source, module);
  };
  const packageTypeOf = (file: string): string | undefined => {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const found = readPackage(folder);
      if (found !== undefined) return found.type;
      if (folder === '/' || folder.endsWith('/node_modules')) return undefined;
    }
  };
  const evaluate = (source: string, module: Module): void => {
    const program = source.replace(/^\uFEFF?#!/, '//');
    const installed = isInstalled(module.filename);
    const text = installed ? program : withoutDynamicImports(program, IMPORT);
    // In the same line as the text: the line numbers of a stack trace are those of the file.
    const whole = `${wrapperStart}${text}\n} })\n//# sourceURL=${module.filename}`;
    const make = (installed && world.evaluate !== undefined ? world.evaluate(whole, module.filename) : globalEval(whole)) as (
      importIt: (specifier: unknown) => Promise<unknown>,
    ) => (...args: unknown[]) => void;
    make((specifier) => importFrom(specifier, module)).call(module.exports, module.exports, module.require, module, module.filename, module.path);
  };
  const importFrom = async (specifier: unknown, from: Module): Promise<unknown> => {
    const text = String(specifier);
    const address = text.startsWith('file:') ? decodeURIComponent(new URL(text).pathname) : text;
    const file = resolve(address, from.path, () => parentsOf(from));
    const esModule = file.endsWith('.mjs') || file.endsWith('.ts') || (file.endsWith('.js') && packageTypeOf(file) === 'module');
    if (esModule && world.loadEsModule !== undefined) return world.loadEsModule(file, read(file), loader);
    const exports = load(address, from);
    return { ...(typeof exports === 'object' ? exports : {}), default: exports };
  };
  const moduleOfModules = (): unknown =>
    Object.assign(function NodeModule() {}, { createRequire: (from: string) => requireOf(newModule(from.replace(/^file:\/\//, ''), null)), builtinModules: [], isBuiltin, _cache: cache, _nodeModulePaths: foldersUp });

  const moduleAt = (file: string): Module => cache[file] ?? newModule(file, null);
  const loader: ModuleLoader = {
    resolve: (specifier, from) => resolve(specifier, path.dirname(from), () => [from]),
    require: (specifier, from) => load(specifier, moduleAt(from)),
    import: (specifier, from) => importFrom(specifier, moduleAt(from)),
    runMain(file) {
      const found = tryResolve(file, '/') ?? resolve(file, '/', () => []);
      mainModule = newModule(found, null);
      mainModule.require = requireOf(mainModule);
      cache[found] = mainModule;
      evaluateFile(mainModule);
      mainModule.loaded = true;
    },
    runText(text, cwd) {
      const module = newModule(`${cwd}/[eval]`, null);
      // The text of `-e` finds the modules of the process where a file finds its own.
      Object.assign(globalThis, { require: module.require, module, exports: module.exports, __filename: '[eval]', __dirname: '.' });
      const evaluated = withoutDynamicImports(text, IMPORT);
      Object.assign(globalThis, { [IMPORT]: (specifier: unknown) => importFrom(specifier, module) });
      return globalEval(`${evaluated}\n//# sourceURL=[eval]`) as unknown;
    },
  };
  return loader;
}

/** Evaluates in the global scope, and so sees no name of this file. */
// oxlint-disable-next-line eslint/no-eval -- the files of an environment are programs, and this is what runs them
const globalEval = globalThis.eval;

function foldersUp(folder: string): string[] {
  const parts = folder.split('/').filter((part) => part !== '');
  return parts
    .map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`)
    .filter((each) => !each.endsWith('/node_modules'))
    .map((each) => `${each}/node_modules`)
    .concat('/node_modules');
}
