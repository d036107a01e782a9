import { useCallback, useState } from 'react';
import type { Script } from '../../scenario/script.ts';
import { useAnswer } from '../../ui/answer.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { hashOf, type Route } from '../home/route.ts';
import { findScript } from './find-script.ts';
import { useOpening } from './opening.ts';
import { OWN, ownFile } from './own-file.ts';
import { langOf, Performance } from './Performance.tsx';
import { Preparing } from './Preparing.tsx';
import { OwnFilePicker } from './ScenarioList.tsx';
import type { ScenarioStage } from './scenario-stage.ts';
import { ScriptProblems } from './ScriptProblems.tsx';
import { TheatreHeader } from './TheatreHeader.tsx';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { fill } from '../../texts/fill.ts';
import { useTexts } from '../../texts/texts.ts';

interface TheatreProps {
  readonly route: Extract<Route, { readonly type: 'scenario' }>;
  readonly stage: ScenarioStage;
  readonly theme: Theme;
}

/** One scenario: found by its place in the address, prepared, played. */
export function Theatre({ route, stage, theme }: TheatreProps) {
  const texts = useTexts(theatreTexts);
  const { id } = route;
  const { value: found } = useAnswer(useCallback(() => findScript(id), [id]));
  const [attempt, setAttempt] = useState(0);
  if (found?.type === 'script') return <Prepared key={attempt} script={found.script} route={route} stage={stage} theme={theme} onTryAgain={() => setAttempt(attempt + 1)} />;
  return (
    <div className="theatre">
      <TheatreHeader theme={theme} />
      {found !== undefined && (
        <main className="scenario-list">
          <h2>{found.type === 'problems' ? texts.missing.unreadable : texts.missing.nothing}</h2>
          {found.type === 'problems' ? (
            <>
              <p>{texts.missing.mend}</p>
              <ScriptProblems problems={found.problems} />
            </>
          ) : (
            <p role="alert">{found.sentence}</p>
          )}
          <p>
            <a href={hashOf({ type: 'scenarios' })}>{texts.list.all}</a>
          </p>
          <OwnFilePicker />
        </main>
      )}
    </div>
  );
}

function Prepared({ script, route, stage, theme, onTryAgain }: TheatreProps & { readonly script: Script; readonly onTryAgain: () => void }) {
  const texts = useTexts(theatreTexts);
  const opening = useOpening(script, stage);
  const file = route.id === OWN ? (ownFile()?.name ?? texts.missing.theFile) : `${script.id}.md`;
  switch (opening.type) {
    case 'ready':
      return <Performance player={opening.player} file={file} route={route} theme={theme} />;
    case 'preparing':
      return (
        <div className="theatre">
          <TheatreHeader theme={theme} />
          <Preparing script={script} lang={langOf(route.id)} opening={opening} />
        </div>
      );
    case 'problem':
      return (
        <div className="theatre">
          <TheatreHeader theme={theme} />
          <main className="scenario-list">
            <h2 lang={langOf(route.id)}>{script.title}</h2>
            <p className="problem" role="alert">
              <Icon name="warning" />
              <span>
                {fill(texts.opening.refused(opening.sentence), { place: <b>{texts.missing.at(file, opening.at)}</b> })}
              </span>
            </p>
            <p>
              <button type="button" className="button main" onClick={onTryAgain}>
                {texts.tryAgain}
              </button>
            </p>
          </main>
        </div>
      );
  }
}
