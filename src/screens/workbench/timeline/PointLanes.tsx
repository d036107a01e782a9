import type { TimelineRow } from './timeline-rows.ts';

/** Beyond so many branches side by side they move closer together. */
const ROOMY = 7;
const STEP = 14;
const DOT = 4.5;

/** How wide the drawing is, in pixels. */
export function pointLanesWidth(count: number): number {
  return Math.min(count, ROOMY) * STEP + 10;
}

/** The lines and the dot of one row of the list; all rows are of one height. */
export function PointLanes({ row: { lanes, standing, point }, count, height }: { readonly row: TimelineRow; readonly count: number; readonly height: number }) {
  const between = count > ROOMY ? (ROOMY * STEP) / count : STEP;
  const x = (lane: number) => lane * between + 12;
  const own = x(lanes.lane);
  const middle = height / 2;
  return (
    <svg className="point-lanes" width={pointLanesWidth(count)} height={height} aria-hidden="true">
      {lanes.through.map((lane) => (
        <line key={`through${lane}`} x1={x(lane)} y1="0" x2={x(lane)} y2={height} />
      ))}
      {lanes.above && <line x1={own} y1="0" x2={own} y2={middle} />}
      {lanes.joins.map((lane) => (
        <path key={`joins${lane}`} d={`M${x(lane)} 0 Q${x(lane)} ${middle} ${own} ${middle}`} />
      ))}
      {lanes.leaves.map((lane) => (
        <path key={`leaves${lane}`} d={`M${own} ${middle} Q${x(lane)} ${middle} ${x(lane)} ${height}`} />
      ))}
      {standing === 'here' && <circle className="ring" cx={own} cy={middle} r={DOT + 3} />}
      <circle className={standing} cx={own} cy={middle} r={DOT} data-named={point.name !== undefined} />
    </svg>
  );
}
