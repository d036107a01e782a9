import { useRef } from 'react';
import { loadScripts } from '../../scenario/library.ts';
import { useAnswer } from '../../ui/answer.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { hashOf } from '../home/route.ts';
import { EnvironmentName } from '../workbench/environments/EnvironmentName.tsx';
import { playFile } from './DropTarget.tsx';
import { ScriptProblems } from './ScriptProblems.tsx';
import { TheatreHeader } from './TheatreHeader.tsx';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** All scenarios of the project, and a way to play one's own. */
export function ScenarioList({ theme }: { readonly theme: Theme }) {
  const texts = useTexts(theatreTexts);
  const { value: library } = useAnswer(loadScripts);
  return (
    <div className="theatre">
      <TheatreHeader theme={theme} />
      <main className="scenario-list">
        <h2>{texts.list.title}</h2>
        <p className="lead">{texts.list.lead}</p>
        {texts.inEnglish !== undefined && <p className="note">{texts.inEnglish}</p>}
        {library !== undefined && (
          <ol>
            {library.scripts.map((script) => (
              <li key={script.id}>
                <a href={hashOf({ type: 'scenario', id: script.id, step: 0 })}>
                  <h3 lang="en">{script.title}</h3>
                  <p lang="en">{script.summary}</p>
                  <p className="scenario-facts">
                    <span>{texts.list.minutes(script.minutes)}</span>
                    <span>{texts.list.steps(script.steps.length)}</span>
                    {script.environments.map((id) => (
                      <EnvironmentName key={id} environment={id} />
                    ))}
                  </p>
                </a>
              </li>
            ))}
          </ol>
        )}
        {library !== undefined && library.problems.length > 0 && <ScriptProblems problems={library.problems} />}
        <OwnFilePicker />
      </main>
    </div>
  );
}

/** The keyboard's way to what dropping does. */
export function OwnFilePicker() {
  const texts = useTexts(theatreTexts);
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="own-file" aria-label={texts.own.label}>
      <h3>{texts.own.title}</h3>
      <p>{texts.own.words}</p>
      <input
        ref={input}
        type="file"
        accept=".md,.markdown,text/markdown"
        hidden
        aria-label={texts.own.file}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void playFile(file);
          target.value = ''; // so that the same file can be opened again
        }}
      />
      <button type="button" className="button" onClick={() => input.current?.click()}>
        <Icon name="file" /> {texts.own.open}
      </button>
    </section>
  );
}
