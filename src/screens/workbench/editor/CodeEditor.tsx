import { useEffect, useRef, useState } from 'react';
import { projectFolder, type EnvironmentId } from '../../../domain/environment.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useDesk, useEnvironment, useParts, useShownTheme } from '../workbench-context.ts';
import { useReview } from '../explain/explainer.ts';
import type { CodeEditorView } from './code-editor.ts';
import { useMonaco } from './lazy-monaco.ts';
import { editorTexts } from '../../../texts/en/editor.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';

/** The text editor. One for all tabs, so that each text keeps its cursor and its undo history; hidden while another kind of tab is shown. */
export function CodeEditor(props: { readonly environment: EnvironmentId; readonly path: string | undefined; readonly text: string | undefined }) {
  const { environment, path, text } = props;
  const { workbench, desk } = useParts();
  const { problems } = useEnvironment(environment);
  const review = useReview(environment, text === undefined ? undefined : path);
  const open = useDesk(({ tabs }) => tabs.open);
  const texts = useTexts(editorTexts);
  const { environments } = useTexts(pageTexts);
  const theme = useShownTheme();
  const monaco = useMonaco();
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<CodeEditorView>(undefined);
  const asked = useRef<{ path: string; line: number | undefined; from: Element | null }>(undefined);
  const [refusal, setRefusal] = useState<string>();

  useEffect(() => {
    monaco.paintEditors(theme);
  }, [monaco, theme]);

  useEffect(() => {
    if (element.current === null) return undefined;
    const opened = monaco.openCodeEditor(element.current, {
      folder: projectFolder(environment),
      edited: (each, content) => setRefusal(workbench.writeFile(environment, each, content)),
    });
    view.current = opened;
    return () => {
      view.current = undefined;
      opened.close();
    };
  }, [monaco, workbench, environment]);

  useEffect(() => {
    view.current?.keepOnly(open.flatMap((tab) => (tab.type === 'file' ? [tab.path] : [])));
  }, [open]);

  useEffect(() => {
    if (path === undefined || text === undefined) return;
    view.current?.show({ path, label: texts.file(path, environments[environment]) }, text, problems.filter((problem) => problem.path === path), review.filter((finding) => finding.path === path));
    // Who has gone to another part meanwhile types there, not here.
    if (asked.current?.path === path) goTo(view.current, asked.current.line, document.activeElement === asked.current.from || document.activeElement === document.body);
    asked.current = undefined;
  }, [path, text, problems, review, texts, environments, environment]);

  // A place in a file that is asked for before its text is shown waits for it.
  useEffect(() => {
    const subscription = desk.on('place.asked', (place) => {
      if (place.path === path && text !== undefined) goTo(view.current, place.line, true);
      else asked.current = { ...place, from: document.activeElement };
    });
    return () => subscription.unsubscribe();
  }, [desk, path, text]);

  return (
    <div className="code" hidden={text === undefined}>
      {refusal !== undefined && (
        <p className="problem" role="alert">
          <Icon name="warning" /> {texts.notSaved(refusal)}
        </p>
      )}
      <div ref={element} className="code-editor" />
    </div>
  );
}

function goTo(view: CodeEditorView | undefined, line: number | undefined, takeFocus: boolean): void {
  if (line !== undefined) view?.goTo(line);
  if (takeFocus) view?.focus();
}
