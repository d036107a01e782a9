import { z } from 'zod';
import type { FileTree } from '../domain/file-tree.ts';
import { findScriptLocation } from '../domain/script-location.ts';
import type { Program } from '../process/program.ts';
import examineProject from './python/examine_project.py?raw';

const place = z.object({ path: z.string(), line: z.int() });
const needsSchema = z.object({ missing: z.array(place.extend({ module: z.string() })), broken: z.array(place.extend({ message: z.string() })) });
const factsSchema = z.object({
  application: z.object({ path: z.string(), name: z.string(), told: z.boolean() }).nullable(),
  broken: z.array(place.extend({ message: z.string() })),
  applicationNeeds: needsSchema,
  envNeeds: needsSchema,
  revisionsNeed: needsSchema,
  needs: needsSchema,
  databases: z.array(place.extend({ kind: z.string(), variable: z.string().nullable() })),
  variables: z.array(place.extend({ name: z.string(), required: z.boolean(), database: z.boolean(), hasDefault: z.boolean() })),
  settings: z.array(place.extend({ name: z.string(), value: z.string() })),
});

/**
 * What a project needs, read from its files.
 *
 * @property application where `flask` finds the application; `told` when only FLASK_APP leads there
 * @property applicationNeeds what loading the application asks for and does not find here
 * @property databases addresses of databases that are not SQLite; `variable` takes their place. `line` is 0 where it is not known
 * @property settings plain lines of `.env` and `.flaskenv`
 */
export type ProjectFacts = z.infer<typeof factsSchema>;
export type Needs = ProjectFacts['needs'];

export type Examination = { readonly type: 'facts'; readonly facts: ProjectFacts } | { readonly type: 'unknown'; readonly reason: string };

/** Lets Python parse the project's files, without running any of them. */
export async function examine(files: FileTree, python: Program, signal: AbortSignal): Promise<Examination> {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const texts = { stdout: '', stderr: '' };
  const keep = (stream: 'stdout' | 'stderr') => (bytes: Uint8Array) => {
    texts[stream] += decoders[stream].decode(bytes, { stream: true });
  };
  const location = findScriptLocation(files);
  const argv: [string, ...string[]] = ['python', '-c', examineProject, ...(location === undefined ? [] : [location.folder])];
  const { code } = await python.run({ environment: 'dev-a', argv, cwd: '', variables: { HOME: '/home/dev-a' }, files, stdin: new Uint8Array(0) }, { stdout: keep('stdout'), stderr: keep('stderr') }, signal);
  if (code !== 0) return { type: 'unknown', reason: texts.stderr.trim().split('\n').at(-1) ?? '' };
  return { type: 'facts', facts: factsSchema.parse(JSON.parse(texts.stdout)) };
}
