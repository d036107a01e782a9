import { assign, fromPromise, setup } from 'xstate';
import type { Offer } from '../../transfer/transfer.ts';
import { transferTexts } from '../../texts/en/transfer.ts';
import { textsOf } from '../../texts/texts-of.ts';

/** Reads what was chosen. `say` is told in words how far it is. */
export type Read = (say: (words: string) => void, signal: AbortSignal) => Promise<Offer>;

/** Puts something in place of the present work; answers why not, or undefined when it is done. */
export type Take = () => Promise<string | undefined>;

export interface TransferContextValue {
  readonly read: Read | undefined;
  readonly take: Take | undefined;
  /** What is being done, in words. */
  readonly words: string;
  readonly offer: Exclude<Offer, { type: 'refused' }> | undefined;
  /** Why nothing was taken. */
  readonly problem: string;
}

type Event =
  | { readonly type: 'menu.opened' }
  | { readonly type: 'source.chosen'; readonly read: Read }
  | { readonly type: 'reading.wentOn'; readonly words: string }
  | { readonly type: 'offer.taken'; readonly take: Take }
  | { readonly type: 'dialog.closed' };

/**
 * Bringing something in: chosen, read, asked about, taken. Until it is taken nothing of the present work changes, and
 * closing the dialog leaves it as it is.
 */
export const transferMachine = setup({
  types: { context: {} as TransferContextValue, events: {} as Event },
  actors: {
    'read it': fromPromise<Offer, { readonly read: Read | undefined; readonly say: (words: string) => void }>(({ input, signal }) => {
      if (input.read === undefined) throw new Error('Nothing was chosen.');
      return input.read(input.say, signal);
    }),
    'take it': fromPromise<string | undefined, Take | undefined>(({ input }) => {
      if (input === undefined) throw new Error('Nothing was taken.');
      return input();
    }),
  },
  actions: {
    'keep what was chosen': assign(({ event }) => ({ read: event.type === 'source.chosen' ? event.read : undefined, words: textsOf(transferTexts).reading.opening, problem: '', offer: undefined })),
    'keep the words': assign({ words: ({ event }) => (event.type === 'reading.wentOn' ? event.words : '') }),
    'keep what is to be taken': assign(({ event }) => ({ take: event.type === 'offer.taken' ? event.take : undefined, problem: '' })),
    'forget it': assign({ read: undefined, take: undefined, offer: undefined, problem: '' }),
  },
}).createMachine({
  id: 'transfer',
  context: { read: undefined, take: undefined, words: '', offer: undefined, problem: '' },
  initial: 'closed',
  on: { 'source.chosen': { target: '.reading', actions: 'keep what was chosen' } },
  states: {
    closed: {
      entry: 'forget it',
      on: { 'menu.opened': 'menu' },
    },
    menu: { on: { 'dialog.closed': 'closed' } },
    reading: {
      invoke: {
        src: 'read it',
        input: ({ context, self }) => ({ read: context.read, say: (words: string) => self.send({ type: 'reading.wentOn', words }) }),
        onDone: [
          { guard: ({ event }) => event.output.type === 'refused', target: 'refused', actions: assign({ problem: ({ event }) => (event.output.type === 'refused' ? event.output.reason : '') }) },
          { target: 'asking', actions: assign({ offer: ({ event }) => (event.output.type === 'refused' ? undefined : event.output) }) },
        ],
        onError: { target: 'refused', actions: assign({ problem: ({ event }) => textsOf(transferTexts).reading.notRead(wordsOf(event.error)) }) },
      },
      on: { 'reading.wentOn': { actions: 'keep the words' }, 'dialog.closed': 'closed' },
    },
    asking: {
      on: { 'offer.taken': { target: 'taking', actions: 'keep what is to be taken' }, 'dialog.closed': 'closed' },
    },
    taking: {
      invoke: {
        src: 'take it',
        input: ({ context }) => context.take,
        onDone: [
          { guard: ({ event }) => event.output !== undefined, target: 'asking', actions: assign({ problem: ({ event }) => event.output ?? '' }) },
          { target: 'closed' },
        ],
        onError: { target: 'asking', actions: assign({ problem: ({ event }) => textsOf(transferTexts).taking.notTaken(wordsOf(event.error)) }) },
      },
    },
    refused: { on: { 'dialog.closed': 'closed', 'menu.opened': 'menu' } },
  },
});

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
