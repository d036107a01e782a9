import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { PointId } from '../../../domain/timeline.ts';
import { laneCount } from '../revisions/lanes.ts';
import { useIsSmall } from '../small-screen.ts';
import { useParts } from '../workbench-context.ts';
import { PointItem } from './PointItem.tsx';
import { pointLanesWidth } from './PointLanes.tsx';
import type { TimelineRow } from './timeline-rows.ts';
import { travelTo } from './travel.ts';
import { scrollTo, visibleRows } from './visible-rows.ts';

interface PointListProps {
  readonly rows: readonly TimelineRow[];
  readonly here: PointId;
  readonly marked: readonly PointId[];
  readonly onMarked: (id: PointId) => void;
}

/** The points in rows of one height, of which only those are drawn that are seen: there may be a thousand. */
export function PointList({ rows, here, marked, onMarked }: PointListProps) {
  const { workbench, whereabouts } = useParts();
  const height = useIsSmall() ? 60 : 34;
  // Where the world goes, the keyboard's place follows.
  const [chosen, setChosen] = useState({ id: here, when: here });
  const active = chosen.when === here ? chosen.id : here;
  const setActive = useCallback((id: PointId) => setChosen({ id, when: here }), [here]);
  const [naming, setNaming] = useState<PointId>();
  const [{ top, room }, setView] = useState({ top: 0, room: 400 });
  const list = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const lanes = useMemo(() => laneCount(rows.map((row) => row.lanes)), [rows]);
  const found = rows.findIndex(({ point }) => point.id === active);
  const at = found === -1 ? rows.findIndex(({ point }) => point.id === here) : found;

  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() => setView({ top: element.scrollTop, room: element.clientHeight }));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null) element.scrollTop = scrollTo(at, height, element.scrollTop, element.clientHeight);
  }, [at, height]);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    list.current?.querySelector<HTMLElement>('[data-point][tabindex="0"]')?.focus({ preventScroll: true });
  });

  const goTo = useCallback((id: PointId) => travelTo(workbench, whereabouts, id), [workbench, whereabouts]);
  const walk = (event: KeyboardEvent) => {
    const to = rowAfter(event.key, at, rows.length, Math.max(1, Math.floor(room / height) - 1));
    const point = to === undefined ? undefined : rows[to]?.point;
    if (point === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    wantsFocus.current = true;
    setActive(point.id);
  };
  const named = (id: PointId, name: string | undefined) => {
    if (name !== undefined) workbench.namePoint(id, name);
    wantsFocus.current = true;
    setNaming(undefined);
  };

  const newest = rows[0]?.point.at ?? 0;
  return (
    <div ref={list} className="point-scroll" onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, room: currentTarget.clientHeight })}>
      <ol aria-labelledby="points-title" style={{ height: rows.length * height, '--lanes': `${pointLanesWidth(lanes)}px` }}>
        {visibleRows(rows.length, height, top, room, at).map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          const { id } = row.point;
          return (
            <PointItem
              key={id}
              row={row}
              place={{ index, count: rows.length, height, lanes, newest }}
              tabStop={index === at}
              marked={marked.includes(id)}
              naming={naming === id}
              onGo={goTo}
              onFocused={setActive}
              onWalk={walk}
              onMarked={onMarked}
              onNaming={setNaming}
              onNamed={named}
            />
          );
        })}
      </ol>
    </div>
  );
}

function rowAfter(key: string, at: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(count - 1, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
