import { createContext } from 'react';

/**
 * Whether the person is a guest in a world that is not their own: a scenario's or a lesson's. It is not taken
 * along and not started over as one's own is; the way on is the way back.
 */
export const GuestContext = createContext(false);
