/** A name that needs quoting in SQL is quoted, any other is left as one writes it. */
export function sqlName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

export function quotedSql(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
