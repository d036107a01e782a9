import { environmentIds, type EnvironmentId } from '../../domain/environment.ts';
import type { DeskActor } from './desk.ts';
import { panes, type Pane } from './desk-machine.ts';
import type { Beside } from './places.ts';
import { isSmall } from './small-screen.ts';
import { goToPoints, step, toggleTimeline } from './timeline/travel.ts';
import type { WorkbenchParts } from './workbench-context.ts';

/** Keys that work in every part of the page. Answers whether the key was one of them. */
export function answerPageKey(event: KeyboardEvent, screen: HTMLElement, parts: WorkbenchParts): boolean {
  if (document.querySelector('dialog[open]') !== null) return false;
  const { whereabouts, desks, workbench, beside } = parts;
  const desk = desks[whereabouts.getSnapshot().context.environment];
  const goTo = (pane: Pane) => {
    beside?.comeBack();
    whereabouts.send({ type: 'comparison.closed' });
    if (isSmall()) whereabouts.send({ type: 'timeline.closed' });
    goToPane(pane, desk);
  };
  if (event.key === 'F6') {
    const pane = stepPane(screen, event.shiftKey ? -1 : 1, beside);
    if (pane === undefined) beside?.goThere();
    else goTo(pane);
    return true;
  }
  if (event.ctrlKey && event.key === '`') {
    goTo('terminal');
    return true;
  }
  if (!event.altKey || event.ctrlKey) return false;
  if (letterOf(event) === 'z') {
    step(workbench, whereabouts, event.shiftKey ? 'redo' : 'undo');
    return true;
  }
  const environment = environmentIds[Number(/^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1]) - 1];
  if (environment !== undefined) {
    beside?.comeBack();
    goToEnvironment(environment, screen, parts);
    return true;
  }
  switch (event.code) {
    case 'Digit0':
    case 'Numpad0':
      whereabouts.send({ type: whereabouts.getSnapshot().matches('comparing') ? 'comparison.closed' : 'comparison.opened' });
      return true;
    case 'Digit9':
    case 'Numpad9':
      toggleTimeline(whereabouts);
      if (whereabouts.getSnapshot().context.timelineOpen) goToPoints();
      return true;
    case 'PageDown':
    case 'PageUp':
      desk.send({ type: 'tab.stepped', steps: event.code === 'PageDown' ? 1 : -1 });
      goTo('editor');
      return true;
    case 'KeyW': {
      const { active } = desk.getSnapshot().context.tabs;
      if (active !== undefined) desk.send({ type: 'tab.closed', key: active });
      goTo('editor');
      return true;
    }
    default:
      return false;
  }
}

/** The letter of a key: the one on it, or, where Alt makes a sign of it (macOS), the one in its place on most keyboards. */
function letterOf({ key, code }: KeyboardEvent): string {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1] ?? '').toLowerCase();
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

/** @param from where the focus is; who goes elsewhere while a part of the pane is still being fetched is not called back */
function focusIn(pane: Pane, from: Element | null): void {
  const shown = (selector: string): readonly HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(`[data-pane="${pane}"]`)].flatMap((element) => [...element.querySelectorAll<HTMLElement>(selector)]).filter((element) => element.closest('[inert]') === null);
  const [target] = TARGETS[pane].flatMap(shown);
  if (target !== undefined) target.focus();
  else if (document.activeElement === from && shown(COMING).length > 0) requestAnimationFrame(() => focusIn(pane, from));
}

/** What stands for a terminal that is being fetched or opened. */
const COMING = '.terminal-wait, .terminal-body:empty';
