const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** A moment as it is read in a list that ends at another: `14:03:12`, with the day where that is another. */
export function shortMoment(at: number, newest: number): string {
  return day.format(at) === day.format(newest) ? time.format(at) : `${day.format(at)} ${time.format(at)}`;
}

export function wholeMoment(at: number): string {
  return whole.format(at);
}
