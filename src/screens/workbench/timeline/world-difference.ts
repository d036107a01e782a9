import type { DatabaseContent } from '../../../domain/database.ts';
import { databasesOf, isServerPath } from '../../../domain/environment-database.ts';
import { environmentIds, type Environment, type EnvironmentId } from '../../../domain/environment.ts';
import { difference, type FileTree, textAt } from '../../../domain/file-tree.ts';
import type { Workspace } from '../../../domain/workspace.ts';
import { databasesIn } from '../editor/file-content.ts';
import { differencesTexts, type DifferencesTexts } from '../../../texts/en/differences.ts';
import { pipelineTexts, type PipelineTexts } from '../../../texts/en/pipeline.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/** What differs between two states of the world. Environments in which nothing does are in `same`. */
export interface WorldDifference {
  readonly environments: readonly EnvironmentDifference[];
  readonly same: readonly EnvironmentId[];
  /** What became of the origin's branches, a line for each. */
  readonly origin: readonly string[];
  /** How the newest run of the pipeline stood before and after; undefined where that is the same. */
  readonly pipeline: string | undefined;
}

/**
 * @property added paths of files, as `changed` and `removed`, without databases and without what git keeps for itself
 * @property databases paths of SQLite files that are not the same
 * @property repository what became of its branches, a line for each
 * @property shell what differs in its shell, a line for each
 */
export interface EnvironmentDifference {
  readonly environment: EnvironmentId;
  readonly before: FileTree;
  readonly after: FileTree;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly databases: readonly string[];
  /** The server's database, where it is not the same; what was not there is no bytes. */
  readonly server: { readonly path: string; readonly before: DatabaseContent; readonly after: DatabaseContent } | undefined;
  readonly repository: readonly string[];
  readonly shell: readonly string[];
}

/** The words that lines are told in. */
interface LineTexts {
  readonly differences: DifferencesTexts;
  readonly pipeline: PipelineTexts;
}

export function worldDifference(before: Workspace, after: Workspace, texts: LineTexts = { differences: textsOf(differencesTexts), pipeline: textsOf(pipelineTexts) }): WorldDifference {
  const { differences, pipeline } = texts;
  const stood = { before: pipelineWords(before, pipeline), after: pipelineWords(after, pipeline) };
  const all = environmentIds.map((id) => environmentDifference(differences, id, before.environments[id], after.environments[id]));
  const environments = all.filter((each) => each.added.length + each.changed.length + each.removed.length + each.databases.length + each.repository.length + each.shell.length > 0 || each.server !== undefined);
  return {
    environments,
    same: environmentIds.filter((id) => !environments.some(({ environment }) => environment === id)),
    origin: repositoryWords(differences, before.origin, after.origin, ''),
    pipeline: stood.before === stood.after ? undefined : `${stood.before} → ${stood.after}`,
  };
}

function pipelineWords({ pipeline }: Workspace, texts: PipelineTexts): string {
  const run = pipeline?.run;
  return run === undefined ? texts.noRun : texts.runStood(run.number, texts.runs[run.state]);
}

function environmentDifference(texts: DifferencesTexts, environment: EnvironmentId, was: Environment, is: Environment): EnvironmentDifference {
  const [before, after] = [was.files, is.files];
  const { set, remove } = difference(before, after);
  const paths = [...set.map(([path]) => path), ...remove].filter((path) => !path.startsWith('.git/'));
  const known = new Set([...databasesIn(before), ...databasesIn(after)]);
  const files = paths.filter((path) => !known.has(path) && !path.endsWith('/'));
  return {
    environment,
    before,
    after,
    added: files.filter((path) => !before.has(path)),
    changed: files.filter((path) => before.has(path) && after.has(path)),
    removed: files.filter((path) => !after.has(path)),
    databases: paths.filter((path) => known.has(path)),
    server: serverDifference(was, is),
    repository: repositoryWords(texts, before, after, '.git/'),
    shell: shellWords(texts, was, is),
  };
}

function serverDifference(was: Environment, is: Environment): EnvironmentDifference['server'] {
  if (was.database === is.database) return undefined;
  const [old, now] = [was, is].map((environment) => databasesOf(environment).find(({ path }) => isServerPath(path)));
  const path = now?.path ?? old?.path;
  return path === undefined ? undefined : { path, before: old?.content ?? NOTHING, after: now?.content ?? NOTHING };
}

const NOTHING = new Uint8Array(0);

/** `main: 3f1c2ab → 9d80448`; what git keeps besides branches is told only when no branch says it. */
function repositoryWords({ branch: texts }: DifferencesTexts, before: FileTree, after: FileTree, folder: string): string[] {
  if (before === after) return [];
  const [was, is] = [refsIn(texts, before, folder), refsIn(texts, after, folder)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  const lines = names.flatMap((name) => {
    const [old, next] = [was.get(name), is.get(name)];
    if (old === next) return [];
    if (old === undefined) return [texts.new(name, next ?? '')];
    return [next === undefined ? texts.gone(name, old) : `${name}: ${old} → ${next}`];
  });
  if (lines.length > 0) return lines;
  const { set, remove } = difference(before, after);
  return [...set.map(([path]) => path), ...remove].some((path) => path.startsWith(folder)) ? [texts.none] : [];
}

const REF = /^refs\/(?:heads|remotes|tags)\//;

/** Branches and tags with the short names of their commits, and where HEAD points. */
function refsIn(texts: DifferencesTexts['branch'], files: FileTree, folder: string): Map<string, string> {
  const packed = (textAt(files, `${folder}packed-refs`) ?? '').split('\n').flatMap((line): [string, string][] => {
    const [id = '', path = ''] = line.split(' ');
    return REF.test(path) ? [[path, id]] : [];
  });
  const loose = [...files.keys()].filter((path) => path.startsWith(folder) && REF.test(path.slice(folder.length)) && !path.endsWith('/')).map((path): [string, string] => [path.slice(folder.length), textAt(files, path) ?? '']);
  // A loose one counts before a packed one.
  const refs = new Map([...packed, ...loose].filter(([path]) => !path.endsWith('/HEAD')).map(([path, id]) => [path.startsWith('refs/tags/') ? texts.tag(path.replace(REF, '')) : path.replace(REF, ''), id.trim().slice(0, 7)]));
  const head = textAt(files, `${folder}HEAD`)?.trim();
  return head === undefined ? refs : refs.set('HEAD', head.startsWith('ref: ') ? head.slice(5).replace(REF, '') : head.slice(0, 7));
}

function shellWords(texts: DifferencesTexts, was: Environment, is: Environment): string[] {
  const folder = ({ cwd }: Environment) => (cwd === '' ? texts.projectFolder : cwd);
  const variables = (environment: Environment) => ({ ...environment.locals, ...environment.variables });
  const [old, next] = [variables(was), variables(is)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((name) => old[name] !== next[name]).sort();
  return [
    ...(was.cwd === is.cwd ? [] : [texts.folder(folder(was), folder(is))]),
    ...names.map((name) => `${name}: ${old[name] ?? texts.notSet} → ${next[name] ?? texts.notSet}`),
  ];
}
