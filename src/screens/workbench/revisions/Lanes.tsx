import type { LaneRow } from './lanes.ts';

const STEP = 16;
const DOT = 17;
const BEND = 42;

/** How wide the drawing is, in pixels. */
export function lanesWidth(count: number): number {
  return count * STEP + 6;
}

/** The lines and the dot of one row; it grows with the row, since its lines end at 100%. */
export function Lanes({ row, count, kind }: { readonly row: LaneRow; readonly count: number; readonly kind: 'head' | 'plain' | 'missing' }) {
  const x = (lane: number) => lane * STEP + 9;
  const own = x(row.lane);
  return (
    <svg className="lanes" width={lanesWidth(count)} height="100%" aria-hidden="true">
      {row.through.map((lane) => (
        <line key={`through${lane}`} x1={x(lane)} y1="0" x2={x(lane)} y2="100%" />
      ))}
      {row.above && <line x1={own} y1="0" x2={own} y2={DOT} />}
      {row.joins.map((lane) => (
        <path key={`joins${lane}`} d={`M${x(lane)} 0 C${x(lane)} ${DOT * 0.7} ${own} ${DOT * 0.3} ${own} ${DOT}`} />
      ))}
      {row.leaves.map((lane) => (
        <g key={`leaves${lane}`}>
          <path d={`M${own} ${DOT} C${own} ${BEND - 6} ${x(lane)} ${DOT + 6} ${x(lane)} ${BEND}`} />
          <line x1={x(lane)} y1={BEND} x2={x(lane)} y2="100%" />
        </g>
      ))}
      <circle className={kind} cx={own} cy={DOT} r="5.5" />
    </svg>
  );
}
