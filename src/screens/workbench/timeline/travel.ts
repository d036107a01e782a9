import { environmentIds } from '../../../domain/environment.ts';
import { backFrom, forwardFrom, type PointId } from '../../../domain/timeline.ts';
import type { Workbench, WorkbenchState } from '../../../session/workbench.ts';
import type { WhereaboutsActor } from '../environments/whereabouts.ts';
import { filesTexts } from '../../../texts/en/files.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { timelineTexts } from '../../../texts/en/timeline.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import { arrivalWords } from './deed-words.ts';

/** Puts the world at a point, and says where it then stands, or why it stays. */
export function travelTo(workbench: Workbench, whereabouts: WhereaboutsActor, point: PointId): void {
  const refused = workbench.travelTo(point);
  // After the terminals have shown again what they showed then: that was no news.
  whereabouts.send({ type: 'world.travelled', words: refused ?? arrivalWords(workbench.getState().timeline) });
}

export type Step = 'undo' | 'redo';

/** One point back, or one forward on the branch that the world stands on. */
export function step(workbench: Workbench, whereabouts: WhereaboutsActor, direction: Step): void {
  const { timeline } = workbench.getState();
  const to = direction === 'undo' ? backFrom(timeline) : forwardFrom(timeline);
  if (to === undefined) whereabouts.send({ type: 'world.travelled', words: nothingWords(direction) });
  else travelTo(workbench, whereabouts, to.id);
}

export function nothingWords(direction: Step): string {
  const texts = textsOf(timelineTexts);
  return direction === 'undo' ? texts.nothingToUndo : texts.nothingToRedo;
}

/** Why the world has to stay at its point for now; undefined when it can travel. */
export function stayWords({ environments }: WorkbenchState): string | undefined {
  const busy = environmentIds.find((id) => environments[id].terminal.type !== 'idle');
  return busy === undefined ? undefined : textsOf(filesTexts).refused.busy(textsOf(pageTexts).environments[busy]);
}

/** Lists all points, or no longer. Where two are compared, the list is behind that. */
export function toggleTimeline(whereabouts: WhereaboutsActor): void {
  const snapshot = whereabouts.getSnapshot();
  const isSeen = snapshot.context.timelineOpen && !snapshot.matches('lookingBack');
  if (snapshot.matches('lookingBack')) whereabouts.send({ type: 'comparison.closed' });
  whereabouts.send({ type: isSeen ? 'timeline.closed' : 'timeline.opened' });
}

/** Brings the keyboard to the list of points, once it is fetched and drawn; where it is not, to what opens it. */
export function goToPoints(): void {
  requestAnimationFrame(() => {
    if (document.querySelector('.points > .editor-wait') !== null) return goToPoints();
    const seen = document.querySelector<HTMLElement>('.points [data-point][tabindex="0"]') ?? document.querySelector<HTMLElement>('.timeline-toggle');
    seen?.focus();
  });
}
