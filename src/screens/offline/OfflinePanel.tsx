import { useEffect } from 'react';
import type { OfflineState, PartState } from '../../offline/offline.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { type OfflineTexts, offlineTexts } from '../../texts/en/offline.ts';
import { useTexts } from '../../texts/texts.ts';
import { bytesInWords } from '../../ui/words.ts';
import { useOffline, useOfflineState } from './offline-context.ts';
import './offline.css';

type Known = Extract<OfflineState, { type: 'known' }>;

/** What works without a network, what it takes, and how to have all of it. */
export function OfflinePanel() {
  const offline = useOffline();
  const state = useOfflineState();
  const texts = useTexts(offlineTexts);
  useEffect(() => {
    void offline.look();
  }, [offline]);
  switch (state.type) {
    case 'looking':
      return <output className="note">{texts.looking}</output>;
    case 'unavailable':
      return (
        <p className="problem">
          <Icon name="warning" /> {state.reason}
        </p>
      );
    case 'known':
      return <Kept state={state} />;
  }
}

function Kept({ state }: { readonly state: Known }) {
  const texts = useTexts(offlineTexts);
  const whole = state.parts.every(isWhole);
  return (
    <div className="offline">
      <p className="note">{inOneSentence(texts, state, whole)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.columns.part}</th>
            <th scope="col">{texts.columns.standing}</th>
            <th scope="col">{texts.columns.room}</th>
          </tr>
        </thead>
        <tbody>
          {state.parts.map((part) => (
            <PartRow key={part.id} part={part} opens={state.opens} />
          ))}
          <tr>
            <th scope="row">
              {texts.image.name}
              <small>{texts.image.holds}</small>
            </th>
            <td>{state.imageBytes > 0 ? <Mark icon="check" word={texts.image.kept} /> : <Mark icon="close" word={texts.image.notMade} />}</td>
            <td>{bytesInWords(state.imageBytes)}</td>
          </tr>
        </tbody>
      </table>
      <Controls state={state} whole={whole} />
      {state.room !== undefined && (
        <p className="note">
          {texts.room(bytesInWords(state.room.used), bytesInWords(state.room.allowed))}
        </p>
      )}
    </div>
  );
}

function PartRow({ part, opens }: { readonly part: PartState; readonly opens: boolean }) {
  const texts = useTexts(offlineTexts);
  const { name, holds } = texts.parts[part.id];
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{holds}</small>
      </th>
      <td>{standing(texts, part, opens)}</td>
      <td>
        {bytesInWords(part.keptBytes)}
        {part.keptBytes < part.bytes && <small>{texts.of(bytesInWords(part.bytes))}</small>}
      </td>
    </tr>
  );
}

function standing({ standing: words }: OfflineTexts, part: PartState, opens: boolean) {
  // Without the page nothing else can be reached.
  if (isWhole(part)) return opens ? <Mark icon="check" word={part.reason === 'asked' ? words.worksFetchedAhead : words.works} /> : <Mark icon="close" word={words.notOpenYet} />;
  return part.reason === undefined ? <Mark icon="close" word={words.notYet} /> : <Mark icon="warning" word={words.notAll} />;
}

function Mark({ icon, word }: { readonly icon: IconName; readonly word: string }) {
  return (
    <span className="offline-mark" data-mark={icon}>
      <Icon name={icon} size={14} /> {word}
    </span>
  );
}

function Controls({ state, whole }: { readonly state: Known; readonly whole: boolean }) {
  const offline = useOffline();
  const texts = useTexts(offlineTexts);
  const { fetching, problem, parts } = state;
  const travels = parts.reduce((sum, part) => sum + part.travels, 0);
  const asked = parts.filter(({ reason }) => reason === 'asked');
  if (fetching !== undefined) {
    const words = texts.partOf(bytesInWords(fetching.loadedBytes), bytesInWords(fetching.totalBytes));
    return (
      <div className="offline-controls">
        <progress aria-label={texts.fetchingWhat} aria-valuetext={words} max={Math.max(fetching.totalBytes, 1)} value={fetching.loadedBytes} />
        <span className="offline-words">{texts.fetching(words)}</span>
        <button type="button" className="button" onClick={() => offline.stopFetching()}>
          <Icon name="stop" size={12} /> {texts.stop}
        </button>
      </div>
    );
  }
  return (
    <>
      <div className="offline-controls">
        {!whole && (
          <button type="button" className="button main" onClick={() => void offline.keepAll()}>
            <Icon name="down" /> {texts.keepAll(bytesInWords(travels))}
          </button>
        )}
        {asked.length > 0 && (
          <button type="button" className="button" onClick={() => void offline.undo()}>
            <Icon name="remove" /> {texts.undo(bytesInWords(asked.reduce((sum, { keptBytes }) => sum + keptBytes, 0)))}
          </button>
        )}
      </div>
      <output className="offline-words">{problem !== '' ? problem : whole && state.opens ? texts.allThere : ''}</output>
    </>
  );
}

function inOneSentence(texts: OfflineTexts, { opens, parts }: Known, whole: boolean): string {
  if (!opens) return texts.cannotOpenYet;
  if (whole) return texts.allWorks;
  const works = parts.filter((part) => isWhole(part)).map(({ id }) => texts.parts[id].name);
  return texts.someWork(works);
}

function isWhole({ bytes, keptBytes }: PartState): boolean {
  return bytes === keptBytes;
}
