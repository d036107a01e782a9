import { createContext, useContext } from 'react';
import type { Transfer } from '../../transfer/transfer.ts';

/** Loads what takes worlds in and out, when it is first wanted: most visits never do. */
export type LoadTransfer = () => Promise<Transfer>;

export const TransferContext = createContext<LoadTransfer | undefined>(undefined);

export function useTransfer(): LoadTransfer {
  const load = useContext(TransferContext);
  if (load === undefined) throw new Error('What takes worlds in and out was not handed to the page.');
  return load;
}
