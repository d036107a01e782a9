import type { SqlValue } from '../../domain/schema.ts';

/** The tree that the command line draws for `EXPLAIN QUERY PLAN`, from its rows of id, parent, unused, detail. */
export function planTree(rows: readonly (readonly SqlValue[])[]): string {
  if (rows.length === 0) return '';
  const below = (parent: bigint, indent: string): string => {
    const children = rows.filter((row) => row[1] === parent);
    return children
      .map(([id, , , detail], index) => {
        const last = index === children.length - 1;
        const inner = typeof id === 'bigint' && id !== parent ? below(id, `${indent}${last ? '   ' : '|  '}`) : '';
        return `${indent}${last ? '`--' : '|--'}${String(detail)}\n${inner}`;
      })
      .join('');
  };
  return `QUERY PLAN\n${below(0n, '')}`;
}
