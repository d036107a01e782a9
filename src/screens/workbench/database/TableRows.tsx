import { useCallback, useState } from 'react';
import type { DatabaseContent } from '../../../domain/database.ts';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useAnswer } from '../../../ui/answer.ts';
import { useParts } from '../workbench-context.ts';
import { PAGE, pagingOf } from './paging.ts';
import { RowTable } from './RowTable.tsx';
import { databaseTexts } from '../../../texts/en/database.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';

interface TableRowsProps {
  readonly environment: EnvironmentId;
  readonly table: string;
  readonly added: ReadonlySet<string>;
  readonly content: DatabaseContent;
}

/** A table's rows, a page at a time. */
export function TableRows({ environment, table, added, content }: TableRowsProps) {
  const { workbench } = useParts();
  const texts = useTexts(databaseTexts);
  const { environments } = useTexts(pageTexts);
  const [offset, setOffset] = useState(0);
  const { value: outcome } = useAnswer(useCallback(() => workbench.rows(content, table, offset, PAGE), [workbench, content, table, offset]));
  if (outcome === undefined) return null;
  if (outcome.type === 'error') {
    return (
      <p className="problem" role="alert">
        <Icon name="warning" /> {outcome.message}
      </p>
    );
  }
  if (outcome.type === 'done') return null;
  const { page } = outcome;
  const paging = pagingOf(page.rows.length === 0 ? Math.max(0, page.total - 1) : page.offset, page.total);
  if (page.total > 0 && page.rows.length === 0 && offset !== paging.offset) setOffset(paging.offset);
  return (
    <>
      <RowTable label={texts.rowsOf(table, environments[environment])} page={page} added={added} />
      {(paging.previous !== undefined || paging.next !== undefined) && (
        <div className="paging">
          <button type="button" className="button small" disabled={paging.previous === undefined} onClick={() => setOffset(paging.previous ?? 0)}>
            {texts.previous}
          </button>
          <output>{paging.words}</output>
          <button type="button" className="button small" disabled={paging.next === undefined} onClick={() => setOffset(paging.next ?? 0)}>
            {texts.next}
          </button>
        </div>
      )}
    </>
  );
}
