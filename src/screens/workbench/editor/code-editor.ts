import { editor, MarkerSeverity, Range, Uri } from 'monaco-editor/editor/editor.api.js';
import type { ReviewFinding } from '../../../explain/review/finding.ts';
import type { FileProblem } from '../../../session/workbench.ts';
import { codeFontIsHere, fetchCodeFont } from '../../../ui/code-font.ts';
import { changedPart } from './changed-part.ts';
import { languageOf } from './languages.ts';

/** One editor on the screen, and the texts that were open in it with their undo histories. */
export interface CodeEditorView {
  /** Whether the file is open in it, shown or not. */
  readonly holds: (path: string) => boolean;
  /** Whether it is the file that is shown. */
  readonly shows: (path: string) => boolean;
  /** Opens a file, unseen until it is shown. */
  readonly hold: (path: string, text: string) => void;
  /** Shows a file. A text that came from elsewhere (a command wrote it) flows in without moving the cursor. */
  readonly show: (file: { readonly path: string; readonly label: string }, text: string, problems: readonly FileProblem[], review: readonly ReviewFinding[]) => void;
  readonly goTo: (line: number) => void;
  readonly focus: () => void;
  /** Forgets a file that is no longer open, with its undo history. */
  readonly keepOnly: (paths: readonly string[]) => void;
  readonly close: () => void;
}

interface CodeEditorHost {
  /** The folder that paths are relative to; it tells the texts of several editors apart. */
  readonly folder: string;
  /** Told of every edit by hand. */
  readonly edited: (path: string, text: string) => void;
}

interface OpenText {
  readonly model: editor.ITextModel;
  /** The file's text as it was last seen; what differs from it came from elsewhere. */
  known: string;
  view: editor.ICodeEditorViewState | null;
}

export function openCodeEditor(element: HTMLElement, host: CodeEditorHost): CodeEditorView {
  const fontFamily = getComputedStyle(element).getPropertyValue('--font-code');
  const code = editor.create(element, {
    model: null,
    automaticLayout: true,
    fontFamily,
    fontSize: 13.5,
    lineHeight: 22,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'line',
    renderFinalNewline: 'on',
    padding: { top: 12, bottom: 12 },
    lineNumbersMinChars: 3,
    overviewRulerBorder: false,
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    bracketPairColorization: { enabled: false },
    wordBasedSuggestions: 'currentDocument',
    quickSuggestions: false,
    fixedOverflowWidgets: true,
    occurrencesHighlight: 'off',
    smoothScrolling: false,
    // The terminals' cursor does not blink for anybody.
    cursorBlinking: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'solid' : 'blink',
    contextmenu: true,
    tabSize: 4,
    detectIndentation: false,
    unicodeHighlight: { ambiguousCharacters: false },
  });
  const texts = new Map<string, OpenText>();
  let shown: string | undefined;
  let flowingIn = false;

  function openText(path: string, text: string): OpenText {
    const found = texts.get(path);
    if (found !== undefined) return found;
    const model = editor.createModel(text, languageOf(path), Uri.from({ scheme: 'file', path: `${host.folder}/${path}` }));
    const opened: OpenText = { model, known: text, view: null };
    model.onDidChangeContent(() => {
      if (flowingIn) return;
      opened.known = model.getValue(undefined, true);
      host.edited(path, opened.known);
    });
    texts.set(path, opened);
    return opened;
  }

  function flowIn(open: OpenText, text: string): void {
    if (text === open.known) return;
    open.known = text;
    const { start, end, replacement } = changedPart(open.model.getValue(undefined, true), text);
    if (start === end && replacement === '') return;
    const from = open.model.getPositionAt(start);
    const to = open.model.getPositionAt(end);
    flowingIn = true;
    open.model.pushEditOperations(
      null,
      [{ range: new Range(from.lineNumber, from.column, to.lineNumber, to.column), text: replacement, forceMoveMarkers: true }],
      () => null,
    );
    open.model.pushStackElement();
    flowingIn = false;
  }

  if (!codeFontIsHere()) void fetchCodeFont().then(() => editor.remeasureFonts());

  return {
    holds: (path) => texts.has(path),
    shows: (path) => shown === path,
    hold: openText,
    show({ path, label }, text, problems, review) {
      const open = openText(path, text);
      flowIn(open, text);
      if (shown !== path) {
        const before = shown === undefined ? undefined : texts.get(shown);
        if (before !== undefined) before.view = code.saveViewState();
        code.setModel(open.model);
        code.restoreViewState(open.view);
        shown = path;
      }
      code.updateOptions({ ariaLabel: label });
      editor.setModelMarkers(open.model, 'command', problems.map(({ line, message }) => ({ ...lineOf(open.model, line), severity: MarkerSeverity.Error, message })));
      editor.setModelMarkers(open.model, 'review', review.map(({ line, message, severity }) => ({ ...lineOf(open.model, line), severity: severity === 'warning' ? MarkerSeverity.Warning : MarkerSeverity.Info, message: sentenceByLine(message) })));
    },
    goTo(line) {
      code.setPosition({ lineNumber: line, column: 1 });
      code.revealLineInCenterIfOutsideViewport(line);
    },
    focus: () => code.focus(),
    keepOnly(paths) {
      for (const [path, { model }] of texts) {
        if (paths.includes(path)) continue;
        if (shown === path) {
          code.setModel(null);
          shown = undefined;
        }
        model.dispose();
        texts.delete(path);
      }
    },
    close() {
      code.dispose();
      for (const { model } of texts.values()) model.dispose();
    },
  };
}

/** Monaco shows a message's lines as they are, however long, and no markup. */
function sentenceByLine(message: string): string {
  return message.replaceAll('`', '').replaceAll(/(?<=[.?:]) (?=\p{Lu})/gu, '\n');
}

/** The text of a line, from its first character that is no blank; the nearest line where there is none of that number. */
function lineOf(model: editor.ITextModel, line: number) {
  const at = Math.min(Math.max(line, 1), model.getLineCount());
  return { startLineNumber: at, endLineNumber: at, startColumn: model.getLineFirstNonWhitespaceColumn(at) || 1, endColumn: model.getLineMaxColumn(at) };
}
