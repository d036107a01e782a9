/** A place in a project's file that a line of the terminal names. `start` and `end` are indexes in the line. */
export interface PlaceLink {
  readonly start: number;
  readonly end: number;
  readonly path: string;
  readonly line: number | undefined;
}

/**
 * Finds the places that output names: `File "/home/dev-a/project/app.py", line 3`, `app.py:3`, and a bare path of the project.
 *
 * @param isFile says whether a path of the project is a file, so that only what can be opened becomes a link
 */
export function findPlaces(text: string, projectFolder: string, isFile: (path: string) => boolean): PlaceLink[] {
  const places: PlaceLink[] = [];
  for (const match of text.matchAll(/[\w./-]+\.[A-Za-z]\w*/g)) {
    const path = relative(match[0], projectFolder);
    if (path === undefined || !isFile(path)) continue;
    const after = text.slice(match.index + match[0].length);
    const line = /^(?:", line |:)(\d+)/.exec(after);
    const end = match.index + match[0].length + (line === null ? 0 : line[0].length);
    places.push({ start: match.index, end, path, line: line === null ? undefined : Number(line[1]) });
  }
  return places;
}

function relative(path: string, projectFolder: string): string | undefined {
  if (path.startsWith(`${projectFolder}/`)) return path.slice(projectFolder.length + 1);
  if (path.startsWith('/')) return undefined;
  return path.replace(/^\.\//, '');
}
