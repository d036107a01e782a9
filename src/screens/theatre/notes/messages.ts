import { z } from 'zod';

/** What a theatre tells the window with the notes. */
export const fromTheatre = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('shown'),
    scenario: z.string(),
    /** The step that is shown, counted from 1; 0 is the start. */
    step: z.int(),
    steps: z.int(),
    /** There is none at the start. */
    title: z.string().optional(),
    /** The language of the scenario's own texts, as HTML names it. */
    lang: z.string(),
    note: z.string(),
    next: z.string().optional(),
    doing: z.string(),
    plays: z.boolean(),
  }),
  z.object({ type: z.literal('closed') }),
]);
export type FromTheatre = z.infer<typeof fromTheatre>;

/** What the window with the notes asks of the theatre. */
export const fromNotes = z.object({ type: z.enum(['opened', 'next', 'back', 'play', 'pause']) });
export type FromNotes = z.infer<typeof fromNotes>;

/** One channel for each theatre, so that two of them in two tabs keep apart. */
export function notesChannel(theatre: string): BroadcastChannel {
  return new BroadcastChannel(`headway: notes of ${theatre}`);
}
