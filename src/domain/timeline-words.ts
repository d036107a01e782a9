import { databaseLabel } from './environment-database.ts';
import { environmentNames, type EnvironmentId } from './environment.ts';
import { type Deed, pathTo, pointAt, type Timeline } from './timeline.ts';

/** What was done, in a few words: the command's line, `Edited models.py`, `Deleted seed.py`. One line, whatever was entered. */
export function deedWords(deed: Deed): string {
  switch (deed.type) {
    case 'beginning':
      return 'The beginning';
    case 'command':
      return oneLine(deed.line);
    case 'edit':
      return `Edited ${deed.path}`;
    case 'files':
    case 'world':
      return deed.words;
    case 'sql':
      return `SQL in ${databaseLabel(deed.path)}: ${oneLine(deed.sql)}`;
  }
}

/** Where it was done; undefined for what concerned the whole world. */
export function environmentOf(deed: Deed): EnvironmentId | undefined {
  return deed.type === 'beginning' || deed.type === 'world' ? undefined : deed.environment;
}

/** What was done and where: `flask db upgrade, Production`. */
export function deedInPlace(deed: Deed): string {
  const environment = environmentOf(deed);
  return environment === undefined ? deedWords(deed) : `${deedWords(deed)}, ${environmentNames[environment]}`;
}

/** How far along its branch the world stands: the ninth of fourteen points. */
export function placeOnBranch(timeline: Timeline): { readonly at: number; readonly of: number } {
  return { at: pathTo(timeline, timeline.here).length, of: pathTo(timeline, timeline.tip).length };
}

/** What is said on arrival: `At point 9 of 14: flask db upgrade, Production`. */
export function arrivalWords(timeline: Timeline): string {
  const { at, of } = placeOnBranch(timeline);
  const { deed, name } = pointAt(timeline, timeline.here);
  return `At point ${at} of ${of}${name === undefined ? '' : `, ${name}`}: ${deedInPlace(deed)}`;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ');
}
