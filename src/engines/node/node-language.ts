import type { EngineLanguage } from '../node-engine-contract.ts';

const text = (value: string): string => JSON.stringify(value);

/**
 * How Node's programs do what any program does, for the engines' contract.
 *
 * @param library a package that the engine's programs find installed
 */
export const nodeLanguage = (library: string): EngineLanguage => ({
  run: (code) => ['node', '-e', `const fs = require('fs'); ${code}`],
  exit: (code) => `process.exit(${code});`,
  print: (words) => `process.stdout.write(${text(words)});`,
  complain: (words) => `process.stderr.write(${text(words)});`,
  printFile: (path) => `process.stdout.write(fs.readFileSync(${text(path)}));`,
  printInput: `process.stdout.write(fs.readFileSync(0));`,
  printFolder: `process.stdout.write(process.cwd());`,
  printVariable: (name) => `process.stdout.write(process.env[${text(name)}]);`,
  writeFile: (path, words) => `fs.writeFileSync(${text(path)}, ${text(words)});`,
  removeFile: (path) => `fs.unlinkSync(${text(path)});`,
  makeFolders: (path) => `fs.mkdirSync(${text(path)}, { recursive: true });`,
  searchEverywhere: (name) => `for (const each of fs.readdirSync('/', { recursive: true })) if (each.endsWith(${text(`/${name}`)})) console.log('/' + each);`,
  leaveBehind: (name) => `globalThis[${text(name)}] = Array.prototype[${text(name)}] = require(${text(library)})[${text(name)}] = 1;`,
  printWhetherLeft: (name) => `process.stdout.write(${text(name)} in globalThis || ${text(name)} in [] || ${text(name)} in require(${text(library)}) ? 'yes' : 'no');`,
  fail: (message) => `throw new Error(${text(message)});`,
  forever: 'for (;;);',
});
