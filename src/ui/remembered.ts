/**
 * Small things that a browser remembers for a person: the theme, the sizes of panels, which tabs were open.
 * A browser may refuse storage altogether (private windows, policies); then they are forgotten, and nothing breaks.
 */
export const remembered: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // refused: as if nothing had been kept
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // refused or full: a panel's size is not worth a complaint
    }
  },
};
