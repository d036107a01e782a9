/**
 * What the parts of the built page may weigh, in kB (1,000 bytes) as they travel gzipped. `npm test` measures them
 * (`scripts/check-sizes.ts`). Where a part has to grow, its number grows here, in the same commit, and the commit says why.
 */

/** All JavaScript that a browser must have before the page is drawn: the entry and what it imports, and what they import. */
export const firstRouteBudget = 185;

/** A part without a budget of its own is a small one. The bundler cuts such parts where it likes, so they have no names to rely on. */
export const smallPart = 8;

export interface Budget {
  /** The file's name without what changes with its content; a `/…/` is a pattern. Parts of one name are counted together. */
  readonly part: string | RegExp;
  readonly kilobytes: number;
}

export const budgets: readonly Budget[] = [
  // The first route.
  { part: 'libraries.js', kilobytes: 100 },
  // With what draws long lists in part, and opens the terminal and the editor in tasks of their own.
  { part: 'first.js', kilobytes: 85 },
  { part: /^(?:first|libraries)\.css$/, kilobytes: 12 },
  // Beside its first drawing.
  { part: 'terminal-view.js', kilobytes: 95 },
  { part: 'shell.js', kilobytes: 32 },
  { part: 'parser.js', kilobytes: 30 },
  { part: 'engine-flask.js', kilobytes: 46 },
  { part: 'engine-sqlite.js', kilobytes: 32 },
  { part: 'sql-wasm-browser.wasm', kilobytes: 350 },
  { part: /^(?:inter|jetbrains-mono)-[a-z-]+\.woff2$/, kilobytes: 90 },
  // It lists all files of the page.
  { part: 'service-worker.js', kilobytes: 8 },
  { part: /^(?:icon|maskable|apple-touch)-\d+\.png$/, kilobytes: 20 },
  // The editor.
  { part: 'textModel.js', kilobytes: 180 },
  { part: 'codeEditorWidget.js', kilobytes: 205 },
  { part: 'serviceCollection.js', kilobytes: 70 },
  { part: 'iconRegistry.js', kilobytes: 102 },
  { part: 'standaloneServices.js', kilobytes: 130 },
  { part: 'editor.api.js', kilobytes: 32 },
  { part: 'editorState.js', kilobytes: 42 },
  { part: 'monaco-features.js', kilobytes: 72 },
  { part: 'monaco.js', kilobytes: 115 },
  { part: 'editor.worker.js', kilobytes: 100 },
  { part: /^(?:monaco|editor)\.css$/, kilobytes: 16 },
  { part: 'codicon.ttf', kilobytes: 80 },
  // When they are first wanted: git, notes on commands, reviews, zips and links, what reads a project's data.
  { part: 'git.js', kilobytes: 95 },
  { part: 'explain.js', kilobytes: 30 },
  { part: 'review.js', kilobytes: 56 },
  { part: 'transfer.js', kilobytes: 42 },
  { part: 'schemas.js', kilobytes: 30 },
  { part: 'browser.js', kilobytes: 42 },
  // The palette, with what reads the names of the controls that are drawn.
  { part: 'ActionPalette.js', kilobytes: 12 },
  // The page's words in another language, for those who read it.
  { part: 'de.js', kilobytes: 40 },
  // The other screens.
  { part: 'Lessons.js', kilobytes: 18 },
  // The lessons' texts, and what reads Markdown: for the lessons, and for their names in the palette.
  { part: 'library.js', kilobytes: 72 },
  { part: 'lib.js', kilobytes: 18 },
  { part: 'Markdown.js', kilobytes: 20 },
  // The worlds in which lessons begin; where a PostgreSQL server runs, with what differs from the image that the page has.
  { part: /^(?:11-create-a-schema|31-sqlite-here-postgresql-there|32-all-or-nothing|33-enum-types)\.js$/, kilobytes: 60 },
  { part: /^(?:34-not-null-without-a-long-lock|35-an-index-without-a-lock)\.js$/, kilobytes: 140 },
  { part: /^\d\d-[a-z-]+\.js$/, kilobytes: 30 },
  { part: 'Scenarios.js', kilobytes: 18 },
  { part: 'theatre.js', kilobytes: 12 },
  { part: 'dev-inspector.js', kilobytes: 12 },
  { part: 'Toolchains.js', kilobytes: 18 },
  { part: 'add-phone.js', kilobytes: 8 },
  // Python.
  { part: 'bytecode.pack.gz', kilobytes: 6_600 },
  { part: 'data.pack.gz', kilobytes: 90 },
  { part: 'pyodide.asm.mjs', kilobytes: 280 },
  { part: 'pyodide.asm.wasm', kilobytes: 3_700 },
  { part: 'sources.pack', kilobytes: 9_600 },
  // Sequelize and Prisma.
  { part: 'engine-sequelize.js', kilobytes: 105 },
  { part: 'sequelize.pack.gz', kilobytes: 720 },
  { part: 'engine-prisma.js', kilobytes: 115 },
  { part: 'prisma.pack.gz', kilobytes: 4_400 },
  // PostgreSQL.
  { part: 'browser-servers.js', kilobytes: 175 },
  { part: 'pglite.wasm', kilobytes: 3_400 },
  { part: 'pglite.data', kilobytes: 2_200 },
  { part: 'initdb.wasm', kilobytes: 140 },
  { part: /^[0-9a-f]{12}\.image$/, kilobytes: 2_400 },
];

/** What nobody fetches who does not use it: no file of the part is among those that the page needs first. */
export const lazyParts: Readonly<Record<string, readonly string[]>> = {
  Monaco: ['textModel.js', 'codeEditorWidget.js', 'serviceCollection.js', 'iconRegistry.js', 'standaloneServices.js', 'editor.api.js', 'editorState.js', 'monaco-features.js', 'monaco.js', 'editor.worker.js'],
  Python: ['engine-flask.js', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'bytecode.pack.gz'],
  PostgreSQL: ['browser-servers.js', 'pglite.wasm', 'pglite.data'],
  Sequelize: ['engine-sequelize.js', 'sequelize.pack.gz'],
  Prisma: ['engine-prisma.js', 'prisma.pack.gz'],
  'the terminal': ['terminal-view.js'],
  'the shell': ['shell.js', 'parser.js'],
  git: ['git.js'],
  German: ['de.js'],
  'the other screens': ['ActionPalette.js', 'library.js', 'Lessons.js', 'Scenarios.js', 'Toolchains.js', 'explain.js', 'review.js', 'transfer.js', 'schemas.js'],
};

/** What even those who use Python do not fetch: each is asked for by what uses it, and imported by nothing that starts before. */
export const lazyForPython: readonly string[] = ['browser-servers.js'];
