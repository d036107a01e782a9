// The editor without its features: evaluated in a task of its own before them, since both at once would keep the page from answering.
export { editor } from 'monaco-editor/editor/editor.api.js';
