import { askApp } from '../checks/ask-app.ts';
import { schemaOf, schemasOf } from '../checks/database.ts';
import { type Probe, withFreshShells } from '../checks/probe.ts';
import { environmentIds, type EnvironmentId } from '../domain/environment.ts';
import { emptyTree } from '../domain/file-tree.ts';
import { compareSchemas } from '../domain/schema-diff.ts';
import { type Workspace, withEnvironment } from '../domain/workspace.ts';
import type { Evidence, EvidenceRequest, ShownRows, ShownRun } from './evidence.ts';

/** Finds the evidence in the world as it is. Whatever has to run for it, runs on a copy. */
export async function gatherEvidence(request: EvidenceRequest, workspace: Workspace, probe: Probe): Promise<Evidence> {
  switch (request.kind) {
    case 'run':
      return { type: 'runs', request, runs: await Promise.all(request.in.map((environment) => shownRun(workspace, environment, request.run, probe))) };
    case 'drift':
      return { type: 'drift', request, comparison: compareSchemas(await schemasOf(workspace, request.drift, probe)) };
    case 'query':
      return { type: 'rows', request, results: await Promise.all(request.in.map((environment) => shownRows(workspace, environment, request.query, request.database, probe))) };
    case 'app':
      return { type: 'answers', request, answers: await Promise.all(request.in.map((environment) => askApp(workspace, environment, request.app, probe))) };
    case 'rebuilt':
      return rebuild(request, workspace, probe);
  }
}

async function shownRun(workspace: Workspace, environment: EnvironmentId, line: string, probe: Probe): Promise<ShownRun> {
  const { code, stdout, stderr } = await probe.run(workspace, environment, line);
  return { environment, line, code, output: `${stdout}${stderr}`.trimEnd() };
}

async function shownRows(workspace: Workspace, environment: EnvironmentId, sql: string, named: string | undefined, probe: Probe): Promise<ShownRows> {
  const database = await schemaOf(workspace, environment, named, probe);
  if ('missing' in database) return { environment, columns: [], rows: [], error: `It ${database.missing}.` };
  const outcome = await probe.query(database.content, sql);
  switch (outcome.type) {
    case 'rows':
      return { environment, columns: outcome.page.columns, rows: outcome.page.rows, error: undefined };
    case 'done':
      return { environment, columns: [], rows: [], error: undefined };
    case 'error':
      return { environment, columns: [], rows: [], error: outcome.message };
  }
}

/** A clone of the origin in an empty folder, in which a database is built from nothing. */
async function rebuild(request: Extract<EvidenceRequest, { kind: 'rebuilt' }>, workspace: Workspace, probe: Probe): Promise<Evidence> {
  const freshIn = environmentIds.find((id) => id !== request.against) ?? 'ci';
  const { stdout: url } = await probe.run(withFreshShells(workspace), request.against, 'git remote get-url origin');
  let copy = withEnvironment(workspace, freshIn, { files: emptyTree, cwd: '', variables: {} });
  const runs: ShownRun[] = [];
  for (const line of [`git clone ${url.trim()} .`, ...request.rebuilt]) {
    const run = await probe.run(copy, freshIn, line);
    runs.push({ environment: freshIn, line, code: run.code, output: `${run.stdout}${run.stderr}`.trimEnd() });
    copy = run.workspace;
    if (run.code !== 0) break;
  }
  return { type: 'rebuilt', request, freshIn, comparison: compareSchemas(await schemasOf(copy, [freshIn, request.against], probe)), runs };
}
