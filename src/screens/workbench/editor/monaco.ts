// The editor's parts, one by one: the languages and features that a migration project needs, and no others.
// This module and all below it are a chunk of their own, loaded when the first file is shown.
import { editor } from 'monaco-editor/editor/editor.api.js';
import 'monaco-editor/features/codeEditor/register.js';
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/diffEditor/register.js';
import 'monaco-editor/features/anchorSelect/register.js';
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/caretOperations/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/contextmenu/register.js';
import 'monaco-editor/features/cursorUndo/register.js';
import 'monaco-editor/features/dnd/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/folding/register.js';
import 'monaco-editor/features/fontZoom/register.js';
import 'monaco-editor/features/gotoError/register.js';
import 'monaco-editor/features/gotoLine/register.js';
import 'monaco-editor/features/hover/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/lineSelection/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/quickCommand/register.js';
import 'monaco-editor/features/smartSelect/register.js';
import 'monaco-editor/features/suggest/register.js';
import 'monaco-editor/features/toggleTabFocusMode/register.js';
import 'monaco-editor/features/tokenization/register.js';
import 'monaco-editor/features/wordHighlighter/register.js';
import 'monaco-editor/features/wordOperations/register.js';
import 'monaco-editor/languages/definitions/ini/register.js';
import 'monaco-editor/languages/definitions/python/register.js';
import 'monaco-editor/languages/definitions/sql/register.js';
// eslint-disable-next-line import/default -- Vite makes the class of a `?worker` import
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { registerMako } from './mako.ts';
import { defineThemes } from './monaco-theme.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

/** What remains to be done before the first editor is opened, in a task of its own. */
export function prepareMonaco(): void {
  registerMako();
}

export { openCodeEditor, type CodeEditorView } from './code-editor.ts';
export { openDiffEditor, type DiffEditorView } from './diff-editor.ts';

/** Draws all editors with the tokens as they are now. */
export function paintEditors(shown: 'light' | 'dark'): void {
  editor.setTheme(defineThemes(shown));
}

/** A text as HTML with colours; the text itself is escaped by Monaco. */
export function colorize(text: string, language: string): Promise<string> {
  return editor.colorize(text, language, { tabSize: 4 });
}
