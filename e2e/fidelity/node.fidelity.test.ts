import { nativeNode } from './native-node.ts';
import { fails, run, story, write } from './story.ts';
import { tellStories } from './tell-stories.ts';

/** Calls that fail, and calls that are odd: what they answer or throw is printed, one a line. */
const calls = `const fs = require('fs');
const path = require('path');
const util = require('util');
fs.mkdirSync('folder/inner', { recursive: true });
fs.writeFileSync('file.txt', 'text');
const calls = [
  () => fs.readFileSync('missing.txt'), () => fs.readFileSync('folder'), () => fs.readFileSync('file.txt/x'), () => fs.readFileSync(path.resolve('missing')),
  () => fs.writeFileSync('no/such/folder.txt', ''), () => fs.writeFileSync('folder', ''), () => fs.mkdirSync('folder'), () => fs.mkdirSync('no/such'), () => fs.mkdirSync('file.txt'),
  () => fs.rmdirSync('folder'), () => fs.rmdirSync('file.txt'), () => fs.rmdirSync('missing'), () => fs.unlinkSync('missing'), () => fs.readdirSync('missing'), () => fs.readdirSync('file.txt'),
  () => fs.statSync('missing'), () => fs.accessSync('missing'), () => fs.renameSync('missing', 'other'), () => fs.renameSync('file.txt', 'folder'), () => fs.copyFileSync('missing', 'other'),
  () => fs.openSync('missing', 'r'), () => fs.openSync('file.txt', 'wx'), () => fs.closeSync(4444), () => fs.readFileSync('file.txt', 'utf8'), () => fs.readdirSync('.', { recursive: true }).sort(),
  () => fs.existsSync('file.txt/x'), () => fs.statSync('file.txt').size, () => fs.mkdirSync('made/of/many', { recursive: true }).endsWith('made'), () => fs.statSync('missing', { throwIfNoEntry: false }),
  () => fs.appendFileSync('file.txt', 'more') ?? fs.readFileSync('file.txt').toString('base64'), () => fs.rmSync('missing', { force: true }), () => fs.readdirSync('folder', { withFileTypes: true }).map((e) => [e.name, e.isDirectory()]),
  () => require('./missing'), () => require('nothing-like-it'), () => require('./broken.json'), () => JSON.parse('{'), () => require.resolve('sequelize').endsWith('sequelize/lib/index.js'),
  () => util.inspect({ a: [1, { b: new Map([['c', new Set([1])]]) }], d: class X {}, e: Symbol('f'), g: new Date(0), h: /i/g, j: undefined, k: null, l: -0, m: 10n }, { depth: 5 }),
  () => util.format('%s %d %j %o %%', 'a', 1.5, { b: 1 }, [1]), () => path.relative('/a/b/c', '/a/d'), () => Buffer.from('täglich').toString('hex'), () => process.argv.slice(2), () => require('os').EOL,
];
for (const call of calls) {
  try { console.log(call()); } catch (error) { console.log(error.name, error.code, error.message); }
}
process.nextTick(() => console.log('tick'));
setImmediate(() => {
  console.log('immediate');
  fs.readFile('missing', (error) => {
    console.log('callback', error.message);
    fs.promises.readFile('missing').catch((refused) => {
      console.log('promised', refused.message);
      setTimeout(() => {
        console.log('timeout');
        import('./missing.js').catch((absent) => console.log('imported', absent.message.split(' ').slice(0, 3).join(' ')));
      });
    });
  });
});
process.on('exit', (code) => console.log('exit', code));
console.log('end');
`;

tellStories(
  'node',
  [
    story(
      'what the built-in modules answer, and how they fail',
      { 'calls.js': calls, 'broken.json': '{ "a": ', 'fail.js': "function deep() {\n  throw new RangeError('too far');\n}\n\n[1].forEach(() => deep());\n" },
      run('node calls.js one "two three"', "ENOENT: no such file or directory, open 'missing.txt'", 'exit 0'),
      fails('node fail.js', 1, 'fail.js:2', "  throw new RangeError('too far');", 'at deep'),
      fails('node -e "process.exitCode = 5; console.error(process.argv.length)" a b', 5, '3'),
      fails('node -e "process.on(\'exit\', () => console.log(\'bye\')); setTimeout(() => process.exit(7), 5); setInterval(() => {}, 1)"', 7, 'bye'),
      write('fail.js', "\tsetTimeout(() => { throw Object.assign(new Error('later'), {}); });\n"),
      fails('node fail.js', 1, "\tsetTimeout(() => { throw Object", 'at Timeout._onTimeout'),
      write('fail.js', "const rejected = async () => {\n  throw new Error('in a promise');\n};\nrejected();\n"),
      fails('node fail.js', 1, 'fail.js:2'),
      run('echo "console.log(1 + 1)" | node', '2'),
      run('echo text | node -e "process.stdin.on(\'data\', (d) => process.stdout.write(String(d).toUpperCase()))"', 'TEXT'),
      run('node -p "[1, 2].map((n) => n * 2)"', '[ 2, 4 ]'),
    ),
  ],
  nativeNode(false),
);
