import type { EnvironmentId } from '../../domain/environment.ts';
import { backFrom, forwardFrom } from '../../domain/timeline.ts';
import { type Shortcut, shortcutOf } from '../../ui/shortcuts.ts';
import type { DeskActor } from './desk.ts';
import { panes, type Pane } from './desk-machine.ts';
import type { Beside } from './places.ts';
import { isSmall } from './small-screen.ts';
import { goToPoints, nothingWords, stayWords, step, toggleTimeline } from './timeline/travel.ts';
import type { WorkbenchParts } from './workbench-context.ts';

/** Keys that work in every part of the page. Answers whether the key was one of them. */
export function answerPageKey(event: KeyboardEvent, screen: HTMLElement, parts: WorkbenchParts): boolean {
  if (document.querySelector('dialog[open]') !== null) return false;
  const shortcut = shortcutOf(event);
  if (shortcut === undefined || shortcut === 'actions') return false;
  takeShortcut(shortcut, screen, parts);
  return true;
}

/** Does what the key does. */
export function takeShortcut(shortcut: Exclude<Shortcut, 'actions'>, screen: HTMLElement, parts: WorkbenchParts): void {
  const { whereabouts, desks, workbench, beside } = parts;
  const desk = desks[whereabouts.getSnapshot().context.environment];
  switch (shortcut) {
    case 'nextPart':
    case 'previousPart': {
      const pane = stepPane(screen, shortcut === 'nextPart' ? 1 : -1, beside);
      if (pane === undefined) return beside?.goThere();
      return showPane(pane, parts);
    }
    case 'terminal':
      return showPane('terminal', parts);
    case 'undo':
    case 'redo':
      return step(workbench, whereabouts, shortcut);
    case 'dev-a':
    case 'dev-b':
    case 'ci':
    case 'production':
      beside?.comeBack();
      return goToEnvironment(shortcut, screen, parts);
    case 'sideBySide':
      return whereabouts.send({ type: whereabouts.getSnapshot().matches('comparing') ? 'comparison.closed' : 'comparison.opened' });
    case 'points':
      toggleTimeline(whereabouts);
      if (whereabouts.getSnapshot().context.timelineOpen) goToPoints();
      return undefined;
    case 'nextTab':
    case 'previousTab':
      desk.send({ type: 'tab.stepped', steps: shortcut === 'nextTab' ? 1 : -1 });
      return showPane('editor', parts);
    case 'closeTab': {
      const { active } = desk.getSnapshot().context.tabs;
      if (active !== undefined) desk.send({ type: 'tab.closed', key: active });
      return showPane('editor', parts);
    }
  }
}

/** Why a key can do nothing now; undefined when it can. */
export function whyNotNow(shortcut: Shortcut, { workbench }: WorkbenchParts): string | undefined {
  if (shortcut !== 'undo' && shortcut !== 'redo') return undefined;
  const state = workbench.getState();
  const to = shortcut === 'undo' ? backFrom(state.timeline) : forwardFrom(state.timeline);
  return stayWords(state) ?? (to === undefined ? nothingWords(shortcut) : undefined);
}

/** Shows a pane of the chosen environment, whatever covers it, and brings the keyboard there. */
export function showPane(pane: Pane, { whereabouts, desks, beside }: WorkbenchParts): void {
  beside?.comeBack();
  whereabouts.send({ type: 'comparison.closed' });
  if (isSmall()) whereabouts.send({ type: 'timeline.closed' });
  goToPane(pane, desks[whereabouts.getSnapshot().context.environment]);
}

/** To the same part of another environment: who types in a terminal types on in the other's. */
function goToEnvironment(environment: EnvironmentId, screen: HTMLElement, { whereabouts, desks }: WorkbenchParts): void {
  const pane = paneAt(screen, document.activeElement);
  const { pane: shown } = desks[whereabouts.getSnapshot().context.environment].getSnapshot().context;
  whereabouts.send({ type: 'environment.chosen', environment });
  if (pane === undefined) desks[environment].send({ type: 'pane.chosen', pane: shown });
  else goToPane(pane, desks[environment]);
}

const ORDER: readonly Pane[] = ['files', 'editor', 'terminal', 'revisions', 'database'];

/** The pane before or behind the one that has the keyboard; undefined: what stands beside the workbench. */
function stepPane(screen: HTMLElement, steps: 1 | -1, beside: Beside | undefined): Pane | undefined {
  const here = paneAt(screen, document.activeElement);
  const at = here === undefined ? -1 : ORDER.indexOf(here);
  const next = at === -1 ? (steps > 0 ? 0 : ORDER.length - 1) : at + steps;
  const isBeside = beside?.holds(document.activeElement) === true;
  if (beside !== undefined && !isBeside && ORDER[next] === undefined) return undefined;
  return ORDER.at(next % ORDER.length) ?? panes[0];
}

function paneAt(screen: HTMLElement, element: Element | null): Pane | undefined {
  const name = element !== null && screen.contains(element) ? element.closest<HTMLElement>('[data-pane]')?.dataset['pane'] : undefined;
  return panes.find((pane) => pane === name);
}

/** Where the focus goes in a pane: the part of it that one works with. */
const TARGETS: Readonly<Record<Pane, readonly string[]>> = {
  files: ['[role="treeitem"][tabindex="0"]', '[data-tool="newFile"]'],
  editor: ['.code:not([hidden]) [role="textbox"], .code:not([hidden]) textarea', '.colored', '.diff-editor .modified [role="textbox"]', '[role="tab"][tabindex="0"]'],
  terminal: ['.xterm-helper-textarea'],
  revisions: ['.revision-name[tabindex="0"]', 'h2'],
  database: ['select', 'summary', 'h2'],
};

/** Shows a pane and brings the keyboard there. */
export function goToPane(pane: Pane, desk: DeskActor): void {
  desk.send({ type: 'pane.chosen', pane });
  // After the pane is drawn: a small screen shows only one, and of the environments one is shown.
  requestAnimationFrame(() => focusIn(pane, document.activeElement));
}

/** @param from where the focus is; who goes elsewhere while a part of the pane is still being fetched or opened is not called back */
function focusIn(pane: Pane, from: Element | null): void {
  const shown = (selector: string): readonly HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(`[data-pane="${pane}"]`)].flatMap((element) => [...element.querySelectorAll<HTMLElement>(selector)]).filter((element) => element.closest('[inert]') === null);
  const [target] = TARGETS[pane].flatMap(shown);
  if (target !== undefined) target.focus();
  else if (stays(from) && shown(COMING).length > 0) requestAnimationFrame(() => focusIn(pane, from));
}

/** Whether nobody has gone elsewhere: what had the focus may have lost it to nothing, since it is out of sight now. */
function stays(from: Element | null): boolean {
  return document.activeElement === from || document.activeElement === document.body;
}

/** What stands for a terminal that is being fetched or opened. */
const COMING = '.terminal-wait, .terminal-body:empty';
