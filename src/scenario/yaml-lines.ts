import { isNode, LineCounter, parseDocument } from 'yaml';

/** YAML that was read, and where in the file each of its parts stands. */
export interface ReadYaml {
  readonly value: unknown;
  /** The 1-based line of a part; of the nearest part above it where there is none (a key that is missing). */
  lineOf(path: readonly (string | number)[]): number;
}

/** Reads YAML that begins on a line of a file, or says on which line it is none. */
export function readYaml(text: string, firstLine: number): ReadYaml | { readonly line: number; readonly message: string } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => firstLine + lines.linePos(offset).line - 1;
  const [error] = document.errors;
  if (error !== undefined) return { line: lineAt(error.pos[0]), message: error.message };
  const value: unknown = document.toJS();
  return {
    value,
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      const range = document.contents?.range;
      return range ? lineAt(range[0]) : firstLine;
    },
  };
}
