import type { EngineLanguage } from '../node-engine-contract.ts';

const text = (value: string): string => JSON.stringify(value);

/** Python, as the engines' contract speaks it. @param first a line that every process begins with */
export function pythonLanguage(first = ''): EngineLanguage {
  return {
    run: (code) => ['python', '-c', `import builtins, os, sys\n${first}\n${code}`],
    exit: (code) => `sys.exit(${code})`,
    print: (words) => `print(${text(words)}, end="", flush=True)`,
    complain: (words) => `print(${text(words)}, end="", file=sys.stderr)`,
    printFile: (path) => `print(open(${text(path)}).read(), end="")`,
    printInput: 'print(sys.stdin.read(), end="")',
    printFolder: 'print(os.getcwd(), end="")',
    printVariable: (name) => `print(os.environ[${text(name)}], end="")`,
    writeFile: (path, words) => `open(${text(path)}, "w").write(${text(words)})`,
    removeFile: (path) => `os.remove(${text(path)})`,
    makeFolders: (path) => `os.makedirs(${text(path)})`,
    searchEverywhere: (name) => `print("\\n".join(os.path.join(folder, name) for folder, _, names in os.walk("/") for name in names if name == ${text(name)}), end="")`,
    leaveBehind: (name) => `builtins.${name} = os.${name} = 1`,
    printWhetherLeft: (name) => `print("yes" if hasattr(builtins, ${text(name)}) or hasattr(os, ${text(name)}) else "no", end="")`,
    fail: (message) => `raise RuntimeError(${text(message)})`,
    forever: 'while True: pass',
  };
}
