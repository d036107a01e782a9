import { type Deed, pointAt, type Timeline } from '../../../domain/timeline.ts';
import { environmentOf, placeOnBranch } from '../../../domain/deeds.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { timelineTexts } from '../../../texts/en/timeline.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import { databaseName } from '../database/database-name.ts';

/** What was done, in a few words: the command's line, `Edited models.py`, `Deleted seed.py`. One line, whatever was entered. */
export function deedWords(deed: Deed): string {
  const { deeds: texts } = textsOf(timelineTexts);
  switch (deed.type) {
    case 'beginning':
      return texts.beginning;
    case 'command':
      return oneLine(deed.line);
    case 'edit':
      return texts.edited(deed.path);
    case 'path':
      return deed.did === 'renamed' ? texts.renamed(deed.path, deed.to) : texts[deed.did](deed.path);
    case 'files':
      return deed.words;
    case 'world':
      return deed.words ?? texts.startedOver;
    case 'sql':
      return texts.sql(databaseName(deed.path), oneLine(deed.sql));
  }
}

/** What was done and where: `flask db upgrade, Production`. */
export function deedInPlace(deed: Deed): string {
  const environment = environmentOf(deed);
  return environment === undefined ? deedWords(deed) : `${deedWords(deed)}, ${textsOf(pageTexts).environments[environment]}`;
}

/** What is said on arrival: `At point 9 of 14: flask db upgrade, Production`. */
export function arrivalWords(timeline: Timeline): string {
  const texts = textsOf(timelineTexts);
  const { at, of } = placeOnBranch(timeline);
  const { deed, name } = pointAt(timeline, timeline.here);
  return name === undefined ? texts.arrival(at, of, deedInPlace(deed)) : texts.arrivalNamed(at, of, name, deedInPlace(deed));
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ');
}
