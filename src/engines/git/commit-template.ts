import { GitFailure } from './failure.ts';
import type { Commit } from './objects.ts';
import { dateText, isoDate, mailDate, type Person, relativeDate, shortDate, strictIsoDate } from './person.ts';

/** Letters that git knows after `%` and that are not worked out here: they are refused, since printing them as they stand would pass for git's answer. */
const NOT_HERE = /^(?:[+\- ]|>>|[><w]\(|<\||>\||g[dDnNeEsT?GKFP]|[ac]h|C\(always|S|G|\(trailers|\(describe|\(decorate)/;

/**
 * A commit in the words of `--format=…`. What git does not know after a `%` is left as it stands, as git leaves it.
 *
 * @param now seconds since 1970
 */
export function fillTemplate(template: string, commit: Commit, subject: string, names: readonly string[], now: number): string {
  const values = { ...ofCommit(commit, subject, names), ...ofPerson('a', commit.author, now), ...ofPerson('c', commit.committer, now) };
  let text = '';
  for (let at = 0; at < template.length; ) {
    if (template[at] !== '%') {
      text += template[at++];
      continue;
    }
    const rest = template.slice(at + 1);
    const [byte] = /^x[0-9a-fA-F]{2}/.exec(rest) ?? [];
    // Colours are for a terminal, which no output is here: as with `git log | cat`.
    const [colour] = /^C(?:\((?!always)[^)]*\)|red|green|blue|reset)/.exec(rest) ?? [];
    const key = [rest.slice(0, 2), rest.slice(0, 1)].find((one) => values[one] !== undefined);
    if (byte !== undefined) text += String.fromCharCode(Number.parseInt(byte.slice(1), 16));
    else if (key !== undefined) text += values[key];
    else if (colour === undefined && NOT_HERE.test(rest)) throw new GitFailure(129, `git: %${NOT_HERE.exec(rest)?.[0]} in a format is not in this sandbox\n`);
    else if (colour === undefined) text += '%';
    at += 1 + (byte ?? key ?? colour ?? '').length;
  }
  return text;
}

type Values = Readonly<Record<string, string | undefined>>;

function ofCommit(commit: Commit, subject: string, names: readonly string[]): Values {
  const body = commit.message.indexOf('\n\n');
  return {
    H: commit.oid,
    h: commit.oid.slice(0, 7),
    T: commit.tree,
    t: commit.tree.slice(0, 7),
    P: commit.parents.join(' '),
    p: commit.parents.map((oid) => oid.slice(0, 7)).join(' '),
    s: subject,
    f: fileName(subject),
    b: body === -1 ? '' : commit.message.slice(body + 2),
    B: commit.message,
    d: names.length === 0 ? '' : ` (${names.join(', ')})`,
    D: names.join(', '),
    e: '',
    N: '',
    m: '>',
    n: '\n',
    '%': '%',
  };
}

function ofPerson(who: 'a' | 'c', person: Person, now: number): Values {
  const values = {
    n: person.name,
    N: person.name,
    e: person.email,
    E: person.email,
    l: person.email.replace(/@.*$/, ''),
    L: person.email.replace(/@.*$/, ''),
    d: dateText(person),
    D: mailDate(person),
    t: `${person.seconds}`,
    r: relativeDate(person.seconds, now),
    s: shortDate(person),
    i: isoDate(person),
    I: strictIsoDate(person),
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [who + key, value]));
}

/** A subject as `git format-patch` makes a file's name of it. */
function fileName(subject: string): string {
  return subject.replace(/[^A-Za-z0-9._]+/g, '-').replace(/\.{2,}/g, '.').replace(/^-+/, '').replace(/[-.]+$/, '');
}
