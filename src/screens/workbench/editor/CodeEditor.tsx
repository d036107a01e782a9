import { useEffect, useRef, useState } from 'react';
import { projectFolder, type EnvironmentId } from '../../../domain/environment.ts';
import { inTasksOfTheirOwn, layOut } from '../../../ui/short-tasks.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useDesk, useEnvironment, useParts, useShownTheme } from '../workbench-context.ts';
import { useReview } from '../explain/explainer.ts';
import type { CodeEditorView } from './code-editor.ts';
import { PlainText } from './PlainText.tsx';
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
  const [view, setView] = useState<CodeEditorView>();
  const [drawn, setDrawn] = useState(false);
  const asked = useRef<{ path: string; line: number | undefined; from: Element | null }>(undefined);
  const [refusal, setRefusal] = useState<string>();

  useEffect(() => {
    monaco.paintEditors(theme);
  }, [monaco, theme]);

  useEffect(() => {
    const place = element.current;
    if (place === null) return undefined;
    let opened: CodeEditorView | undefined;
    const stop = inTasksOfTheirOwn(
      () => layOut(place),
      () => {
        opened = monaco.openCodeEditor(place, {
          folder: projectFolder(environment),
          edited: (each, content) => setRefusal(workbench.writeFile(environment, each, content)),
        });
        setView(opened);
      },
    );
    return () => {
      stop();
      opened?.close();
      setView(undefined);
      setDrawn(false);
    };
  }, [monaco, workbench, environment]);

  useEffect(() => {
    view?.keepOnly(open.flatMap((tab) => (tab.type === 'file' ? [tab.path] : [])));
  }, [view, open]);

  useEffect(() => {
    if (view === undefined || path === undefined || text === undefined) return undefined;
    const show = () => {
      view.show({ path, label: texts.file(path, environments[environment]) }, text, problems.filter((problem) => problem.path === path), review.filter((finding) => finding.path === path));
      setDrawn(true);
      // Who has gone to another part meanwhile types there, not here.
      if (asked.current?.path === path) goTo(view, asked.current.line, document.activeElement === asked.current.from || document.activeElement === document.body);
      asked.current = undefined;
    };
    // A file that is open follows at once: what is typed next must not meet an older text on its way.
    if (view.holds(path)) return show();
    return inTasksOfTheirOwn(() => view.hold(path, text), show);
  }, [view, path, text, problems, review, texts, environments, environment]);

  // A place in a file that is asked for before its text is shown waits for it.
  useEffect(() => {
    const subscription = desk.on('place.asked', (place) => {
      if (view?.shows(place.path) === true && place.path === path && text !== undefined) goTo(view, place.line, true);
      else asked.current = { ...place, from: document.activeElement };
    });
    return () => subscription.unsubscribe();
  }, [desk, view, path, text]);

  return (
    <>
      {/* Until the first text is drawn, as while the editor itself was fetched. */}
      {text !== undefined && !drawn && <PlainText environment={environment} path={path} />}
      <div className="code" hidden={text === undefined}>
        {refusal !== undefined && (
          <p className="problem" role="alert">
            <Icon name="warning" /> {texts.notSaved(refusal)}
          </p>
        )}
        <div ref={element} className="code-editor" />
      </div>
    </>
  );
}

function goTo(view: CodeEditorView, line: number | undefined, takeFocus: boolean): void {
  if (line !== undefined) view.goTo(line);
  if (takeFocus) view.focus();
}
