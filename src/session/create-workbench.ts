import { isOnServer, type ServerDatabase } from '../domain/database.ts';
import { databaseLabel, mainDatabase } from '../domain/environment-database.ts';
import { eachEnvironment, type EnvironmentId, environmentIds } from '../domain/environment.ts';
import { apply, type FileTree } from '../domain/file-tree.ts';
import { addPoint, beginTimeline, changeHere, type Deed, forgetPast, nameAt, pointAt, shownAt, standAt, type Timeline } from '../domain/timeline.ts';
import { type Workspace, withEnvironment, withFiles } from '../domain/workspace.ts';
import { createPipeline } from '../pipeline/create-pipeline.ts';
import { readPushedCommit } from '../pipeline/pushed-commit.ts';
import type { EngineDoor } from '../process/engine-door.ts';
import type { Program } from '../process/program.ts';
import type { SavedWorld } from '../storage/world-storage.ts';
import { createAutosave } from './autosave.ts';
import { EnvironmentSession } from './environment-session.ts';
import { createFile, createFolder, deletePath, type Edit, renamePath, writeText } from './file-edits.ts';
import { lastChangeAt, lastCodeAt } from './last-change.ts';
import { lazyShell } from './lazy-shell.ts';
import type { WorkbenchParts } from './parts.ts';
import { pythonPrograms } from './python-programs.ts';
import { outcomeOf, readDatabases } from './read-databases.ts';
import { createPreview } from './sql-preview.ts';
import { subscribeWeakly } from './subscribe-weakly.ts';
import { toolchainPrograms } from './toolchain.ts';
import { keptCharacters } from './transcript.ts';
import type { SqlOutcome, Workbench, WorkbenchState } from './workbench.ts';
import { databaseTexts } from '../texts/en/database.ts';
import { filesTexts } from '../texts/en/files.ts';
import { pageTexts } from '../texts/en/page.ts';
import { textsOf } from '../texts/texts-of.ts';

