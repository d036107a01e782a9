import { momentFormat } from '../../../texts/numbers.ts';

/** A moment as it is read in a list that ends at another: `14:03:12`, with the day where that is another. */
export function shortMoment(at: number, newest: number): string {
  const time = momentFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = momentFormat({ day: 'numeric', month: 'short' });
  return day.format(at) === day.format(newest) ? time.format(at) : `${day.format(at)} ${time.format(at)}`;
}

export function wholeMoment(at: number): string {
  return momentFormat({ dateStyle: 'full', timeStyle: 'medium' }).format(at);
}
