import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { eachEnvironment, type EnvironmentId } from '../../../domain/environment.ts';
import { migrationToolOf } from '../../../domain/migration-tool.ts';
import { readRevisionGraph, type RevisionGraph } from '../../../domain/revision-graph.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useWindowed } from '../../../ui/windowed.ts';
import { useAllDatabases } from '../database/database.ts';
import { useDesk, useFiles, useParts } from '../workbench-context.ts';
import type { FileTree } from '../../../domain/file-tree.ts';
import { OtherStands } from './OtherStands.tsx';
import { laneCount } from './lanes.ts';
import { RevisionItem } from './RevisionItem.tsx';
import { lanesWidth } from './Lanes.tsx';
import { pinsOn, recordedIn } from './pins.ts';
import { revisionRows } from './revision-rows.ts';
import { commandTo, standingOf } from './standing.ts';
import { fill } from '../../../texts/fill.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { revisionsTexts } from '../../../texts/en/revisions.ts';
import { useTexts } from '../../../texts/texts.ts';
import { unreadableWords } from '../../../texts/unreadable.ts';
import './revisions.css';

const NOTHING: readonly string[] = [];
/** Of a row without buttons or pins in a line of their own, in pixels. */
const ROW_HEIGHT = 53;

/** What to do for a first revision; in another tool's project, where that tool tells what has run. */
function NoRevisions({ files }: { readonly files: FileTree }) {
  const { none: texts } = useTexts(revisionsTexts);
  const tool = useMemo(() => migrationToolOf(files), [files]);
  switch (tool) {
    case 'alembic':
      return fill(texts.alembic, { init: <code>flask db init</code>, migrate: <code>flask db migrate -m "…"</code> });
    case 'prisma':
      return fill(texts.prisma, { status: <code>npx prisma migrate status</code> });
    case 'sequelize':
      return fill(texts.sequelize, { status: <code>npx sequelize-cli db:migrate:status</code> });
  }
}

/** The revision graph as the files declare it, and where the databases of all environments stand in it. */
export function RevisionsPanel({ environment }: { readonly environment: EnvironmentId }) {
  const texts = useTexts(revisionsTexts);
  const { environments } = useTexts(pageTexts);
  const files = useFiles(environment);
  const graph = useGraph(files);
  const databases = useAllDatabases();
  const { path, view } = databases[environment];
  // Without a database nothing is applied; with one that cannot be read nobody knows.
  const revisions = path === undefined ? NOTHING : view?.type === 'schema' ? (view.schema.revisions ?? NOTHING) : undefined;
  const standing = useMemo(() => standingOf(graph, revisions), [graph, revisions]);
  const rows = useMemo(() => revisionRows(graph, standing.missing), [graph, standing]);
  const pins = useMemo(() => pinsOn(rows.map(({ id }) => id), eachEnvironment((id) => recordedIn(databases[id]))), [rows, databases]);
  const picked = useDesk(({ revision }) => revision);
  const lanes = useMemo(() => laneCount(rows.map((row) => row.lanes)), [rows]);
  const chosen = rows.some(({ id }) => id === picked) ? picked : rows[0]?.id;
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const scroller = useRef<HTMLDivElement>(null);
  const drawn = useWindowed(scroller, ids, ROW_HEIGHT, ids.indexOf(chosen ?? ''));
  const walk = useWalk(scroller, ids);
  const isEmpty = rows.length === 1 && graph.unreadable.length === 0;

  return (
    <section className="panel revisions" aria-labelledby={`revisions-title-${environment}`} data-pane="revisions">
      <div className="panel-head">
        <h2 id={`revisions-title-${environment}`} tabIndex={-1}>
          {texts.title}
        </h2>
      </div>
      {isEmpty ? (
        <div>
          <p className="note empty">
            <NoRevisions files={files} />
          </p>
          {(pins.at.size > 0 || pins.elsewhere.length > 0) && <OtherStands pins={pins} />}
        </div>
      ) : (
        <div className="scroll" ref={scroller}>
          {standing.missing.length > 0 && (
            <p className="problem">
              <Icon name="warning" />
              <span>{texts.lostAt(standing.missing.join(', '))}</span>
            </p>
          )}
          <ol className="chain" data-windowed aria-label={texts.list(environments[environment])} style={{ '--lanes': `${lanesWidth(lanes)}px` }}>
            {drawn.map(({ index, before, after }) => {
              const row = rows[index];
              if (row === undefined) return null;
              const command = commandTo(standing, row.id);
              return (
                <RevisionItem
                  key={row.id}
                  environment={environment}
                  row={row}
                  index={index}
                  count={rows.length}
                  before={before}
                  after={after}
                  lanes={lanes}
                  pins={(pins.at.get(row.id) ?? NOTHING).join(' ')}
                  chosen={row.id === chosen}
                  tabStop={row.id === chosen}
                  command={row.type === 'missing' || command === undefined ? undefined : `${command.way}\n${command.line}`}
                  onWalk={walk}
                />
              );
            })}
          </ol>
          <OtherStands pins={pins} />
          {graph.unreadable.length > 0 && (
            <div className="unreadable">
              <h3>{texts.unreadable}</h3>
              <ul>
                {graph.unreadable.map(({ path, why }) => (
                  <li key={path}>
                    <code>{path}</code> {unreadableWords(texts, why)}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** Goes to a revision of the list by the keyboard, also to one that is not drawn yet. */
function useWalk(scroller: { readonly current: HTMLElement | null }, ids: readonly string[]): (index: number) => void {
  const { desk } = useParts();
  const wanted = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const name = nameOf(scroller.current, wanted.current);
    wanted.current = undefined;
    name?.focus();
    // The rows around it are drawn by now, and may be higher than they were thought to be.
    requestAnimationFrame(() => requestAnimationFrame(() => document.activeElement === name && name?.scrollIntoView({ block: 'nearest' })));
  });
  return useCallback(
    (index) => {
      const id = ids[Math.max(0, Math.min(ids.length - 1, index))];
      if (id === undefined) return;
      const name = nameOf(scroller.current, id);
      if (name !== null) return name.focus();
      wanted.current = id;
      desk.send({ type: 'revision.chosen', id });
    },
    [desk, ids, scroller],
  );
}

function nameOf(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-revision="${CSS.escape(id)}"]`) ?? null;
}

/** The graph of the files; the same value for as long as it says the same, so that typing in a model draws no revision anew. */
function useGraph(files: FileTree): RevisionGraph {
  const read = readRevisionGraph(files);
  const [graph, setGraph] = useState(read);
  if (graph === read || JSON.stringify(graph) === JSON.stringify(read)) return graph;
  setGraph(read);
  return read;
}
