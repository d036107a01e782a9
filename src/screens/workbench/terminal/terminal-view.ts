import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { projectFolder, type EnvironmentId } from '../../../domain/environment.ts';
import { kindAt } from '../../../domain/file-tree.ts';
import type { TerminalEvent, Workbench } from '../../../session/workbench.ts';
import { codeFontIsHere, fetchCodeFont } from '../../../ui/code-font.ts';
import { cursorPlace, inColumns, paint, promptLine } from './drawing.ts';
import { keysOf, sequenceOf, withoutPasteMarks } from './keys.ts';
import { emptyLine, pressKey, type LineEditor, type LineKey, type LineRequest, type PlainKey } from './line-editor.ts';
import { placeLinks } from './terminal-links.ts';
import { inHue, terminalTheme } from './terminal-theme.ts';
import { unicodeWidths } from './unicode-widths.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { terminalTexts } from '../../../texts/en/terminal.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/** One terminal on the screen: xterm, with the line editor at its prompt. */
export interface TerminalView {
  readonly focus: () => void;
  /** Types a line at the prompt, for the person to read and to enter. */
  readonly suggest: (line: string) => void;
  /** A key that a touch keyboard does not have. */
  readonly press: (key: PlainKey) => void;
  readonly followTheme: (shown: 'light' | 'dark') => void;
  readonly tellReaders: (on: boolean) => void;
  /** Calls it by another label: another language is shown. */
  readonly rename: (label: string) => void;
  readonly close: () => void;
}

/** What the terminal asks of the page around it. */
export interface TerminalHost {
  readonly workbench: Workbench;
  readonly environment: EnvironmentId;
  readonly theme: 'light' | 'dark';
  readonly openPlace: (path: string, line: number | undefined) => void;
  readonly showQueue: (count: number) => void;
  /** What it is called, where several stand side by side; left out, it is the only one of its environment. */
  readonly name?: string;
}

const FONT_SIZE = 13;

