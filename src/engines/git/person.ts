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
export function dateText({ seconds, zone }: Person): string {
  const sign = zone.startsWith('-') ? -1 : 1;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  const there = new Date((seconds + sign * minutes * 60) * 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}:${two(there.getUTCSeconds())}`;
  return `${DAYS[there.getUTCDay()]} ${MONTHS[there.getUTCMonth()]} ${there.getUTCDate()} ${time} ${there.getUTCFullYear()} ${zone}`;
}
