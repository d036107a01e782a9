import type { ITheme } from '@xterm/xterm';
import { environmentIds, type EnvironmentId } from '../../../domain/environment.ts';
import { tokenColor } from '../../../ui/theme.ts';

/** The terminal's palette from the tokens. Colours 16 to 19 are the environments' hues, 20 is what steps back. */
export function terminalTheme(shown: 'light' | 'dark'): ITheme {
  const ink = tokenColor('ink');
  const soft = tokenColor('ink-soft');
  const paper = tokenColor('sunken');
  return {
    background: paper,
    foreground: ink,
    cursor: ink,
    cursorAccent: paper,
    selectionBackground: `${tokenColor('focus')}${shown === 'dark' ? '55' : '3d'}`,
    black: ink,
    red: tokenColor('drift'),
    green: tokenColor('ok'),
    yellow: tokenColor('pending'),
    blue: tokenColor('dev-a'),
    magenta: tokenColor('dev-b'),
    cyan: tokenColor('ci'),
    white: soft,
    brightBlack: soft,
    brightRed: tokenColor('drift'),
    brightGreen: tokenColor('ok'),
    brightYellow: tokenColor('pending'),
    brightBlue: tokenColor('dev-a'),
    brightMagenta: tokenColor('dev-b'),
    brightCyan: tokenColor('ci'),
    brightWhite: ink,
    extendedAnsi: [...environmentIds.map((id) => tokenColor(id)), soft],
  };
}

/** A text in the hue of its environment, by palette, so that what is written already follows a change of theme. */
export function inHue(environment: EnvironmentId, text: string): string {
  return `\x1b[1;38;5;${16 + environmentIds.indexOf(environment)}m${text}\x1b[0m`;
}
