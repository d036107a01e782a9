import { type ComponentType, createElement, Suspense, use } from 'react';
import { laterTexts } from '../texts/en/later.ts';
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
 */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>, Waiting?: ComponentType<Props>): ComponentType<Props> {
  let loading: Promise<ComponentType<Props>> | undefined;
  let Part: ComponentType<Props> | undefined;
  const fetchPart = (): Promise<ComponentType<Props>> => {
    unfetched.delete(fetchPart);
    loading ??= load().then(
      (loaded) => (Part = loaded),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  unfetched.add(fetchPart);

  function Fetched(props: Props) {
    // What is there already is drawn at once: even a promise that is kept takes a turn.
    return createElement(Part ?? use(fetchPart()), props);
  }

  return function LaterPart(props: Props) {
    const texts = useTexts(laterTexts);
    const part = (
      <PartProblem part={texts.thisPart}>
        <Suspense fallback={Waiting === undefined ? <output className="note">{texts.opening}</output> : <Waiting {...props} />}>
          <Fetched {...props} />
        </Suspense>
      </PartProblem>
    );
    return Waiting === undefined ? <div className="later-dialog">{part}</div> : part;
  };
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
