import { useCallback, useMemo, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { Dialect, SqlPreview } from '../../../session/workbench.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { useAnswer } from '../../../ui/answer.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { ColoredText } from '../editor/ColoredText.tsx';
import { useFiles, useParts, useWorkbench } from '../workbench-context.ts';
import { Choices } from '../../../ui/Choices.tsx';
import { askOnce, codeFiles } from './code-files.ts';
import { editorTexts } from '../../../texts/en/editor.ts';
import { useTexts } from '../../../texts/texts.ts';
import './preview.css';

const DIALECTS: readonly (readonly [Dialect, string])[] = [
  ['sqlite', 'SQLite'],
  ['postgresql', 'PostgreSQL'],
];

/** "What will run": the SQL of one revision, as Alembic's offline mode writes it, up or down, for either database. */
export function RevisionSql({ environment, revision }: { readonly environment: EnvironmentId; readonly revision: string }) {
  const { workbench } = useParts();
  const { preview: texts } = useTexts(editorTexts);
  const files = useFiles(environment);
  const waiting = useWorkbench(({ engine }) => engine.type === 'booting');
  const [direction, setDirection] = useState<'upgrade' | 'downgrade'>('upgrade');
  const [dialect, setDialect] = useState<Dialect>('sqlite');
  const code = useMemo(() => codeFiles(files), [files]);
  const ask = useCallback(
    () => askOnce(workbench, code, `${environment} ${revision} ${direction} ${dialect}`, () => workbench.previewSql(environment, revision, direction, dialect)),
    [workbench, code, environment, revision, direction, dialect],
  );
  const { value: preview, loading } = useAnswer(ask);
  return (
    <div className="preview">
      <div className="preview-bar">
        <Choices label={texts.direction} choices={(['upgrade', 'downgrade'] as const).map((each) => [each, texts.directions[each]])} chosen={direction} onChoose={setDirection} />
        <Choices label={texts.database} choices={DIALECTS} chosen={dialect} onChoose={setDialect} />
        <output className="note">{loading ? (waiting ? texts.waits : texts.writing) : ''}</output>
        {preview?.type === 'sql' && <CopyButton label={texts.copy} text={() => preview.sql} />}
      </div>
      {preview !== undefined && <Preview preview={preview} stale={loading} />}
    </div>
  );
}

function Preview({ preview, stale }: { readonly preview: SqlPreview; readonly stale: boolean }) {
  const { preview: texts } = useTexts(editorTexts);
  if (preview.type === 'sql' && preview.sql.trim() === '') return <p className="editor-wait">{texts.nothing}</p>;
  if (preview.type === 'sql') return <ColoredText label={texts.label} text={preview.sql} language="sql" stale={stale} />;
  return (
    <div className="preview-error">
      <p className="note">
        <Icon name="warning" size={14} /> {texts.notOffline}
      </p>
      <pre role="alert">{preview.message.trimEnd()}</pre>
    </div>
  );
}
