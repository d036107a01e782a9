// Monaco's texts: evaluated before what draws them.
import 'monaco-editor/editor/common/model/textModel.js';
