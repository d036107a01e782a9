import { languages } from 'monaco-editor/editor/editor.api.js';

/** Mako, the template language of `script.py.mako`, which Monaco does not know: Python with `${…}`, `% if …:`, `<%…%>` and `##`. */
export function registerMako(): void {
  languages.register({ id: 'mako', extensions: ['.mako'], aliases: ['Mako'] });
  languages.setLanguageConfiguration('mako', { comments: { lineComment: '##' }, brackets: [['{', '}'], ['[', ']'], ['(', ')']] });
  languages.setMonarchTokensProvider('mako', {
    defaultToken: '',
    keywords: [
      'and', 'as', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'if', 'import', 'in', 'is', 'lambda', 'not',
      'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield', 'None', 'True', 'False', 'endif', 'endfor', 'endwhile',
    ],
    tokenizer: {
      root: [
        [/^\s*##.*$/, 'comment'],
        [/^\s*%(?!%)/, { token: 'metatag', next: '@control' }],
        [/<%[!]?/, { token: 'metatag', next: '@block' }],
        [/<\/?%[\w:]+[^>]*>/, 'tag'],
        [/\$\{/, { token: 'metatag', next: '@expression' }],
        { include: '@python' },
      ],
      control: [[/$/, { token: '', next: '@pop' }], { include: '@python' }],
      block: [[/%>/, { token: 'metatag', next: '@pop' }], { include: '@python' }],
      expression: [[/\}/, { token: 'metatag', next: '@pop' }], { include: '@python' }],
      python: [
        [/"""/, { token: 'string', next: '@docstring' }],
        [/#.*$/, 'comment'],
        [/[a-zA-Z_]\w*/, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
        [/'[^']*'|"[^"]*"/, 'string'],
        [/\d+/, 'number'],
        [/[()[\]{}:,.=|]/, 'delimiter'],
      ],
      docstring: [
        [/"""/, { token: 'string', next: '@pop' }],
        [/\$\{/, { token: 'metatag', next: '@expression' }],
        [/[^"$]+|["$]/, 'string'],
      ],
    },
  });
}
