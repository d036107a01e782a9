/** Puts the parts of the page together; the only file that knows all of them. */
import './process/zod-without-eval.ts';
import { createProbe } from './checks/probe.ts';
import type { GitWorld } from './engines/git/git.ts';
import { openSqliteDoor } from './engines/sqlite/sqlite-door.ts';
import { browserEnginePort, browserPrismaPort, browserSequelizePort } from './process/browser-engine-port.ts';
import { browserSqlitePort } from './process/browser-sqlite-port.ts';
import { lazyProgram } from './process/lazy-program.ts';
import type { Lesson } from './lesson/lesson.ts';
import { openPythonDoor } from './process/python-door.ts';
import { openPrismaDoor } from './process/prisma-door.ts';
import { openSequelizeDoor } from './process/sequelize-door.ts';
import { currentRoute, workbenchIsWanted } from './screens/home/address.ts';
import type { LessonStage, LessonWorld } from './screens/lesson/lesson-stage.ts';
import { mountScreens } from './screens/mount.tsx';
import { createOffline } from './offline/offline.ts';
import { createWorkbench } from './session/create-workbench.ts';
import type { WorkbenchParts } from './session/parts.ts';
import { prismaToolchain, sequelizeToolchain } from './session/toolchain.ts';
import type { Workbench } from './session/workbench.ts';
import { starterWorkspace } from './starter.ts';
import { browserStorage } from './storage/browser-storage.ts';
import { openHere, takeTurn, type Turn, turnIsFree } from './storage/one-tab.ts';
import { workbenchTexts } from './texts/en/workbench.ts';
import { startLanguage } from './texts/language.ts';
import { textsOf } from './texts/texts-of.ts';
import type { ProjectName } from './domain/project.ts';
import type { Workspace } from './domain/workspace.ts';
import { noStorage, refusingStorage, type SavedWorld, type WorldStorage } from './storage/world-storage.ts';

type Engines = Pick<WorkbenchParts, 'python' | 'sqlite' | 'toolchains'>;

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');

const TAKE_OVER = 'headway.take-over';
const clock = (): number => performance.now();
const now = (): number => Date.now();
const createGit = (world: GitWorld) => lazyProgram(async () => (await import('./engines/git/git.ts')).createGit(world));
const saidByPsql: WorkbenchParts['saidByPsql'] = async (args) => (await import('./engines/postgres/psql/before-connecting.ts')).saidBeforeConnecting(args);
/** A second of each engine in use stands by for when the first has to be killed, and Python runs warm before it is needed, but on machines that say that they have little memory. */
const roomForSpare = Number(Reflect.get(navigator, 'deviceMemory') ?? 8) >= 4;
let engines: Engines | undefined;
let workbench: Workbench | undefined;

const openUnkept = (starter: Workspace, ci: boolean): Workbench => createWorkbench({ ...openEngines(), starter, saved: undefined, storage: noStorage, createGit, saidByPsql, ci, clock, now });
/** Each lesson's world is opened once: two of them would save over each other. */
const lessonWorlds = new Map<string, Promise<LessonWorld>>();
const lessons: LessonStage = {
  now,
  openWorld(lesson, start) {
    const world = lessonWorlds.get(lesson.id) ?? openLessonWorld(lesson, start);
    lessonWorlds.set(lesson.id, world);
    return world;
  },
};
const base = new URL('./', document.baseURI).href;
// What is drawn is drawn in the person's language from the first word on.
await startLanguage();
const offline = createOffline(base, document.querySelector<HTMLMetaElement>('meta[name="headway-release"]')?.content, () => workbench?.saved() ?? Promise.resolve());
const screens = mountScreens(root, { project: projectOf, clock, openWorkbench: openUnkept }, lessons, offline);

// Python boots in its worker while the page reads what was kept. A window with notes has no use for it.
if (currentRoute().type !== 'notes') openEngines();
// Scenarios and lessons have worlds of their own: they wait for no other tab.
await workbenchIsWanted();
const turn = await takeTurn(sessionStorage.getItem(TAKE_OVER) !== null, () => workbench?.saved() ?? Promise.resolve());
sessionStorage.removeItem(TAKE_OVER);
if (turn === undefined) goOnElsewhere();
else await begin(turn);

