import type { EnvironmentId } from '../../../domain/environment.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { bytesInWords } from '../../../ui/words.ts';
import { useFiles, useParts } from '../workbench-context.ts';
import { CodeEditor } from './CodeEditor.tsx';
import { contentOf } from './file-content.ts';
import { editorTexts } from '../../../texts/en/editor.ts';
import { useTexts } from '../../../texts/texts.ts';

/** A file in the editor, or a plain word on why it is not shown as text. Without a path it waits, hidden, with all its texts. */
export function FileView({ environment, path }: { readonly environment: EnvironmentId; readonly path: string | undefined }) {
  const { desk } = useParts();
  const files = useFiles(environment);
  const texts = useTexts(editorTexts);
  const content = path === undefined ? undefined : contentOf(files, path);
  return (
    <>
      <CodeEditor environment={environment} path={path} text={content?.type === 'text' ? content.text : undefined} />
      {content?.type === 'database' && (
        <div className="file-note">
          <Icon name="database" size={28} />
          <h3>{texts.database.title(path ?? '')}</h3>
          <p className="note">{texts.database.words(bytesInWords(content.size))}</p>
          <button
            type="button"
            className="button"
            onClick={() => {
              desk.send({ type: 'database.chosen', path: path ?? '' });
              desk.send({ type: 'pane.chosen', pane: 'database' });
              document.getElementById(`database-title-${environment}`)?.focus();
            }}
          >
            {texts.database.look}
          </button>
        </div>
      )}
      {content?.type === 'binary' && (
        <div className="file-note">
          <Icon name="file" size={28} />
          <h3>{texts.binary.title(path ?? '')}</h3>
          <p className="note">{texts.binary.words(bytesInWords(content.size))}</p>
        </div>
      )}
      {content?.type === 'gone' && (
        <div className="file-note">
          <Icon name="file" size={28} />
          <h3>{texts.gone.title(path ?? '')}</h3>
          <p className="note">{texts.gone.words}</p>
          <button type="button" className="button" onClick={() => desk.send({ type: 'tab.closed', key: `file:${path}` })}>
            {texts.gone.close}
          </button>
        </div>
      )}
    </>
  );
}
