/**
 * What the middle of the workbench can show, each in a tab of its own.
 *
 * `changes` is what the last command did, as a diff; `preview` is the SQL that a revision would run.
 */
export type Tab =
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'changes' }
  | { readonly type: 'preview'; readonly revision: string };

/** The open tabs, in the order of the bar. `active` is the key of the one that is shown. */
export interface Tabs {
  readonly open: readonly Tab[];
  readonly active: string | undefined;
}

export const noTabs: Tabs = { open: [], active: undefined };

/** What tells two tabs apart: opening the same thing twice shows the tab that is there. */
export function tabKey(tab: Tab): string {
  switch (tab.type) {
    case 'file':
      return `file:${tab.path}`;
    case 'changes':
      return 'changes';
    case 'preview':
      return `preview:${tab.revision}`;
  }
}

export function activeTab(tabs: Tabs): Tab | undefined {
  return tabs.open.find((tab) => tabKey(tab) === tabs.active);
}

/** Shows a tab, opening it behind the one that is shown now. */
export function openTab(tabs: Tabs, tab: Tab): Tabs {
  const key = tabKey(tab);
  if (tabs.open.some((each) => tabKey(each) === key)) return { ...tabs, active: key };
  const at = tabs.open.findIndex((each) => tabKey(each) === tabs.active) + 1;
  const place = at === 0 ? tabs.open.length : at;
  return { open: [...tabs.open.slice(0, place), tab, ...tabs.open.slice(place)], active: key };
}

/** Closes a tab; its right neighbour takes the place, or else the left one. */
export function closeTab(tabs: Tabs, key: string): Tabs {
  const at = tabs.open.findIndex((tab) => tabKey(tab) === key);
  if (at === -1) return tabs;
  const open = tabs.open.filter((_, index) => index !== at);
  if (tabs.active !== key) return { open, active: tabs.active };
  const neighbour = open[at] ?? open[at - 1];
  return { open, active: neighbour === undefined ? undefined : tabKey(neighbour) };
}

/** The tab so many places to the right (or left, when negative), round the end. */
export function stepTab(tabs: Tabs, steps: number): Tabs {
  const count = tabs.open.length;
  const at = tabs.open.findIndex((tab) => tabKey(tab) === tabs.active);
  const next = tabs.open[(((at + steps) % count) + count) % count];
  return next === undefined ? tabs : { ...tabs, active: tabKey(next) };
}

/** After a file or a folder got another name: its tabs follow. */
export function renameInTabs(tabs: Tabs, from: string, to: string): Tabs {
  const follow = (path: string) => (path === from ? to : path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : path);
  const moved = (tab: Tab): Tab => (tab.type === 'file' ? { type: 'file', path: follow(tab.path) } : tab);
  const shown = activeTab(tabs);
  return { open: tabs.open.map(moved), active: shown === undefined ? undefined : tabKey(moved(shown)) };
}

/** After a person deleted a file or a folder: its tabs go. (What a command removes keeps its tab, which says so.) */
export function removeFromTabs(tabs: Tabs, path: string): Tabs {
  const gone = tabs.open.filter((tab) => tab.type === 'file' && (tab.path === path || tab.path.startsWith(`${path}/`)));
  return gone.reduce((left, tab) => closeTab(left, tabKey(tab)), tabs);
}