async function begin({ over }: Turn): Promise<void> {
  void over.then(goOnElsewhere);
  const { saved, storage } = await openStorage(browserStorage(goOnElsewhere), (why) => textsOf(workbenchTexts).storage.unreadable(why));
  const { python, sqlite, toolchains } = openEngines();
  workbench = createWorkbench({ python, sqlite, toolchains, starter: starterWorkspace(), saved, storage, createGit, saidByPsql, ci: true, clock, now });
  const loadTransfer = async () => (await import('./transfer/transfer.ts')).createTransfer(python.program, (bytes) => sqlite.inspect(bytes));
  screens.showWorkbench(workbench, loadTransfer);
}

/** A lesson's own world, where the learner left it. The last tab that opens it has it; the one before is told so. */
async function openLessonWorld(lesson: Lesson, start: Workspace): Promise<LessonWorld> {
  const { over, leave } = openHere(`lesson ${lesson.id}`);
  void over.then(() => lessonWorlds.delete(lesson.id));
  const { saved, storage } = await openStorage(browserStorage(leave, `headway lesson ${lesson.id}`), (why) => textsOf(workbenchTexts).storage.unreadableLesson(why));
  const workbench = createWorkbench({ ...openEngines(), starter: start, saved, storage, createGit, saidByPsql, ci: lesson.pipeline, clock, now });
  return { workbench, probe: createProbe(openUnkept(start, false)), over };
}

/** The shop comes with the page; the other tools' projects are fetched when they are wanted. */
async function projectOf(name: ProjectName): Promise<Workspace> {
  return name === 'shop' ? starterWorkspace() : (await import('./toolchains/starters.ts')).toolchainStarter(name, starterWorkspace());
}

/** One Python, one SQLite, and one of each further engine for every world of the page. */
function openEngines(): Engines {
  if (engines !== undefined) return engines;
  engines = {
    python: openPythonDoor(browserEnginePort, base, roomForSpare),
    sqlite: openSqliteDoor(browserSqlitePort),
    toolchains: [sequelizeToolchain(openSequelizeDoor(browserSequelizePort, base, roomForSpare)), prismaToolchain(openPrismaDoor(browserPrismaPort, base, roomForSpare))],
  };
  keepWhatIsUsed(engines);
  return engines;
}

/** What was used is there without a network, too. Nothing is kept before Python is ready, which is what people wait for. */
function keepWhatIsUsed({ python, toolchains: [sequelize, prisma] }: Engines): void {
  let serverComes = false;
  python.subscribe(() => {
    const state = python.getState();
    if (state.type === 'ready' || state.type === 'broken') offline.start();
    const comes = state.type === 'busy' && state.loading !== undefined;
    if (serverComes && !comes) offline.used('postgres');
    serverComes = comes;
  });
  for (const [part, toolchain] of [['sequelize', sequelize], ['prisma', prisma]] as const) {
    const stop = toolchain?.engine.subscribe(() => {
      if (toolchain.engine.getState().type !== 'ready' && toolchain.engine.getState().type !== 'busy') return;
      stop?.();
      offline.used(part);
    });
  }
}

/** Waits for the other tab to close, or for the person to want it here. Either begins anew: what this tab knows is old. */
function goOnElsewhere(): void {
  // A scenario or a lesson that is open here needs Python on.
  if (currentRoute().type === 'workbench') {
    engines?.python.close();
    for (const { engine } of engines?.toolchains ?? []) engine.close();
    engines = undefined;
    lessonWorlds.clear();
  }
  screens.showElsewhere(() => {
    sessionStorage.setItem(TAKE_OVER, 'yes');
    location.reload();
  });
  void turnIsFree()
    .then(workbenchIsWanted)
    .then(() => location.reload());
}

/**
 * What was kept, and where to keep on. When it cannot be read, nothing is written over it.
 *
 * @param sentence says so, and what is shown instead
 */
async function openStorage(storage: WorldStorage, sentence: (why: string) => string): Promise<{ saved: SavedWorld | undefined; storage: WorldStorage }> {
  try {
    return { saved: await storage.load(), storage };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { saved: undefined, storage: refusingStorage(sentence(reason)) };
  }
}
