/**
 * How well a change reads when it stands at given lines: less is better, the indentation first. The weights are the ones
 * that git's indent heuristic was tuned to (https://github.com/mhagger/diff-slider-tools), so that hunks begin where git's do.
 */
export function slideScore(lines: readonly string[], start: number, end: number): { indent: number; penalty: number } {
  const [top, bottom] = [edgeScore(lines, start), edgeScore(lines, end)];
  return { indent: top.indent + bottom.indent, penalty: top.penalty + bottom.penalty };
}

function edgeScore(lines: readonly string[], edge: number): { indent: number; penalty: number } {
  const own = edge < lines.length ? indentOf(lines[edge] ?? '') : undefined;
  const before = nearestText(lines, edge - 1, -1);
  const after = nearestText(lines, edge + 1, 1);
  const blanksAfter = own === undefined ? 1 + after.blanks : 0;
  const blanks = before.blanks + blanksAfter;
  const indent = own ?? after.indent;

  let penalty = -30 * blanks + 6 * blanksAfter;
  if (before.indent === undefined && before.blanks === 0) penalty += 1;
  if (edge >= lines.length) penalty += 21;
  if (indent !== undefined && before.indent !== undefined) {
    if (indent > before.indent) penalty += blanks > 0 ? 10 : -4;
    else if (indent < before.indent) {
      const deeperBelow = after.indent !== undefined && after.indent > indent;
      penalty += blanks > 0 ? 17 : deeperBelow ? 24 : 23;
    }
  }
  return { indent: indent ?? -1, penalty };
}

/** The indentation of the nearest line in a direction that is not blank, and how many blank ones lie before it. */
function nearestText(lines: readonly string[], from: number, step: 1 | -1): { indent: number | undefined; blanks: number } {
  let blanks = 0;
  for (let at = from; at >= 0 && at < lines.length; at += step) {
    const indent = indentOf(lines[at] ?? '');
    if (indent !== undefined) return { indent, blanks };
    blanks += 1;
    if (blanks === 20) return { indent: 0, blanks };
  }
  return { indent: undefined, blanks };
}

/** Columns of white space at a line's start, a tab reaching to the next eighth; undefined for a blank line. */
function indentOf(line: string): number | undefined {
  let columns = 0;
  for (const character of line) {
    if (!/\s/.test(character)) return columns;
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += 8 - (columns % 8);
    if (columns >= 200) return 200;
  }
  return undefined;
}