/** Puts the parts together into the one thing that the page and the headless door drive. */
export function createWorkbench(parts: WorkbenchParts): Workbench {
  const { starter, saved, storage, python, sqlite, toolchains, createGit, saidByPsql, clock, now, ci = false } = parts;
  let timeline: Timeline = saved?.timeline ?? beginTimeline(starter, now());
  let worldNumber = 0;
  let workspace: Workspace = pointAt(timeline, timeline.here).workspace;
  /** Which engine each environment's command was handed to, until that says something. */
  const waiting = new Map<EnvironmentId, EngineDoor>();
  const listeners = new Set<() => void>();

  /** The state is made anew when something asks for it after a change: many changes, one derivation. */
  let stale = false;
  const changed = (): void => {
    stale = true;
    for (const listener of listeners) listener();
  };

  const listen = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  const programOf = (door: EngineDoor): Program => ({
    async run(request, output, signal) {
      waiting.set(request.environment, door);
      const spoke = (): void => void waiting.delete(request.environment);
      try {
        return await door.program.run(
          request,
          {
            stdout: (bytes) => (spoke(), output.stdout(bytes)),
            stderr: (bytes) => (spoke(), output.stderr(bytes)),
          },
          signal,
        );
      } finally {
        spoke();
      }
    },
  });
  const engine = programOf(python);
  const git = createGit({
    getOrigin: () => workspace.origin,
    setOrigin(origin, by) {
      const before = workspace.origin;
      setWorkspace({ ...workspace, origin });
      if (ci) pipeline.originMoved(before, origin, by);
    },
    now: () => Math.floor(now() / 1000),
    timezoneOffset: () => new Date().getTimezoneOffset(),
  });
  const shell = lazyShell(new Map([...pythonPrograms(engine, saidByPsql, now), ...toolchainPrograms(toolchains, programOf), ['sqlite3', sqlite.program], ['git', git]]));
  const preview = createPreview(engine);
  const databases = readDatabases(sqlite, python);

  const sessions = eachEnvironment(
    (id) =>
      new EnvironmentSession(
        id,
        {
          shell,
          clock,
          getEnvironment: () => workspace.environments[id],
          lineEnded(environment, line, code) {
            setWorkspace(withEnvironment(workspace, id, environment));
            record({ type: 'command', environment: id, line, code });
          },
          onChange: () => changed(),
          waitsFor() {
            const door = waiting.get(id);
            return door !== undefined && ['booting', 'stopping'].includes(door.getState().type) ? door.called.name : undefined;
          },
        },
        { transcript: shownAt(timeline, timeline.here, id, keptCharacters), history: saved?.histories[id] ?? [] },
        lastCodeAt(timeline, id),
      ),
  );

  const world = (): SavedWorld => ({ timeline, histories: eachEnvironment((id) => sessions[id].history) });
  const autosave = createAutosave(storage, world, () => changed());

  const pipeline = createPipeline({
    getPipeline: () => workspace.pipeline,
    setPipeline(next) {
      setWorkspace({ ...workspace, pipeline: next });
      timeline = changeHere(timeline, (here) => ({ ...here, pipeline: next }));
      autosave.changed();
    },
    worldNumber: () => worldNumber,
    getEnvironment: (id) => workspace.environments[id],
    isFree: (id) => sessions[id].state.terminal.type === 'idle',
    subscribe: listen,
    enter: (id, line) => sessions[id].enter(line),
    stop: (id) => sessions[id].stop(),
    listen: (id, listener) => sessions[id].transcript.listen(listener),
    readCommit: (push) => readPushedCommit(push, workspace.origin, createGit),
    clock,
    onChange: () => changed(),
  });

  const derive = (): WorkbenchState => ({
    workspace,
    timeline,
    engine: python.getState(),
    toolchains: toolchains.map(({ engine: { called, getState } }) => ({ called, state: getState() })),
    storage: autosave.getState(),
    pipeline: pipeline.getView(),
    environments: eachEnvironment((id) => ({ ...sessions[id].state, lastChange: lastChangeAt(timeline, id) })),
  });
  let state: WorkbenchState = derive();
  const setWorkspace = (next: Workspace): void => {
    workspace = next;
    changed();
  };
  /** The world as it is now becomes a point on the timeline, and is kept. */
  const record = (deed: Deed): void => {
    const shown = Object.fromEntries(environmentIds.map((id) => [id, sessions[id].transcript.takeFresh()] as const).filter(([, events]) => events.length > 0));
    timeline = addPoint(timeline, { deed, workspace, shown, at: now() });
    changed();
    autosave.changed();
  };
  const running = (): EnvironmentId | undefined => environmentIds.find((id) => sessions[id].state.terminal.type !== 'idle');
  const whileRunning = (id: EnvironmentId): string => textsOf(filesTexts).refused.busy(textsOf(pageTexts).environments[id]);
  for (const { subscribe } of [python, ...toolchains.map(({ engine: door }) => door)]) subscribeWeakly(subscribe, changed);
  // At once: a browser that keeps nothing, or another tab that does the keeping, is told before any work is done.
  autosave.changed();

  const edit = (id: EnvironmentId, result: Edit, deed: Deed): string | undefined => {
    if ('refused' in result) return result.refused;
    if (result.files === workspace.environments[id].files) return undefined;
    setWorkspace(withFiles(workspace, id, result.files));
    record(deed);
    return undefined;
  };
  const filesOf = (id: EnvironmentId): FileTree => workspace.environments[id].files;

  const executeSql = async (id: EnvironmentId, named: string, sql: string): Promise<SqlOutcome> => {
    const { path, content } = mainDatabase(workspace.environments[id], named) ?? { path: named, content: filesOf(id).get(named) };
    if (content === undefined) return { type: 'error', message: textsOf(databaseTexts).sql.gone(databaseLabel(path)) };
    if (sessions[id].state.terminal.type !== 'idle') return { type: 'error', message: textsOf(databaseTexts).sql.busy };
    return isOnServer(content) ? executeOnServer(id, path, content, sql) : executeInFile(id, path, content, sql);
  };

  const executeOnServer = async (id: EnvironmentId, path: string, database: ServerDatabase, sql: string): Promise<SqlOutcome> => {
    const asked = python.ask(database, { type: 'sql', sql, writes: true }, id);
    const { data } = await asked;
    const outcome = await outcomeOf(asked);
    if (data === database.data) return outcome;
    if (workspace.environments[id].database !== database.data) return { type: 'error', message: textsOf(databaseTexts).sql.serverChanged };
    setWorkspace(withEnvironment(workspace, id, { ...workspace.environments[id], database: data }));
    record({ type: 'sql', environment: id, path, sql });
    return outcome;
  };

  const executeInFile = async (id: EnvironmentId, path: string, bytes: Uint8Array, sql: string): Promise<SqlOutcome> => {
    const { outcome, bytes: after } = await sqlite.execute(bytes, sql);
    if (after === bytes) return outcome;
    if (filesOf(id).get(path) !== bytes) return { type: 'error', message: textsOf(databaseTexts).sql.fileChanged(path) };
    const files = apply(filesOf(id), { set: [[path, after]], remove: [] });
    setWorkspace(withFiles(workspace, id, files));
    record({ type: 'sql', environment: id, path, sql });
    return outcome;
  };

  const beginWith = (next: Workspace, words: string | undefined): void => {
    for (const id of environmentIds) sessions[id].abandon();
    worldNumber += 1;
    setWorkspace(next);
    record({ type: 'world', words });
  };

  return {
    starter,
    getState() {
      if (stale) {
        stale = false;
        state = derive();
      }
      return state;
    },
    subscribe: listen,
    pipeline,
    enter: (id, line, columns) => sessions[id].enter(line, columns),
    type: (id, data) => sessions[id].type(data),
    stop: (id) => sessions[id].stop(),
    transcript: (id) => sessions[id].transcript.events,
    onTerminal: (id, listener) => sessions[id].transcript.listen(listener),
    prompt: (id) => sessions[id].prompt(),
    history: (id) => sessions[id].history,
    complete: (id, line, cursor) => shell.complete(line, cursor, { id, environment: workspace.environments[id] }),

    writeFile(id, path, text) {
      sessions[id].forgetProblems(path);
      return edit(id, writeText(filesOf(id), path, text), { type: 'edit', environment: id, path });
    },
    createFile: (id, path) => edit(id, createFile(filesOf(id), path), { type: 'path', environment: id, did: 'created', path }),
    createFolder: (id, path) => edit(id, createFolder(filesOf(id), path), { type: 'path', environment: id, did: 'createdFolder', path }),
    deletePath: (id, path) => edit(id, deletePath(filesOf(id), path), { type: 'path', environment: id, did: 'deleted', path }),
    renamePath: (id, from, to) => edit(id, renamePath(filesOf(id), from, to), { type: 'path', environment: id, did: 'renamed', path: from, to }),

    inspect: databases.inspect,
    compareDatabases: databases.compareDatabases,
    rows: databases.rows,
    query: databases.query,
    locks: databases.locks,
    executeSql,
    previewSql: (id, revision, direction, dialect) => preview(id, workspace.environments[id], revision, direction, dialect),

    travelTo(point) {
      const busy = running();
      if (busy !== undefined) return whileRunning(busy);
      timeline = standAt(timeline, point);
      worldNumber += 1;
      setWorkspace(pointAt(timeline, point).workspace);
      for (const id of environmentIds) sessions[id].restore(shownAt(timeline, point, id, keptCharacters), lastCodeAt(timeline, id));
      // The terminals are told when they are whole again, whether or not anything has to be kept.
      changed();
      autosave.changed();
      return undefined;
    },
    namePoint(point, name) {
      timeline = nameAt(timeline, point, name.trim());
      changed();
      autosave.changed();
    },
    forgetPast() {
      timeline = forgetPast(timeline);
      changed();
      autosave.changed();
    },
    replaceWorld(next, words) {
      const busy = running();
      if (busy !== undefined) return whileRunning(busy);
      beginWith(next, words);
      return undefined;
    },
    replaceFiles(id, files, words, variables = {}) {
      const busy = sessions[id].state.terminal.type;
      if (busy !== 'idle') return whileRunning(id);
      setWorkspace(withEnvironment(workspace, id, { files, cwd: '', variables }));
      record({ type: 'files', environment: id, words });
      return undefined;
    },
    startOver: () => beginWith(starter, undefined),
    saved: () => autosave.settled(),
    restartEngine: () => python.retry(),
  };
}

