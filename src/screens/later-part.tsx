import { type ComponentType, createElement, type ReactNode, Suspense, use, useState } from 'react';
import { laterTexts } from '../texts/en/later.ts';
import { textsOf } from '../texts/texts-of.ts';
import { useTexts } from '../texts/texts.ts';
import { PartProblem } from './workbench/PartProblem.tsx';
import './later-part.css';

/** Fetches each later part that nobody has wanted yet. */
const unfetched = new Set<() => Promise<unknown>>();

/**
 * A part of the page that its first drawing can do without, in a file of its own: fetched when it is first drawn, or
 * before that, in the quiet after the page is there (`fetchLaterParts`). What could not be fetched is fetched anew at the
 * next try.
 *
 * @param Waiting what stands in its place until it is there; left out for a dialog, which has no place on the page
 * @param way where one can go when it could not be fetched: for a screen, which takes the place of all others and is fetched only when it is wanted
 */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>, Waiting?: ComponentType<Props>, way?: ReactNode): ComponentType<Props> {
  let loading: Promise<ComponentType<Props>> | undefined;
  let Part: ComponentType<Props> | undefined;
  // A failure is kept until somebody tries again: a new promise for each drawing would be waited for without end.
  let failed = false;
  const forgetFailure = (): void => {
    if (failed) loading = undefined;
    failed = false;
  };
  const fetchPart = (): Promise<ComponentType<Props>> => {
    unfetched.delete(fetchPart);
    loading ??= load().then(
      (loaded) => (Part = loaded),
      (error: unknown) => {
        failed = true;
        forgetFailedStyles();
        throw new Error(textsOf(laterTexts).notFetched(error instanceof Error ? error.message : String(error)), { cause: error });
      },
    );
    return loading;
  };
  if (way === undefined) unfetched.add(fetchPart);

  function Fetched(props: Props) {
    // What is there already is drawn at once: even a promise that is kept takes a turn.
    return createElement(Part ?? use(fetchPart()), props);
  }

  return function LaterPart(props: Props) {
    const texts = useTexts(laterTexts);
    useState(forgetFailure);
    const part = (
      <PartProblem part={texts.thisPart} way={way} onTryAgain={forgetFailure}>
        <Suspense fallback={Waiting === undefined ? <output className="note">{texts.opening}</output> : <Waiting {...props} />}>
          <Fetched {...props} />
        </Suspense>
      </PartProblem>
    );
    return Waiting === undefined ? <div className="later-dialog">{part}</div> : part;
  };
}

/** Takes away the style sheets that could not be fetched: a link that stands there passes for one that is loaded, and the next try would draw without. */
function forgetFailedStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) if (link.sheet === null) link.remove();
}

/** Fetches the later parts one after the other, each when the page has nothing else to do. */
export function fetchLaterParts(): void {
  inQuiet(() => {
    const [next] = unfetched;
    // When it fails, whoever wants it tries again and is told.
    next?.().catch(() => undefined).finally(fetchLaterParts);
  });
}

function inQuiet(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 10_000 });
  else setTimeout(work, 1_000);
}
