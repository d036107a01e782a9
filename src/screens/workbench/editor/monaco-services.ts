// What Monaco's editors share: evaluated before the door to them.
import 'monaco-editor/editor/standalone/browser/standaloneServices.js';
