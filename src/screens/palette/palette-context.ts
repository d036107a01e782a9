import { createContext, useContext, useEffect } from 'react';
import type { ComparisonPlay } from '../../toolchains/open-comparison.ts';
import type { ToolchainId } from '../../toolchains/comparison.ts';
import type { OpenedLesson } from '../lesson/lesson-context.ts';
import type { TheatreParts } from '../theatre/theatre-context.ts';
import type { Shortcut } from '../../ui/shortcuts.ts';
import type { Pane } from '../workbench/desk-machine.ts';
import type { WorkbenchParts } from '../workbench/workbench-context.ts';

/**
 * What the shown screens hand over, so that the palette can do whatever can be done in them. A screen that is not shown
 * offers nothing.
 */
export interface Offers {
  readonly workbench: {
    readonly parts: WorkbenchParts;
    /** Does what a key does. */
    readonly take: (shortcut: Exclude<Shortcut, 'actions'>) => void;
    /** Why a key can do nothing now; undefined when it can. */
    readonly whyNot: (shortcut: Shortcut) => string | undefined;
    /** Shows a pane of the chosen environment and brings the keyboard there. */
    readonly show: (pane: Pane) => void;
  };
  readonly lesson: OpenedLesson & { readonly readAt: (place: string) => void };
  readonly theatre: TheatreParts & TheatreControls;
  readonly comparison: { readonly play: ComparisonPlay; readonly leave: (tool: ToolchainId) => void };
  /** Back from a workbench over a scenario's world. */
  readonly excursion: { readonly back: () => void };
  readonly offline: { readonly open: () => void };
  readonly takeAlong: { readonly open: () => void };
  readonly startOver: { readonly open: () => void };
}

/** What can be done in the theatre beside playing. */
export interface TheatreControls {
  readonly presenting: boolean;
  readonly present: (wanted: boolean) => void;
  readonly pointing: boolean;
  readonly point: (wanted: boolean) => void;
  /** Changes between the evidence of the step and the world; left out when the step proves nothing. */
  readonly turn: { readonly toEvidence: boolean; readonly turn: () => void } | undefined;
  readonly openNotes: () => void;
  readonly leave: () => void;
}

export interface Palette {
  readonly open: (what: 'actions' | 'keys') => void;
  /** What is offered now. */
  readonly offered: () => Partial<Offers>;
  /** Offers something, until what it returns is called. */
  readonly offer: <Name extends keyof Offers>(name: Name, offer: Offers[Name]) => () => void;
}

export function createPalette(open: Palette['open']): Palette {
  const offers: { -readonly [Name in keyof Offers]?: Offers[Name] } = {};
  return {
    open,
    offered: () => offers,
    offer(name, offer) {
      offers[name] = offer;
      return () => {
        if (offers[name] === offer) delete offers[name];
      };
    },
  };
}

export const PaletteContext = createContext<Palette | undefined>(undefined);

export function usePalette(): Palette {
  const palette = useContext(PaletteContext);
  if (palette === undefined) throw new Error('A part of the page was drawn without the palette of its actions.');
  return palette;
}

/** Offers something to the palette for as long as what calls this is shown. */
export function useOffer<Name extends keyof Offers>(name: Name, offer: Offers[Name] | undefined): void {
  const palette = usePalette();
  useEffect(() => (offer === undefined ? undefined : palette.offer(name, offer)));
}
