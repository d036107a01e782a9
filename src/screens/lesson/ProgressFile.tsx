import { useRef, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { download } from '../transfer/download.ts';
import { useProgress, useProgressStore } from './course.ts';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';

/** Progress lives in the browser; here it goes out as a file, for another browser or for an instructor, and comes in. */
export function ProgressFile() {
  const texts = useTexts(lessonsTexts);
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
    setSaid({ words: texts.progress.saved(fileName), refused: false });
  };
  const open = async (file: File): Promise<void> => {
    const refused = store.import(await file.text());
    setName(store.get().learner);
    setSaid(refused === undefined ? { words: texts.progress.added(file.name), refused: false } : { words: refused, refused: true });
  };
  return (
    <section className="progress-file" aria-labelledby="your-progress">
      <h3 id="your-progress">{texts.progress.title}</h3>
      <p>{texts.progress.words}</p>
      <label>
        {texts.progress.name} <span className="note">{texts.progress.ifYouLike}</span>
        <input className="field" value={name} maxLength={200} autoComplete="name" onChange={({ target }) => rename(target.value)} />
      </label>
      <div className="progress-ways">
        <button type="button" className="button" onClick={save}>
          <Icon name="down" /> {texts.progress.save}
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          <Icon name="up" /> {texts.progress.open}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={texts.progress.file}
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
