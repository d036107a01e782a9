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
import './preview.css';

const DIRECTIONS = [
  ['upgrade', 'Up'],
  ['downgrade', 'Down'],
] as const;
const DIALECTS: readonly (readonly [Dialect, string])[] = [
  ['sqlite', 'SQLite'],
  ['postgresql', 'PostgreSQL'],
];

/** "What will run": the SQL of one revision, as Alembic's offline mode writes it, up or down, for either database. */
export function RevisionSql({ environment, revision }: { readonly environment: EnvironmentId; readonly revision: string }) {
  const { workbench } = useParts();
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
        <Choices label="Direction" choices={DIRECTIONS} chosen={direction} onChoose={setDirection} />
        <Choices label="Database" choices={DIALECTS} chosen={dialect} onChoose={setDialect} />
        <output className="note">{loading ? (waiting ? 'Waits for Python' : 'Alembic is writing…') : ''}</output>
        {preview?.type === 'sql' && <CopyButton label="Copy the SQL" text={() => preview.sql} />}
      </div>
      {preview !== undefined && <Preview preview={preview} stale={loading} />}
    </div>
  );
}

function Preview({ preview, stale }: { readonly preview: SqlPreview; readonly stale: boolean }) {
  if (preview.type === 'sql' && preview.sql.trim() === '') return <p className="editor-wait">Nothing: this revision runs no SQL in this direction.</p>;
  if (preview.type === 'sql') return <ColoredText label="SQL that will run" text={preview.sql} language="sql" stale={stale} />;
  return (
    <div className="preview-error">
      <p className="note">
        <Icon name="warning" size={14} /> Alembic cannot write this one down without a database to look at. It says:
      </p>
      <pre role="alert">{preview.message.trimEnd()}</pre>
    </div>
  );
}
