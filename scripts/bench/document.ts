/** A part of `docs/benchmarks.md`: what one run of one measurement has said. */
export interface Section {
  readonly name: string;
  readonly text: string;
}

const mark = /^<!-- (\S+) -->$/m;

/** The sections that the document holds now, each behind a comment with its name. */
export function sectionsIn(document: string): Section[] {
  const [, ...pieces] = document.split(mark);
  return pieces.flatMap((piece, at) => (at % 2 === 0 ? [{ name: piece, text: (pieces[at + 1] ?? '').trim() }] : []));
}

/**
 * The document with what was measured now; what was not stays as it was.
 *
 * @param order the names of all sections, in the order in which they stand
 */
export function withSections(head: string, document: string, measured: readonly Section[], order: readonly string[]): string {
  const all = new Map([...sectionsIn(document), ...measured].map((section) => [section.name, section.text.trim()]));
  const shown = order.flatMap((name) => (all.has(name) ? [`<!-- ${name} -->\n${all.get(name) ?? ''}`] : []));
  return `${[head.trim(), ...shown].join('\n\n')}\n`;
}
