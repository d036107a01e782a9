import { computeAccessibleName } from 'dom-accessibility-api';
import type { PaletteTexts } from '../../texts/en/palette.ts';
import type { Action } from './action.ts';

/** What a person can press, choose or type in. What is inside of the terminal and the editor is theirs: both have keys of their own. */
const CONTROLS = 'button, a[href], summary, select, textarea, input, [role="button"], [role="tab"], [role="switch"], [role="menuitem"], [role="separator"][tabindex]';
const OF_OTHERS = '.xterm, .monaco-editor';
/** What has a name that says where something is. */
const PLACES = '[role="region"], [role="toolbar"], [role="group"], [role="tablist"], [role="dialog"], section, nav, header, aside, form, fieldset, dialog, ul, ol, table';
/** Behind what a screen offers by itself, which does the same from wherever one is. */
const BEHIND = 3;

/** A control as it was found: what it is called, and what the part of the page is called that it is in. */
export interface Control {
  readonly element: HTMLElement;
  readonly name: string;
  readonly place: string | undefined;
}

/** The controls that are drawn. Where a dialog is open, only its own: nothing else can be reached then. */
export function drawnControls(): readonly Control[] {
  return [...(openDialog() ?? document).querySelectorAll<HTMLElement>(CONTROLS)].flatMap((element): Control[] => {
    if (element.closest(`${OF_OTHERS}, [inert], [aria-hidden="true"]`) !== null || !element.checkVisibility({ visibilityProperty: true })) return [];
    const name = computeAccessibleName(element).replaceAll(/\s+/g, ' ').trim();
    return name === '' ? [] : [{ element, name, place: placeOf(element) }];
  });
}

/**
 * Each control as the action that it does: nothing on a screen is missing among the actions, whether or not the screen
 * thought of offering it.
 *
 * @param known what is offered already; a control of the same name is left out
 */
export function controlActions(controls: readonly Control[], known: readonly Action[], texts: PaletteTexts): readonly Action[] {
  // `Undo` is offered as `Undo: one point back`.
  const names = new Set(known.flatMap(({ name }) => [name, ...name.split(':').slice(0, 1)]));
  const seen = new Map<string, number>();
  return controls.flatMap(({ element, name, place }): Action[] => {
    if (names.has(name)) return [];
    const group = texts.groups.shown(place);
    const id = `control ${group} ${name}`;
    const number = (seen.get(id) ?? 0) + 1;
    seen.set(id, number);
    const whyNot = element.matches(':disabled, [aria-disabled="true"]') ? reasonOf(element, name) ?? texts.notNow : undefined;
    return [{ id: `${id} ${number}`, group, name, behind: BEHIND, whyNot, run: () => press(element) }];
  });
}

/** The dialog that is open, when another one than the palette is: the newest. */
export function openDialog(): Element | undefined {
  return [...document.querySelectorAll('dialog[open]')].findLast((dialog) => dialog.querySelector('.palette') === null);
}

/** What the nearest part of the page around it is called: `Terminal, Developer A`. */
function placeOf(element: Element): string | undefined {
  for (let place = element.parentElement?.closest(PLACES); place !== null && place !== undefined; place = place.parentElement?.closest(PLACES)) {
    const name = computeAccessibleName(place).trim();
    if (name !== '') return name;
  }
  return undefined;
}

/** Why a control can do nothing now, where its title says more than its name does. */
function reasonOf({ title }: HTMLElement, name: string): string | undefined {
  return title === '' || title === name ? undefined : title;
}

/** As a press does; where one types or drags, the keyboard goes there. */
function press(element: HTMLElement): void {
  if (!element.isConnected) return;
  element.focus();
  const isTypedIn = element.matches('textarea, select, [role="separator"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="file"])');
  if (!isTypedIn) element.click();
}
