import { useEffect, useRef, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { LastChange } from '../../../session/workbench.ts';
import { bytesInWords } from '../../../ui/words.ts';
import { DatabaseDifference } from '../database/DatabaseDifference.tsx';
import { useEnvironment, useShownTheme } from '../workbench-context.ts';
import { ColoredText } from './ColoredText.tsx';
import { contentOf, type FileContent } from './file-content.ts';
import type { DiffEditorView } from './diff-editor.ts';
import { languageOf } from './languages.ts';
import { useMonaco } from './lazy-monaco.ts';
import { editorTexts } from '../../../texts/en/editor.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import { useTexts } from '../../../texts/texts.ts';
import { databaseName } from '../database/database-name.ts';

type FileChange = Omit<LastChange, 'line'>;

/** What the last command did: its files, and the diff of the chosen one. */
export function ChangesView({ environment }: { readonly environment: EnvironmentId }) {
  const { lastChange } = useEnvironment(environment);
  const { changes: texts } = useTexts(editorTexts);
  if (lastChange === undefined) return <p className="editor-wait">{texts.none}</p>;
  return <ChangedFiles change={lastChange} nothing={texts.noneBy(lastChange.line)} />;
}

/** Files that came, went or changed, and the diff of the chosen one. */
export function ChangedFiles({ change, nothing }: { readonly change: FileChange; readonly nothing: string }) {
  const [chosen, setChosen] = useState<string>();
  const { changes: texts } = useTexts(editorTexts);
  const paths = changedPaths(change);
  const textual = paths.find((each) => contentOf(change.after, each.path).type === 'text' || each.word === 'removed');
  const shown = paths.find(({ path }) => path === chosen) ?? textual ?? paths[0];
  if (shown === undefined) return <p className="editor-wait">{nothing}</p>;
  return (
    <div className="changes">
      <ul aria-label={texts.label}>
        {paths.map(({ path, word }) => (
          <li key={path}>
            <button type="button" aria-current={path === shown.path} data-word={word} onClick={() => setChosen(path)}>
              <span className="path">{databaseName(path)}</span> <span className="word">{texts.words[word]}</span>
            </button>
          </li>
        ))}
      </ul>
      <Difference key={shown.path} path={shown.path} change={change} />
    </div>
  );
}

interface ChangedPath {
  readonly path: string;
  readonly word: 'added' | 'changed' | 'removed';
}

function changedPaths(change: FileChange): ChangedPath[] {
  return (['added', 'changed', 'removed'] as const)
    .flatMap((word) => change[word].map((path) => ({ path, word })))
    .filter(({ path }) => !path.endsWith('/'))
    .concat(change.server === undefined ? [] : [{ path: change.server.path, word: 'changed' }]);
}

function Difference({ path, change }: { readonly path: string; readonly change: FileChange }) {
  const { changes: texts } = useTexts(editorTexts);
  if (change.server?.path === path) return <DatabaseDifference path={path} before={change.server.before} after={change.server.after} />;
  const before = contentOf(change.before, path);
  const after = contentOf(change.after, path);
  const isText = [before, after].every(({ type }) => type === 'text' || type === 'gone');
  if ([before, after].some(({ type }) => type === 'database') && [before, after].every(isLikeDatabase)) {
    return <DatabaseDifference path={path} before={change.before.get(path) ?? NOTHING} after={change.after.get(path) ?? NOTHING} />;
  }
  // A whole file that came or went has nothing to be compared with.
  if (before.type === 'gone' && after.type === 'text') return <ColoredText label={texts.added(path)} text={after.text} language={languageOf(path)} edge="added" />;
  if (after.type === 'gone' && before.type === 'text') return <ColoredText label={texts.removed(path)} text={before.text} language={languageOf(path)} edge="removed" />;
  if (isText) return <TextDifference path={path} before={textIn(before)} after={textIn(after)} />;
  return (
    <p className="editor-wait">{texts.notText(path, sizeIn(before), sizeIn(after))}</p>
  );
}

const NOTHING = new Uint8Array(0);

/** A file of no bytes, or none at all, is to SQLite an empty database. */
function isLikeDatabase(content: FileContent): boolean {
  return content.type === 'database' || content.type === 'gone' || (content.type === 'text' && content.text === '');
}

function TextDifference({ path, before, after }: { readonly path: string; readonly before: string; readonly after: string }) {
  const monaco = useMonaco();
  const theme = useShownTheme();
  const { before: beforeWord, after: afterWord } = useTexts(editorTexts);
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<DiffEditorView>(undefined);
  useEffect(() => {
    monaco.paintEditors(theme);
  }, [monaco, theme]);
  useEffect(() => {
    if (element.current === null) return undefined;
    const opened = monaco.openDiffEditor(element.current);
    view.current = opened;
    return () => opened.close();
  }, [monaco]);
  useEffect(() => view.current?.show(path, before, after), [path, before, after]);
  useEffect(() => view.current?.rename(beforeWord, afterWord), [beforeWord, afterWord]);
  return <div ref={element} className="diff-editor" />;
}

function textIn(content: FileContent): string {
  return content.type === 'text' ? content.text : '';
}

function sizeIn(content: FileContent): string {
  switch (content.type) {
    case 'text':
      return bytesInWords(new TextEncoder().encode(content.text).length);
    case 'gone':
      return textsOf(editorTexts).changes.notThere;
    case 'database':
    case 'binary':
      return bytesInWords(content.size);
  }
}
