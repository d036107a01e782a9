import type { DeskActor } from './desk.ts';
import { panes, type Pane } from './desk-machine.ts';

/** Keys that work in every part of the page. Answers whether the key was one of them. */
export function answerPageKey(event: KeyboardEvent, screen: HTMLElement, desk: DeskActor): boolean {
  if (document.querySelector('dialog[open]') !== null) return false;
  if (event.key === 'F6') {
    goToPane(stepPane(screen, event.shiftKey ? -1 : 1), screen, desk);
    return true;
  }
  if (event.ctrlKey && event.key === '`') {
    goToPane('terminal', screen, desk);
    return true;
  }
  if (!event.altKey || event.ctrlKey) return false;
  switch (event.code) {
    case 'PageDown':
    case 'PageUp':
      desk.send({ type: 'tab.stepped', steps: event.code === 'PageDown' ? 1 : -1 });
      goToPane('editor', screen, desk);
      return true;
    case 'KeyW': {
      const { active } = desk.getSnapshot().context.tabs;
      if (active !== undefined) desk.send({ type: 'tab.closed', key: active });
      goToPane('editor', screen, desk);
      return true;
    }
    default:
      return false;
  }
}

const ORDER: readonly Pane[] = ['files', 'editor', 'terminal', 'revisions', 'database'];

function stepPane(screen: HTMLElement, steps: number): Pane {
  const here = [...screen.querySelectorAll<HTMLElement>('[data-pane]')].find((pane) => pane.contains(document.activeElement));
  const at = ORDER.findIndex((pane) => pane === here?.dataset['pane']);
  const next = at === -1 ? (steps > 0 ? 0 : -1) : at + steps;
  return ORDER.at(next % ORDER.length) ?? panes[0];
}

/** Where the focus goes in a pane: the part of it that one works with. */
const TARGETS: Readonly<Record<Pane, readonly string[]>> = {
  files: ['[role="treeitem"][tabindex="0"]', '[aria-label="New file"]'],
  editor: ['.code:not([hidden]) [role="textbox"], .code:not([hidden]) textarea', '.colored', '.diff-editor .modified [role="textbox"]', '[role="tab"][tabindex="0"]'],
  terminal: ['.xterm-helper-textarea'],
  revisions: ['.revision-name[tabindex="0"]', 'h2'],
  database: ['select', 'summary', 'h2'],
};

function goToPane(pane: Pane, screen: HTMLElement, desk: DeskActor): void {
  desk.send({ type: 'pane.chosen', pane });
  // After the pane is drawn: a small screen shows only one.
  requestAnimationFrame(() => {
    const element = screen.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
    const [target] = TARGETS[pane].flatMap((selector) => [...(element?.querySelectorAll<HTMLElement>(selector) ?? [])]);
    target?.focus();
  });
}
