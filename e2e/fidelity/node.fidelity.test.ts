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

const hashes = `
const crypto = require('node:crypto');
const { createHash, createHmac } = crypto;
for (const name of ['md5', 'sha1', 'SHA256', 'sha384', 'sha512', 'RSA-SHA1', 'sha3-256', 'ripemd160', 'sha512-256']) console.log(name, createHash(name).update('a').update(Buffer.from('bc')).digest('hex'));
console.log(createHash('sha256').update('grün').digest('base64'), createHash('sha1').update('').digest());
console.log(createHmac('sha256', 'secret').update('text').digest('hex'), createHmac('md5', Buffer.alloc(100)).update('x').digest('base64url'));
console.log(crypto.scryptSync('password', 'salt', 16).toString('hex'), crypto.pbkdf2Sync('password', 'salt', 10, 20, 'sha512').toString('hex'));
console.log(/^[0-9a-f-]{36}$/.test(crypto.randomUUID()), crypto.randomBytes(8).length, crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')));
const once = createHash('md5').update('a');
const copy = once.copy();
once.digest();
for (const wrong of [() => once.digest(), () => createHash('nope'), () => createHmac('nope', 'k'), () => createHash('md5').update(1)]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.code, error.message.split(' Received')[0]);
  }
}
console.log(copy.update('b').digest('hex'), Buffer.from('-_-_', 'base64url'), Buffer.from([251, 255, 1]).toString('base64url'), Buffer.isEncoding('base64url'), 'base64url'.length);
crypto.pbkdf2('p', 's', 1, 8, 'sha1', (error, key) => console.log(error, key.toString('hex')));
(async () => {
  const { setInterval } = require('timers/promises');
  let turns = 0;
  for await (const value of setInterval(1, 'tick')) if (++turns === 2) { console.log(value, turns); break; }
  console.log(await require('stream/consumers').text((async function* () { yield 'a'; yield Buffer.from('b'); })()));
  const { readFile, writeFile, mkdir, rm, readdir } = require('fs/promises');
  await mkdir('made/deep', { recursive: true });
  await writeFile('made/deep/a.txt', 'here');
  console.log(await readFile('made/deep/a.txt', 'utf8'), await readdir('made'));
  await rm('made', { recursive: true });
})();
`;

tellStories(
  'node',
  [
    story(
      'what the built-in modules answer, and how they fail',
      { 'calls.js': calls, 'hashes.js': hashes, 'broken.json': '{ "a": ', 'fail.js': "function deep() {\n  throw new RangeError('too far');\n}\n\n[1].forEach(() => deep());\n" },
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
      run('node hashes.js', 'a9993e364706816aba3e25717850c26c9cd0d89d', 'Digest already called', 'Digest method not supported', '_tVj4fi7c8s2wRrUd8Ge2w'),
    ),
  ],
  nativeNode(false),
);
