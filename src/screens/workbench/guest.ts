import { createContext } from 'react';

/**
 * Whether the person is a guest in a world that is not their own: a scenario's. It is not kept, not taken along and not
 * started over; the way on is the way back.
 */
export const GuestContext = createContext(false);
