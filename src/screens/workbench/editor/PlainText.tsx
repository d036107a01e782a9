import type { EnvironmentId } from '../../../domain/environment.ts';
import { useFiles } from '../workbench-context.ts';
import { contentOf } from './file-content.ts';
import { editorTexts } from '../../../texts/en/editor.ts';
import { useTexts } from '../../../texts/texts.ts';

/** The file's text to be read while the editor loads, in the very place where the editor will show it. */
export function PlainText({ environment, path }: { readonly environment: EnvironmentId; readonly path: string | undefined }) {
  const files = useFiles(environment);
  const { loading } = useTexts(editorTexts);
  const content = path === undefined ? undefined : contentOf(files, path);
  return (
    <>
      <output className="editor-loading">{loading}</output>
      {/* Reached by keyboard too, since it may be longer than its place. */}
      {content?.type === 'text' && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="editor-plain" tabIndex={0}>
          {content.text}
        </pre>
      )}
    </>
  );
}
