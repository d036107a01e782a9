import { useRef } from 'react';
import { loadScripts } from '../../scenario/library.ts';
import { useAnswer } from '../../ui/answer.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { counted } from '../../ui/words.ts';
import { hashOf } from '../home/route.ts';
import { EnvironmentName } from '../workbench/environments/EnvironmentName.tsx';
import { playFile } from './DropTarget.tsx';
import { ScriptProblems } from './ScriptProblems.tsx';
import { TheatreHeader } from './TheatreHeader.tsx';

/** All scenarios of the project, and a way to play one's own. */
export function ScenarioList({ theme }: { readonly theme: Theme }) {
  const { value: library } = useAnswer(loadScripts);
  return (
    <div className="theatre">
      <TheatreHeader theme={theme} />
      <main className="scenario-list">
        <h2>Scenarios</h2>
        <p className="lead">Short plays about a database and the people who change it. Every step really runs: the same Flask-Migrate, SQLite and git as in your workbench, in a world of its own. Your own work is not touched.</p>
        {library !== undefined && (
          <ol>
            {library.scripts.map((script) => (
              <li key={script.id}>
                <a href={hashOf({ type: 'scenario', id: script.id, step: 0 })}>
                  <h3>{script.title}</h3>
                  <p>{script.summary}</p>
                  <p className="scenario-facts">
                    <span>{counted(script.minutes, 'minute')}</span>
                    <span>{counted(script.steps.length, 'step')}</span>
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
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="own-file" aria-label="Your own scenario">
      <h3>Your own</h3>
      <p>A scenario is one Markdown file. Drop it on this page, or open it; it is played here and sent nowhere.</p>
      <input
        ref={input}
        type="file"
        accept=".md,.markdown,text/markdown"
        hidden
        aria-label="Scenario file"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void playFile(file);
          target.value = ''; // so that the same file can be opened again
        }}
      />
      <button type="button" className="button" onClick={() => input.current?.click()}>
        <Icon name="file" /> Open a scenario file
      </button>
    </section>
  );
}
