import { Suspense, useState } from 'react';
import { DatabaseDifference } from '../database/DatabaseDifference.tsx';
import { ChangedFiles } from '../editor/ChangesView.tsx';
import { PartProblem } from '../PartProblem.tsx';
import type { EnvironmentDifference } from './world-difference.ts';
import { differencesTexts } from '../../../texts/en/differences.ts';
import { editorTexts } from '../../../texts/en/editor.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';
import { databaseName } from '../database/database-name.ts';

const NOTHING = new Uint8Array(0);

/** What became of one environment: its databases with what they lost, then its files, its repository and its shell. */
export function EnvironmentDifferenceView({ difference }: { readonly difference: EnvironmentDifference }) {
  const { environment, before, after, databases, server, repository, shell } = difference;
  const texts = useTexts(differencesTexts);
  const name = useTexts(pageTexts).environments[environment];
  return (
    <section className="environment-difference" data-hue={environment} aria-label={name}>
      <h3>
        <i aria-hidden="true" />
        {name}
      </h3>
      {databases.map((path) => (
        <section key={path} aria-label={`${path}, ${name}`}>
          <h4>
            <code>{path}</code>
          </h4>
          <DatabaseDifference path={path} before={before.get(path) ?? NOTHING} after={after.get(path) ?? NOTHING} />
        </section>
      ))}
      {server !== undefined && (
        <section aria-label={`${databaseName(server.path)}, ${name}`}>
          <h4>{databaseName(server.path)}</h4>
          <DatabaseDifference path={server.path} before={server.before} after={server.after} />
        </section>
      )}
      <Files difference={difference} />
      {repository.length > 0 && <Lines title={texts.repository} lines={repository} />}
      {shell.length > 0 && <Lines title={texts.shell} lines={shell} />}
    </section>
  );
}

/** How many files came, went and changed; which ones, and how, when it is opened. */
function Files({ difference }: { readonly difference: EnvironmentDifference }) {
  const { before, after, added, changed, removed } = difference;
  const { files: texts } = useTexts(differencesTexts);
  const { loading } = useTexts(editorTexts);
  const { parts: names } = useTexts(workbenchTexts);
  const [open, setOpen] = useState(false);
  const parts = ([[added, 'added'], [changed, 'changed'], [removed, 'removed']] as const).filter(([paths]) => paths.length > 0);
  if (parts.length === 0) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{parts.map(([paths, word]) => texts[word](paths.length)).join(', ')}</summary>
      {open && (
        <div className="file-differences">
          <PartProblem part={names.editor}>
            <Suspense fallback={<p className="editor-wait">{loading}</p>}>
              <ChangedFiles change={{ before, after, added, changed, removed }} nothing="" />
            </Suspense>
          </PartProblem>
        </div>
      )}
    </details>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul className="difference-lines">
        {lines.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
