/** The packages that Prisma's command line finds installed: its own, as npm publishes it, and what it requires. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules');
const ownFiles = join(root, 'src/engines/prisma/packages');

/**
 * Prisma's package and no package that it depends on: those would bring its studio and a database server along, 230 MB in all.
 * The hash is the one that npm's registry states.
 */
const prismaCli = {
  version: '7.10.0',
  integrity: 'sha512-o0ornyJOWgygVAzGCpr8PdXV8EJLHyVGDDUr/voBQt8Azzw8cYTByzzPGcA/m4tCkPcnJA8raEOv2CslsKhPEw==',
} as const;

/** What is taken of the package: the command line, the schema's parser, and what `prisma/config` means in a config file. */
const taken = ['package.json', 'build/index.js', 'build/cli.js', 'build/prisma_schema_build_bg.wasm', 'build/schema_engine_bg.wasm', 'config.js'];

/** The schema engine's commit, which Prisma also numbers its engine packages by. */
const engineCommit = '0edf323efd1d98336f3f0a68684b56f689b900d3';

/** Files by their path below `node_modules`. */
export async function prismaFiles(): Promise<Map<string, Uint8Array>> {
  const cli = fetchCli();
  const files = new Map<string, Uint8Array>();
  for (const name of taken) files.set(`prisma/${name}`, new Uint8Array(readFileSync(join(cli, name))));
  for (const name of ['config.js', 'package.json', 'lib/main.js', 'lib/env-options.js', 'lib/cli-options.js']) files.set(`dotenv/${name}`, new Uint8Array(readFileSync(join(modules, 'dotenv', name))));
  files.set('jiti/dist/babel.cjs', new Uint8Array(readFileSync(join(modules, 'jiti/dist/babel.cjs'))));
  put(files, 'jiti/package.json', JSON.stringify({ name: 'jiti', main: 'index.cjs' }));
  put(files, 'jiti/index.cjs', readFileSync(join(ownFiles, 'jiti.cjs'), 'utf8'));
  put(files, '@prisma/engines/package.json', JSON.stringify({ name: '@prisma/engines', version: engineCommit, main: 'index.cjs' }));
  put(files, '@prisma/engines/index.cjs', readFileSync(join(ownFiles, 'engines.cjs'), 'utf8'));
  // The engine itself is in the worker; its CLI only wants to see that there is a file.
  put(files, '@prisma/engines/schema-engine', '');
  put(files, '@prisma/config/package.json', JSON.stringify({ name: '@prisma/config', version: prismaCli.version, main: 'index.js' }));
  put(files, '@prisma/config/index.js', await bundleConfig());
  put(files, 'headway/prisma.cjs', readFileSync(join(ownFiles, 'prisma.cjs'), 'utf8'));
  return files;
}

function put(files: Map<string, Uint8Array>, name: string, text: string): void {
  files.set(name, new TextEncoder().encode(text));
}

/** The package unpacked, from the cache or from the registry. */
function fetchCli(): string {
  const cache = join(root, '.cache/prisma', prismaCli.version);
  const folder = join(cache, 'package');
  if (existsSync(join(folder, 'package.json'))) return folder;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  execFileSync('npm', ['pack', `prisma@${prismaCli.version}`, '--pack-destination', cache, '--silent', '--prefer-offline'], { cwd: cache, stdio: ['ignore', 'ignore', 'inherit'] });
  const archive = readdirSync(cache).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm packed no prisma@${prismaCli.version}.`);
  const path = join(cache, archive);
  const found = `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`;
  if (found !== prismaCli.integrity) throw new Error(`prisma@${prismaCli.version} is not the package that is meant: ${found}`);
  // What says that it is whole comes last.
  execFileSync('tar', ['-xzf', path, '-C', cache, ...taken.filter((name) => name !== 'package.json').map((name) => `package/${name}`)]);
  execFileSync('tar', ['-xzf', path, '-C', cache, 'package/package.json']);
  rmSync(path);
  return folder;
}

/** Parts of the packages below `@prisma/config` that no config file here reaches: other formats, downloads, watching. */
const UNUSED = /^(fast-check|giget|chokidar|ohash|ohash\/utils|confbox|confbox\/.*|rc9|magicast|dotenv|perfect-debounce)$/;

/** `@prisma/config` with c12 and the part of effect that it uses, in one file; jiti is left to be required. */
async function bundleConfig(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'only what is used',
        enforce: 'pre',
        resolveId: (id) => (UNUSED.test(id) ? '\0unused' : id === 'effect' ? '\0effect' : undefined),
        load(id) {
          if (id === '\0unused') return 'export default {}';
          // Its index would bring all of it.
          if (id === '\0effect') return "export * as Schema from 'effect/Schema'; export * as Either from 'effect/Either';";
          return undefined;
        },
      },
    ],
    ssr: { noExternal: true, external: ['jiti'] },
    build: {
      write: false,
      minify: true,
      ssr: join(modules, '@prisma/config/dist/index.js'),
      rolldownOptions: { shimMissingExports: true, output: { format: 'cjs', codeSplitting: false } },
    },
  });
  const [chunk] = 'output' in built ? built.output : [];
  if (chunk === undefined || chunk.type !== 'chunk') throw new Error('@prisma/config was not bundled.');
  return chunk.code;
}
