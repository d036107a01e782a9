// The door to the editors, without their features: evaluated in a task of its own before them, since all at once would keep the page from answering.
export { editor } from 'monaco-editor/editor/editor.api.js';
