import { useEffect } from 'react';
import type { OfflineState, PartState } from '../../offline/offline.ts';
import type { PartId } from '../../offline/release.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { bytesInWords } from '../../ui/words.ts';
import { useOffline, useOfflineState } from './offline-context.ts';
import './offline.css';

const NAMES: Readonly<Record<PartId, readonly [name: string, holds: string]>> = {
  page: ['Headway itself', 'workbench, lessons, scenarios, editor, Python with Flask-Migrate, SQLite, git'],
  sequelize: ['Sequelize', 'its command line, Node programs'],
  prisma: ['Prisma', 'its command line, its schema engine'],
  postgres: ['PostgreSQL', 'the server, psql'],
};

type Known = Extract<OfflineState, { type: 'known' }>;

/** What works without a network, what it takes, and how to have all of it. */
export function OfflinePanel() {
  const offline = useOffline();
  const state = useOfflineState();
  useEffect(() => {
    void offline.look();
  }, [offline]);
  switch (state.type) {
    case 'looking':
      return <output className="note">Looking at what is kept…</output>;
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
  const whole = state.parts.every(isWhole);
  return (
    <div className="offline">
      <p className="note">{inOneSentence(state, whole)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Without a network</th>
            <th scope="col">Room</th>
          </tr>
        </thead>
        <tbody>
          {state.parts.map((part) => (
            <PartRow key={part.id} part={part} opens={state.opens} />
          ))}
          <tr>
            <th scope="row">
              Python, started<small>an image of its memory, so that it starts faster; made here, never fetched</small>
            </th>
            <td>{state.imageBytes > 0 ? <Mark icon="check" word="Kept" /> : <Mark icon="close" word="Not made yet" />}</td>
            <td>{bytesInWords(state.imageBytes)}</td>
          </tr>
        </tbody>
      </table>
      <Controls state={state} whole={whole} />
      {state.room !== undefined && (
        <p className="note">
          With your work, this page takes about {bytesInWords(state.room.used)} of the {bytesInWords(state.room.allowed)} that the browser allows it. Work is kept apart from these files; nothing here touches it.
        </p>
      )}
    </div>
  );
}

function PartRow({ part, opens }: { readonly part: PartState; readonly opens: boolean }) {
  const [name, holds] = NAMES[part.id];
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{holds}</small>
      </th>
      <td>{standing(part, opens)}</td>
      <td>
        {bytesInWords(part.keptBytes)}
        {part.keptBytes < part.bytes && <small>of {bytesInWords(part.bytes)}</small>}
      </td>
    </tr>
  );
}

function standing(part: PartState, opens: boolean) {
  // Without the page nothing else can be reached.
  if (isWhole(part)) return opens ? <Mark icon="check" word={part.reason === 'asked' ? 'Works: fetched ahead' : 'Works'} /> : <Mark icon="close" word="Kept, not open yet" />;
  return part.reason === undefined ? <Mark icon="close" word="Not yet" /> : <Mark icon="warning" word="Not all of it" />;
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
  const { fetching, problem, parts } = state;
  const travels = parts.reduce((sum, part) => sum + part.travels, 0);
  const asked = parts.filter(({ reason }) => reason === 'asked');
  if (fetching !== undefined) {
    const words = `${bytesInWords(fetching.loadedBytes)} of ${bytesInWords(fetching.totalBytes)}`;
    return (
      <div className="offline-controls">
        <progress aria-label="Fetching what is missing" aria-valuetext={words} max={Math.max(fetching.totalBytes, 1)} value={fetching.loadedBytes} />
        <span className="offline-words">Fetching: {words}</span>
        <button type="button" className="button" onClick={() => offline.stopFetching()}>
          <Icon name="stop" size={12} /> Stop
        </button>
      </div>
    );
  }
  return (
    <>
      <div className="offline-controls">
        {!whole && (
          <button type="button" className="button main" onClick={() => void offline.keepAll()}>
            <Icon name="down" /> Make all of it available offline ({bytesInWords(travels)})
          </button>
        )}
        {asked.length > 0 && (
          <button type="button" className="button" onClick={() => void offline.undo()}>
            <Icon name="remove" /> Remove what was fetched ahead ({bytesInWords(asked.reduce((sum, { keptBytes }) => sum + keptBytes, 0))})
          </button>
        )}
      </div>
      <output className="offline-words">{problem !== '' ? problem : whole && state.opens ? 'All of it is available offline.' : ''}</output>
    </>
  );
}

function inOneSentence({ opens, parts }: Known, whole: boolean): string {
  if (!opens) return 'Headway cannot be opened without a network yet: the browser is still fetching and keeping its files.';
  if (whole) return 'All of Headway works without a network, in a new tab too.';
  const works = parts.filter((part) => isWhole(part)).map(({ id }) => NAMES[id][0]);
  return `${works.join(', ')} ${works.length === 1 ? 'works' : 'work'} without a network, in a new tab too. What you use joins them.`;
}

function isWhole({ bytes, keptBytes }: PartState): boolean {
  return bytes === keptBytes;
}
