/** Somebody at a moment, as a commit records it: `seconds` since 1970 and the zone as `+0100`. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly seconds: number;
  readonly zone: string;
}

/** `Name <email> 1700000000 +0100` */
export function personLine({ name, email, seconds, zone }: Person): string {
  return `${name} <${email}> ${seconds} ${zone}`;
}

export function parsePerson(line: string): Person {
  const [, name = '', email = '', seconds = '0', zone = '+0000'] = /^(.*?) ?<([^>]*)>(?: (\d+) ([+-]\d{4}))?$/.exec(line) ?? [];
  return { name, email, seconds: Number(seconds), zone };
}

/** A zone as git writes it, from minutes as `Date.prototype.getTimezoneOffset` gives them: west of Greenwich is positive. */
export function zoneOf(minutesWest: number): string {
  const minutes = Math.abs(minutesWest);
  const digits = `${Math.floor(minutes / 60)}`.padStart(2, '0') + `${minutes % 60}`.padStart(2, '0');
  return `${minutesWest > 0 ? '-' : '+'}${digits}`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Thu Jan 1 00:00:00 1970 +0000`, in the person's own zone. */
export function dateText(person: Person): string {
  const { day, month, date, time, year } = there(person);
  return `${day} ${month} ${date} ${time} ${year} ${person.zone}`;
}

/** `Thu, 1 Jan 1970 00:00:00 +0000` */
export function mailDate(person: Person): string {
  const { day, month, date, time, year } = there(person);
  return `${day}, ${date} ${month} ${year} ${time} ${person.zone}`;
}

/** `1970-01-01` */
export function shortDate(person: Person): string {
  const { year, monthNumber, date } = there(person);
  return `${year}-${two(monthNumber)}-${two(date)}`;
}

/** `1970-01-01 00:00:00 +0000` */
export function isoDate(person: Person): string {
  return `${shortDate(person)} ${there(person).time} ${person.zone}`;
}

/** `1970-01-01T00:00:00+00:00` */
export function strictIsoDate(person: Person): string {
  return `${shortDate(person)}T${there(person).time}${person.zone.slice(0, 3)}:${person.zone.slice(3)}`;
}

/** How long ago that is, in git's own steps: each unit serves until the next says it well enough. */
export function relativeDate(seconds: number, now: number): string {
  if (seconds > now) return 'in the future';
  const ago = now - seconds;
  if (ago < 90) return said(ago, 'second');
  const minutes = Math.floor((ago + 30) / 60);
  if (minutes < 90) return said(minutes, 'minute');
  const hours = Math.floor((minutes + 30) / 60);
  if (hours < 36) return said(hours, 'hour');
  const days = Math.floor((hours + 12) / 24);
  if (days < 14) return said(days, 'day');
  if (days < 70) return said(Math.floor((days + 3) / 7), 'week');
  if (days < 365) return said(Math.floor((days + 15) / 30), 'month');
  if (days >= 1825) return said(Math.floor((days + 183) / 365), 'year');
  const months = Math.floor((days * 24 + 365) / 730);
  const rest = months % 12;
  const years = Math.floor(months / 12);
  return rest === 0 ? said(years, 'year') : `${years} year${years === 1 ? '' : 's'}, ${said(rest, 'month')}`;
}

function said(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The parts of a moment as a clock in the person's zone shows it. */
function there({ seconds, zone }: Person) {
  const sign = zone.startsWith('-') ? -1 : 1;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  const moment = new Date((seconds + sign * minutes * 60) * 1000);
  return {
    day: DAYS[moment.getUTCDay()],
    month: MONTHS[moment.getUTCMonth()],
    monthNumber: moment.getUTCMonth() + 1,
    date: moment.getUTCDate(),
    year: moment.getUTCFullYear(),
    time: `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())}`,
  };
}
