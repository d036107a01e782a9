import { Fragment, createElement, type ReactNode } from 'react';

/**
 * A sentence with pieces in it that are more than text: `{enter} goes there` with `enter` as a key drawn as one. Each
 * language puts the pieces where its grammar wants them.
 *
 * @throws if the sentence names a piece that is not given
 */
export function fill(sentence: string, pieces: Readonly<Record<string, ReactNode>>): ReactNode {
  const parts = sentence.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    if (!Object.hasOwn(pieces, part)) throw new Error(`The sentence “${sentence}” names {${part}}, which it is not given.`);
    return pieces[part];
  });
  return createElement(Fragment, null, ...parts);
}
