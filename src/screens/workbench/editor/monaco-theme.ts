import { editor } from 'monaco-editor/editor/editor.api.js';
import { tokenColor } from '../../../ui/theme.ts';

/** Makes Monaco's theme from the tokens that hold now, and answers its name. */
export function defineThemes(shown: 'light' | 'dark'): string {
  const name = `headway-${shown}`;
  const rule = (token: string, color: string, fontStyle = '') => ({ token, foreground: tokenColor(color).slice(1), fontStyle });
  editor.defineTheme(name, {
    base: shown === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', 'ink'),
      rule('keyword', 'dev-b'),
      rule('string', 'ok'),
      rule('string.escape', 'ok'),
      rule('string.sql', 'ok'),
      rule('predefined.sql', 'dev-b'),
      rule('operator.sql', 'ink-soft'),
      rule('comment', 'ink-soft', 'italic'),
      rule('number', 'production'),
      rule('tag', 'dev-a'),
      rule('type', 'dev-a'),
      rule('type.identifier', 'dev-a'),
      rule('predefined', 'dev-a'),
      rule('operator', 'ink-soft'),
      rule('delimiter', 'ink-soft'),
      rule('metatag', 'dev-b'),
      rule('section', 'dev-a', 'bold'),
      rule('key', 'ink'),
      rule('attribute.name', 'ink'),
      rule('attribute.value', 'ok'),
    ],
    colors: {
      'editor.background': tokenColor('surface'),
      'editor.foreground': tokenColor('ink'),
      'editorLineNumber.foreground': tokenColor('ink-faint'),
      'editorLineNumber.activeForeground': tokenColor('ink'),
      'editorCursor.foreground': tokenColor('ink'),
      'editor.lineHighlightBackground': `${tokenColor('sunken')}99`,
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${tokenColor('focus')}33`,
      'editor.inactiveSelectionBackground': `${tokenColor('focus')}1f`,
      'editorIndentGuide.background1': tokenColor('line'),
      'editorIndentGuide.activeBackground1': tokenColor('line-strong'),
      'editorWidget.background': tokenColor('surface'),
      'editorWidget.border': tokenColor('line-strong'),
      'editorGutter.background': tokenColor('surface'),
      'diffEditor.insertedTextBackground': `${tokenColor('ok')}26`,
      'diffEditor.insertedLineBackground': `${tokenColor('ok')}12`,
      'diffEditor.removedTextBackground': `${tokenColor('drift')}26`,
      'diffEditor.removedLineBackground': `${tokenColor('drift')}12`,
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, tokenColor('ink-soft')])),
      'editorError.foreground': tokenColor('drift'),
      focusBorder: tokenColor('focus'),
      'scrollbar.shadow': '#00000000',
    },
  });
  return name;
}
