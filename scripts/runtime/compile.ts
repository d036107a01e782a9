import { loadPyodide } from 'pyodide';

/**
 * @property bytecode where Python looks for it with `PYTHONPYCACHEPREFIX=/cache` → bytes
 * @property needed the paths in `bytecode` that the interpreter reads before its first process
 */
export interface Compiled {
  readonly bytecode: Map<string, Uint8Array>;
  readonly needed: ReadonlySet<string>;
}

/**
 * Compiles every `.py` with Pyodide's own Python, so that the bytecode is exactly what it would make itself.
 * Unchecked hashes: the interpreter never compares the bytecode with its source, which may not even be loaded yet.
 *
 * @param sources absolute path → bytes
 * @param imports source of the module that imports what every process finds imported
 */
export async function compileAll(sources: ReadonlyMap<string, Uint8Array>, imports: string): Promise<Compiled> {
  const pyodide = await loadPyodide();
  const { FS } = pyodide;
  const modules = [...sources].filter(([path]) => path.endsWith('.py') && !path.includes('/templates/'));
  for (const [path, bytes] of modules) {
    FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    FS.writeFile(path, bytes);
  }
  FS.writeFile('/paths.json', JSON.stringify(modules.map(([path]) => path)));
  const compiled: string = pyodide.runPython(`
import importlib.util, json, py_compile, sys
sys.pycache_prefix = "/cache"
done = {}
with open("/paths.json") as file:
    paths = json.load(file)
for path in paths:
    target = importlib.util.cache_from_source(path)
    py_compile.compile(path, target, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    done[path] = target
json.dumps(done)
`);
  const targets: Record<string, string> = JSON.parse(compiled);
  FS.writeFile('/imports.py', imports);
  const loaded: string = pyodide.runPython(`
exec(compile(open("/imports.py").read(), "/imports.py", "exec"), {})
library = "/lib/python3.14/"
names = [getattr(module.__spec__, "origin", None) or "" for module in sys.modules.values() if getattr(module, "__spec__", None)]
json.dumps([name.replace("/lib/python314.zip/", library) for name in names])
`);
  const origins: string[] = JSON.parse(loaded);
  const needed = new Set(origins.flatMap((origin) => targets[origin] ?? []));
  return { bytecode: new Map(Object.values(targets).map((path) => [path, FS.readFile(path)])), needed };
}
