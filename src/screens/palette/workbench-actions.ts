import { environmentIds, type EnvironmentId } from '../../domain/environment.ts';
import { pageTexts } from '../../texts/en/page.ts';
import type { PaletteTexts } from '../../texts/en/palette.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { type Shortcut, shortcuts } from '../../ui/shortcuts.ts';
import type { Pane } from '../workbench/desk-machine.ts';
import type { Action, Offered } from './action.ts';

type WorkbenchOffer = NonNullable<Offered['workbench']>;

/** What can be done in a workbench: one's own, a lesson's, a scenario's. */
export function workbenchActions(offer: WorkbenchOffer, texts: PaletteTexts): readonly Action[] {
  return [...here(offer, texts), ...stops(offer, texts), ...environments(offer, texts), ...parts(offer, texts)];
}

/** The files of the environment that is worked in, as its tree shows them. */
export function fileActions({ parts, show }: WorkbenchOffer, texts: PaletteTexts): readonly Action[] {
  const environment = chosen(parts);
  const { files } = parts.workbench.getState().workspace.environments[environment];
  return [...files.keys()]
    .filter((path) => !path.endsWith('/') && !/(?:^|\/)(?:\.git|__pycache__)\//.test(path))
    .map((path) => ({
      id: `open ${path}`,
      group: texts.groups.files(nameOf(environment)),
      name: texts.open(path),
      run() {
        parts.desks[environment].send({ type: 'file.opened', path });
        show('editor');
      },
    }));
}

function here(offer: WorkbenchOffer, texts: PaletteTexts): readonly Action[] {
  const { workbench, whereabouts, desks } = offer.parts;
  const state = workbench.getState();
  const words = texts.workbench;
  const at = whereabouts.getSnapshot();
  const desk = desks[chosen(offer.parts)];
  const { open } = desk.getSnapshot().context.tabs;
  const act = byKey(offer, texts.groups.here);
  const changed = state.environments[chosen(offer.parts)].lastChange !== undefined;
  return [
    act('undo', words.undo),
    act('redo', words.redo),
    act('points', at.context.timelineOpen && !at.matches('lookingBack') ? words.closePoints : words.points),
    act('sideBySide', at.matches('comparing') ? words.notSideBySide : words.sideBySide),
    {
      id: 'changes',
      group: texts.groups.here,
      name: words.changes,
      whyNot: changed ? undefined : words.noChanges,
      run() {
        desk.send({ type: 'changes.opened' });
        offer.show('editor');
      },
    },
    ...(open.length > 1 ? [act('nextTab', words.nextTab), act('previousTab', words.previousTab)] : []),
    ...(open.length > 0 ? [act('closeTab', words.closeTab)] : []),
    ...(state.engine.type === 'broken' ? [{ id: 'restart', group: texts.groups.here, name: words.restart, run: () => workbench.restartEngine() }] : []),
  ];
}

function stops({ parts: { workbench } }: WorkbenchOffer, texts: PaletteTexts): readonly Action[] {
  return environmentIds.flatMap((environment) => {
    const { terminal } = workbench.getState().environments[environment];
    if (terminal.type !== 'running') return [];
    return [{ id: `stop ${environment}`, group: texts.groups.here, name: texts.workbench.stop(terminal.line, nameOf(environment)), run: () => workbench.stop(environment) }];
  });
}

function environments(offer: WorkbenchOffer, texts: PaletteTexts): readonly Action[] {
  const { parts } = offer;
  const act = byKey(offer, texts.groups.environments);
  return [
    ...environmentIds.map((id) => ({ ...act(id, texts.workbench.environment(nameOf(id))), ...(id === chosen(parts) ? { note: texts.now } : {}) })),
    ...environmentIds.map((id) => ({
      id: `terminal ${id}`,
      group: texts.groups.environments,
      name: texts.workbench.terminal(nameOf(id)),
      ...(id === chosen(parts) ? { keys: [shortcuts.terminal] } : {}),
      run() {
        parts.whereabouts.send({ type: 'environment.chosen', environment: id });
        offer.show('terminal');
      },
    })),
  ];
}

function parts(offer: WorkbenchOffer, texts: PaletteTexts): readonly Action[] {
  const act = byKey(offer, texts.groups.parts);
  const words = texts.workbench;
  const pane = (name: Exclude<Pane, 'terminal'>): Action => ({ id: `pane ${name}`, group: texts.groups.parts, name: words[name], run: () => offer.show(name) });
  return [pane('files'), pane('editor'), pane('revisions'), pane('database'), act('nextPart', words.nextPart), act('previousPart', words.previousPart)];
}

/** Actions that a key does, too: they do what the key does. */
function byKey({ take, whyNot }: WorkbenchOffer, group: string) {
  return (shortcut: Exclude<Shortcut, 'actions'>, name: string): Action => ({ id: shortcut, group, name, keys: [shortcuts[shortcut]], whyNot: whyNot(shortcut), run: () => take(shortcut) });
}

function chosen({ whereabouts }: WorkbenchOffer['parts']): EnvironmentId {
  return whereabouts.getSnapshot().context.environment;
}

function nameOf(environment: EnvironmentId): string {
  return textsOf(pageTexts).environments[environment];
}
