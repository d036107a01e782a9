// The editor's parts, one by one: the languages and features that a migration project needs, and no others.
// This module and all below it are chunks of their own, loaded when the first file is shown.
import './monaco-features.ts';
import { editor } from 'monaco-editor/editor/editor.api.js';
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

/** What remains to be done before the first editor is opened, each in a task of its own. */
export const preparations: readonly (() => void)[] = [
  // The first question to any of Monaco's services starts them all.
  () => void editor.getModels(),
  registerMako,
];

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
