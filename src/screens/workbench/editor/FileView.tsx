import type { EnvironmentId } from '../../../domain/environment.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { bytesInWords } from '../../../ui/words.ts';
import { useFiles, useParts } from '../workbench-context.ts';
import { CodeEditor } from './CodeEditor.tsx';
import { contentOf } from './file-content.ts';

/** A file in the editor, or a plain word on why it is not shown as text. Without a path it waits, hidden, with all its texts. */
export function FileView({ environment, path }: { readonly environment: EnvironmentId; readonly path: string | undefined }) {
  const { desk } = useParts();
  const files = useFiles(environment);
  const content = path === undefined ? undefined : contentOf(files, path);
  return (
    <>
      <CodeEditor environment={environment} path={path} text={content?.type === 'text' ? content.text : undefined} />
      {content?.type === 'database' && (
        <div className="file-note">
          <Icon name="database" size={28} />
          <h3>{path} is a SQLite database</h3>
          <p className="note">{bytesInWords(content.size)}. Its tables and rows are in the Database panel.</p>
          <button
            type="button"
            className="button"
            onClick={() => {
              desk.send({ type: 'database.chosen', path: path ?? '' });
              desk.send({ type: 'pane.chosen', pane: 'database' });
              document.getElementById(`database-title-${environment}`)?.focus();
            }}
          >
            Look in the Database panel
          </button>
        </div>
      )}
      {content?.type === 'binary' && (
        <div className="file-note">
          <Icon name="file" size={28} />
          <h3>{path} is not text</h3>
          <p className="note">{bytesInWords(content.size)} of binary data.</p>
        </div>
      )}
      {content?.type === 'gone' && (
        <div className="file-note">
          <Icon name="file" size={28} />
          <h3>{path} is not there</h3>
          <p className="note">It was removed, it has another name, or at this point of the timeline it is not made yet.</p>
          <button type="button" className="button" onClick={() => desk.send({ type: 'tab.closed', key: `file:${path}` })}>
            Close the tab
          </button>
        </div>
      )}
    </>
  );
}