export function openTerminal(element: HTMLElement, host: TerminalHost): TerminalView {
  const { workbench, environment } = host;
  const terminal = new Terminal({
    allowProposedApi: true,
    fontFamily: getComputedStyle(element).getPropertyValue('--font-code'),
    fontSize: FONT_SIZE,
    lineHeight: 1.35,
    scrollback: 20_000,
    cursorBlink: false,
    cursorInactiveStyle: 'outline',
    minimumContrastRatio: 4.5,
    theme: terminalTheme(host.theme),
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.unicode.register(unicodeWidths);
  terminal.unicode.activeVersion = unicodeWidths.version;
  terminal.open(element);
  const rename = (label: string): void => {
    Terminal.strings.tooMuchOutput = textsOf(terminalTexts).tooMuchOutput;
    terminal.textarea?.setAttribute('aria-label', label);
  };
  rename(textsOf(terminalTexts).label(host.name ?? textsOf(pageTexts).environments[environment]));
  terminal.textarea?.setAttribute('aria-describedby', `terminal-help-${environment}`);

  let line: LineEditor = emptyLine;
  let drawn: { row: number; lastRow: number } | undefined;
  let atLineStart = true;

  const prompt = () => `${workbench.prompt(environment).trimEnd()} `;

  /** Whether the program that runs takes what is typed. */
  const reads = (): boolean => {
    const { terminal: state } = workbench.getState().environments[environment];
    return state.type === 'running' && state.reads;
  };

  function erase(): void {
    if (drawn === undefined) return;
    terminal.write(`${drawn.row > 0 ? `\x1b[${drawn.row}A` : ''}\r\x1b[J`);
    drawn = undefined;
  }

  function draw(): void {
    erase();
    if (line.busy) return;
    const shown = promptLine(prompt(), line);
    const place = cursorPlace(shown, terminal.cols);
    const head = line.search === undefined ? inHue(environment, shown.prompt) : shown.prompt;
    const back = place.lastRow - place.row;
    terminal.write(
      `${head}${shown.text}${place.fillsRow ? ' \r' : ''}${back > 0 ? `\x1b[${back}A` : ''}\r${place.column > 0 ? `\x1b[${place.column}C` : ''}`,
    );
    drawn = { row: place.row, lastRow: place.lastRow };
  }

  /** Leaves the line on the screen as it is and goes on below it. */
  function leaveLine(mark: string): void {
    erase();
    terminal.write(`${inHue(environment, prompt())}${line.text}${mark}\r\n`);
  }

  function press(key: LineKey): void {
    const before = line;
    const step = pressKey(line, key, workbench.history(environment));
    line = step.state;
    if (step.request !== undefined) serve(step.request, before);
    if (line.queue !== before.queue) host.showQueue(line.queue.length);
    draw();
  }

  function serve(request: LineRequest, before: LineEditor): void {
    switch (request.type) {
      case 'run':
        return run(request.line);
      case 'complete':
        return ask(request.line, request.cursor);
      case 'list': {
        const after = line;
        line = before;
        leaveLine('');
        line = after;
        return terminal.write(`${inColumns(request.candidates, terminal.cols).join('\r\n')}\r\n`);
      }
      case 'abandon': {
        const after = line;
        line = before;
        leaveLine('^C');
        line = after;
        return undefined;
      }
      case 'stop':
        return workbench.stop(environment);
      case 'clear':
        erase();
        return terminal.write('\x1b[2J\x1b[3J\x1b[H');
    }
  }

  function run(text: string): void {
    erase();
    if (text.trim() === '') {
      terminal.write(`${inHue(environment, prompt())}\r\n`);
      line = pressKey(line, { type: 'ended' }, []).state;
      return;
    }
    void workbench.enter(environment, text, terminal.cols);
  }

  function ask(text: string, cursor: number): void {
    void workbench.complete(environment, text, cursor).then(({ start, candidates }) => press({ type: 'complete', line: text, start, candidates }));
  }

  function show(event: TerminalEvent): void {
    erase();
    switch (event.type) {
      case 'entered':
        line = { ...line, busy: true };
        atLineStart = true;
        return terminal.write(`${inHue(environment, `${event.prompt.trimEnd()} `)}${event.line}\r\n`);
      case 'stdout':
      case 'stderr':
        if (event.text === '') return undefined;
        atLineStart = event.text.endsWith('\n');
        return terminal.write(paint(event.text));
      case 'cleared':
        atLineStart = true;
        return terminal.write('\x1b[2J\x1b[3J\x1b[H');
      case 'ended':
        if (!atLineStart) terminal.write('\r\n');
        atLineStart = true;
    }
  }

  terminal.attachCustomKeyEventHandler(keyGate(terminal));
  terminal.onData((data) => {
    if (reads()) workbench.type(environment, withoutPasteMarks(data));
    else for (const key of keysOf(data)) press(key);
  });
  terminal.onResize(draw);
  terminal.registerLinkProvider(
    placeLinks(
      terminal,
      projectFolder(environment),
      (path) => kindAt(workbench.getState().workspace.environments[environment].files, path) === 'file',
      (path, at) => host.openPlace(path, at),
    ),
  );

  // The mode in which a paste is told apart from typing.
  terminal.write('\x1b[?2004h');
  for (const event of workbench.transcript(environment)) show(event);
  line = { ...line, busy: workbench.getState().environments[environment].terminal.type !== 'idle' };
  draw();

  const isIdle = () => workbench.getState().environments[environment].terminal.type === 'idle';
  const quiet = workbench.onTerminal(environment, (event) => {
    show(event);
    draw();
  });
  // A line has ended when another can be entered, which is a little after its last output; the prompt may be another by then.
  const unwatch = workbench.subscribe(() => {
    if (!line.busy || !isIdle()) return;
    queueMicrotask(() => {
      if (line.busy && isIdle()) press({ type: 'ended' });
    });
  });
  const unheard = hearUnkeyedText(terminal, (text) => (reads() ? workbench.type(environment, text) : press({ type: 'text', text })));
  // Its lines are told to screen readers from when it has its size: each is a part of the page, and measured at every change of size before.
  let readers = true;
  let hasRoom = false;
  // Opening it measures its cells, where it is seen, in the font that is there.
  let measured = element.offsetParent !== null;
  let shown = host.theme;
  const takeRoom = () => {
    // Hidden, it has no room; it takes it when it is shown.
    if (element.offsetParent === null) {
      measured = false;
      return;
    }
    if (!measured) {
      // Setting the size again makes xterm measure its cells anew.
      terminal.options.fontSize = FONT_SIZE - 1;
      terminal.options.fontSize = FONT_SIZE;
      measured = true;
    }
    // Not before all that was written is on the screen: where the prompt begins is counted in rows of the old width.
    terminal.write('', () => {
      if (!element.isConnected) return;
      const { viewportY, baseY } = terminal.buffer.active;
      fit.fit();
      hasRoom = true;
      terminal.options.screenReaderMode = readers;
      // What was at its end stays there, also when it grew while it was hidden.
      if (viewportY === baseY) terminal.scrollToBottom();
    });
  };
  const sizes = new ResizeObserver(takeRoom);
  sizes.observe(element);
  // The code font may come after the first drawing.
  if (!codeFontIsHere()) {
    void fetchCodeFont().then(() => {
      measured = false;
      takeRoom();
    });
  }

  return {
    focus: () => terminal.focus(),
    suggest(text) {
      press({ type: 'suggest', text });
      terminal.focus();
    },
    press(type) {
      if (reads()) workbench.type(environment, sequenceOf(type));
      else press({ type });
      terminal.focus();
    },
    followTheme: (next) => {
      if (next !== shown) terminal.options.theme = terminalTheme(next);
      shown = next;
    },
    tellReaders: (on) => {
      readers = on;
      if (hasRoom) terminal.options.screenReaderMode = on;
    },
    rename,
    close() {
      quiet();
      unwatch();
      unheard();
      sizes.disconnect();
      terminal.dispose();
    },
  };
}

/**
 * Text that comes without a key, from an emoji picker or from dictation. In its screen reader mode xterm leaves keys to
 * the browser, and with them drops such text; so it is heard here.
 */
function hearUnkeyedText(terminal: Terminal, hear: (text: string) => void): () => void {
  const { textarea } = terminal;
  let keyed = false;
  const onKey = () => {
    keyed = true;
  };
  const onInput = (event: Event) => {
    if (!(event instanceof InputEvent)) return;
    const { data, inputType, isComposing } = event;
    if (!keyed && data !== null && inputType === 'insertText' && !isComposing && terminal.options.screenReaderMode === true) hear(data);
    keyed = false;
  };
  const onKeyUp = () => {
    keyed = false;
  };
  // A key that leads elsewhere is let go there, and is not held here any more when the keyboard comes back: xterm waits for that
  // as well. Told as a key that brings no focus by itself.
  const onFocus = () => textarea?.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', keyCode: 16 }));
  textarea?.addEventListener('keydown', onKey, true);
  textarea?.addEventListener('input', onInput);
  textarea?.addEventListener('keyup', onKeyUp, true);
  textarea?.addEventListener('focus', onFocus);
  return () => {
    textarea?.removeEventListener('keydown', onKey, true);
    textarea?.removeEventListener('input', onInput);
    textarea?.removeEventListener('keyup', onKeyUp, true);
    textarea?.removeEventListener('focus', onFocus);
  };
}

/** Keys that do not go to the line editor: copying, pasting, and the way out by Tab. */
function keyGate(terminal: Terminal): (event: KeyboardEvent) => boolean {
  let leaving = false;
  return (event) => {
    if (event.type !== 'keydown') return true;
    if (event.key === 'Tab' && (event.shiftKey || leaving)) {
      leaving = false;
      return false;
    }
    if (event.key !== 'Shift') leaving = event.key === 'Escape';
    const letter = event.key.toLowerCase();
    if (event.ctrlKey && letter === 'c' && (event.shiftKey || terminal.hasSelection())) {
      event.preventDefault();
      void navigator.clipboard.writeText(terminal.getSelection()).then(() => terminal.clearSelection());
      return false;
    }
    // Left to the browser, which pastes; xterm hears the paste itself.
    return !(event.ctrlKey && letter === 'v');
  };
}
