import { assign, emit, setup } from 'xstate';
import { closeTab, noTabs, openTab, removeFromTabs, renameInTabs, stepTab, type Tab, type Tabs } from './editor/tabs.ts';

export const panes = ['files', 'editor', 'terminal', 'database', 'revisions'] as const;
/** The parts of the workbench. A small screen shows one at a time. */
export type Pane = (typeof panes)[number];

/**
 * Where a person is in the workbench: the open tabs, the pane of a small screen, the chosen database and revision.
 * What is *in* the files is the Workbench's; this only says what of it is looked at.
 */
export interface Desk {
  readonly tabs: Tabs;
  readonly pane: Pane;
  /** Path of the database file that was picked; undefined: the first that there is. */
  readonly database: string | undefined;
  /** Id of the revision that is picked in the list; `base` for the bottom; undefined: none yet. */
  readonly revision: string | undefined;
}

type DeskEvent =
  | { readonly type: 'file.opened'; readonly path: string; readonly line?: number }
  | { readonly type: 'changes.opened' }
  | { readonly type: 'preview.opened'; readonly revision: string }
  | { readonly type: 'tab.chosen'; readonly tab: Tab }
  | { readonly type: 'tab.closed'; readonly key: string }
  | { readonly type: 'tab.stepped'; readonly steps: number }
  | { readonly type: 'path.renamed'; readonly from: string; readonly to: string }
  | { readonly type: 'path.removed'; readonly path: string }
  | { readonly type: 'pane.chosen'; readonly pane: Pane }
  | { readonly type: 'database.chosen'; readonly path: string }
  | { readonly type: 'revision.chosen'; readonly id: string }
  | { readonly type: 'command.suggested'; readonly line: string }
  | { readonly type: 'desk.cleared'; readonly path: string };

/** What the desk asks of the parts that keep their own cursor: the editor and the terminal. */
type DeskRequest =
  | { readonly type: 'place.asked'; readonly path: string; readonly line: number | undefined }
  | { readonly type: 'typing.asked'; readonly line: string };

// Annotated, since a machine's types are given by example and there is nothing to give.
const types: { input?: { tabs: Tabs }; context?: Desk; events?: DeskEvent; emitted?: DeskRequest } = {};

export const deskMachine = setup({ types }).createMachine({
  context: ({ input }) => ({ tabs: input.tabs, pane: 'editor', database: undefined, revision: undefined }),
  on: {
    'file.opened': {
      actions: [
        assign(({ context, event }) => ({ tabs: openTab(context.tabs, { type: 'file', path: event.path }), pane: 'editor' as const })),
        emit(({ event }) => ({ type: 'place.asked' as const, path: event.path, line: event.line })),
      ],
    },
    'changes.opened': { actions: assign(({ context }) => ({ tabs: openTab(context.tabs, { type: 'changes' }), pane: 'editor' as const })) },
    'preview.opened': {
      actions: assign(({ context, event }) => ({
        tabs: openTab(context.tabs, { type: 'preview', revision: event.revision }),
        pane: 'editor' as const,
      })),
    },
    'tab.chosen': { actions: assign(({ context, event }) => ({ tabs: openTab(context.tabs, event.tab) })) },
    'tab.closed': { actions: assign(({ context, event }) => ({ tabs: closeTab(context.tabs, event.key) })) },
    'tab.stepped': { actions: assign(({ context, event }) => ({ tabs: stepTab(context.tabs, event.steps) })) },
    'path.renamed': { actions: assign(({ context, event }) => ({ tabs: renameInTabs(context.tabs, event.from, event.to) })) },
    'path.removed': { actions: assign(({ context, event }) => ({ tabs: removeFromTabs(context.tabs, event.path) })) },
    'pane.chosen': { actions: assign(({ event }) => ({ pane: event.pane })) },
    'database.chosen': { actions: assign(({ event }) => ({ database: event.path })) },
    'revision.chosen': { actions: assign(({ event }) => ({ revision: event.id })) },
    'command.suggested': {
      actions: [assign({ pane: 'terminal' }), emit(({ event }) => ({ type: 'typing.asked' as const, line: event.line }))],
    },
    'desk.cleared': {
      actions: assign(({ event }) => ({
        tabs: openTab(noTabs, { type: 'file', path: event.path }),
        pane: 'editor' as const,
        database: undefined,
        revision: undefined,
      })),
    },
  },
});
