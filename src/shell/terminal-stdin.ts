/**
 * What a program gets as standard input when nothing was piped or redirected into it. It is empty like any empty
 * input, and known by identity: a tool that would wait for the keyboard can say so instead.
 */
export const terminalStdin = new Uint8Array(0);
