// Monaco's one editor: evaluated after its texts and before what stands around it.
import 'monaco-editor/editor/browser/widget/codeEditor/codeEditorWidget.js';
