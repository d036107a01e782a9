import { createActor, type ActorRefFrom } from 'xstate';
import type { EnvironmentId } from '../../domain/environment.ts';
import { kindAt, type FileTree } from '../../domain/file-tree.ts';
import { deskMachine } from './desk-machine.ts';
import { noTabs, openTab, type Tabs } from './editor/tabs.ts';

export type DeskActor = ActorRefFrom<typeof deskMachine>;

/**
 * A desk for one environment, with the file tabs that were open on it last time.
 *
 * @param memory where they are remembered
 */
export function openDesk(environment: EnvironmentId, files: FileTree, memory: Pick<Storage, 'getItem' | 'setItem'>): DeskActor {
  const key = `headway.tabs.${environment}`;
  const desk = createActor(deskMachine, { input: { tabs: readTabs(memory.getItem(key)) ?? firstTabs(files) } });
  desk.subscribe(({ context }) => memory.setItem(key, JSON.stringify(fileTabs(context.tabs))));
  return desk.start();
}

/** The file to begin with: the model, since a migration begins with it. */
export function firstFile(files: FileTree): string {
  return ['models.py', 'app.py'].find((path) => kindAt(files, path) === 'file') ?? [...files.keys()].find((path) => !path.endsWith('/')) ?? 'app.py';
}

function firstTabs(files: FileTree): Tabs {
  return openTab(noTabs, { type: 'file', path: firstFile(files) });
}

/** Only tabs of files outlive a visit; what the last command changed is gone by then. */
function fileTabs(tabs: Tabs): { open: string[]; active: string | undefined } {
  return { open: tabs.open.flatMap((tab) => (tab.type === 'file' ? [tab.path] : [])), active: tabs.active };
}

function readTabs(kept: string | null): Tabs | undefined {
  if (kept === null) return undefined;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null || !('open' in value) || !Array.isArray(value.open)) return undefined;
    const paths = value.open.filter((path): path is string => typeof path === 'string');
    const tabs = paths.reduce((each, path) => openTab(each, { type: 'file', path }), noTabs);
    const active = 'active' in value && typeof value.active === 'string' ? value.active : undefined;
    const shown = tabs.open.find((tab) => tab.type === 'file' && `file:${tab.path}` === active);
    return shown === undefined ? tabs : openTab(tabs, shown);
  } catch {
    return undefined; // not what we wrote: begin as on a first visit
  }
}
