import { useRef, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { download } from '../transfer/download.ts';
import { useProgress, useProgressStore } from './course.ts';

/** Progress lives in the browser; here it goes out as a file, for another browser or for an instructor, and comes in. */
export function ProgressFile() {
  const store = useProgressStore();
  const { learner } = useProgress();
  // As it is typed; what is kept has no spaces around it.
  const [name, setName] = useState(learner);
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<{ readonly words: string; readonly refused: boolean }>();
  const rename = (typed: string): void => {
    setName(typed);
    store.nameLearner(typed);
  };
  const save = (): void => {
    const { name: fileName, text } = store.exported();
    download(fileName, text, 'application/json');
    setSaid({ words: `Saved as ${fileName}.`, refused: false });
  };
  const open = async (file: File): Promise<void> => {
    const refused = store.import(await file.text());
    setName(store.get().learner);
    setSaid(refused === undefined ? { words: `${file.name} was added to your progress.`, refused: false } : { words: refused, refused: true });
  };
  return (
    <section className="progress-file" aria-labelledby="your-progress">
      <h3 id="your-progress">Your progress</h3>
      <p>It is kept in this browser. Save it as a file to go on in another one, or to hand it to whoever teaches you. What is in a file is added to what you did here; nothing is lost.</p>
      <label>
        Your name, for the file <span className="note">(if you like)</span>
        <input className="field" value={name} maxLength={200} autoComplete="name" onChange={({ target }) => rename(target.value)} />
      </label>
      <div className="progress-ways">
        <button type="button" className="button" onClick={save}>
          <Icon name="down" /> Save my progress
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          <Icon name="up" /> Open a progress file
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Progress file"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void open(file);
            target.value = ''; // so that the same file can be opened again
          }}
        />
      </div>
      <output>{said !== undefined && <p className={said.refused ? 'problem' : 'note'}>{said.words}</p>}</output>
    </section>
  );
}
