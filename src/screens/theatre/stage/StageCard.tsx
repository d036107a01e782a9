import { useMemo } from 'react';
import type { AppAnswer } from '../../../checks/ask-app.ts';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import type { FileTree } from '../../../domain/file-tree.ts';
import type { PipelineRun } from '../../../domain/pipeline.ts';
import { label, readRevisionGraph } from '../../../domain/revision-graph.ts';
import { standingIn } from '../../../domain/schema-diff.ts';
import type { AnimationFrame } from '../../../scenario/player.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { errorWords, healthOf } from '../words.ts';
import type { StageDatabase, StageDatabases } from './databases.ts';
import { newsOf } from './motion.ts';
import { pipelineMark } from './pipeline-mark.ts';
import { StageTables } from './StageTables.tsx';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { useTexts } from '../../../texts/texts.ts';

interface StageCardProps {
  readonly environment: EnvironmentId;
  readonly databases: StageDatabases;
  readonly files: FileTree;
  /** How its application answered last. */
  readonly answer: AppAnswer | undefined;
  /** What CI did for the last push. */
  readonly run: PipelineRun | undefined;
  readonly frame: AnimationFrame | undefined;
  /** Its terminal is the one below. */
  readonly shown: boolean;
  readonly onLook: () => void;
}

/** One environment: whether its application runs, what its database has, where that stands. */
export function StageCard({ environment, databases, files, answer, run, frame, shown, onLook }: StageCardProps) {
  const texts = useTexts(theatreTexts);
  const database = databases.of[environment];
  const drifts = database !== undefined && databases.comparison.environments.length > 1 && standingIn(databases.comparison, environment) === 'drift';
  const mark = run === undefined ? undefined : pipelineMark(run, environment);
  const news = newsOf(frame, environment);
  return (
    <section className="stage-card" data-hue={environment} data-place={environment} aria-label={textsOf(pageTexts).environments[environment]}>
      <header>
        <h3>
          <button type="button" aria-pressed={shown} onClick={onLook} title={texts.card.showTerminal(textsOf(pageTexts).environments[environment])}>
            <i aria-hidden="true" />
            {textsOf(pageTexts).environments[environment]}
          </button>
        </h3>
        <p className="chips">
          {answer !== undefined && <HealthChip answer={answer} />}
          {mark !== undefined && (
            <span className={mark.tone === 'bad' ? 'chip bad' : mark.tone === 'good' ? 'chip good' : 'chip'}>
              <Icon name={mark.icon} size={13} /> {mark.words}
            </span>
          )}
          {drifts && (
            <span className="chip bad">
              <Icon name="warning" size={13} /> {texts.card.drift}
            </span>
          )}
        </p>
      </header>
      {answer?.error !== undefined && !healthOf(answer).ok && (
        <p className="card-error" title={answer.error}>
          {errorWords(answer.error)}
        </p>
      )}
      <StageTables environment={environment} databases={databases} frame={frame} />
      <footer>
        <RevisionLine database={database} files={files} />
        <p className="news">{news}</p>
      </footer>
    </section>
  );
}

function HealthChip({ answer }: { readonly answer: AppAnswer }) {
  const { ok, words } = healthOf(answer);
  return (
    <span className={ok ? 'chip good' : 'chip bad'}>
      <Icon name={ok ? 'check' : 'close'} size={13} /> {words}
    </span>
  );
}

function RevisionLine({ database, files }: { readonly database: StageDatabase | undefined; readonly files: FileTree }) {
  const texts = useTexts(theatreTexts);
  const graph = useMemo(() => readRevisionGraph(files), [files]);
  if (database === undefined) return <p className="stage-revision">{texts.card.noDatabase}</p>;
  if (database.view.type === 'error') return <p className="stage-revision">{texts.card.unreadable(database.view.message)}</p>;
  const { revisions } = database.view.schema;
  if (revisions === undefined) return <p className="stage-revision">{texts.card.noRevision}</p>;
  if (revisions.length === 0) return <p className="stage-revision">{texts.card.atBase}</p>;
  return (
    <p className="stage-revision">
      {revisions.map((id) => (
        <span key={id}>
          <b>{id.slice(0, 12)}</b> {graph.revisions.some((each) => each.id === id) ? label(graph, id) : texts.card.notInFiles}
        </span>
      ))}
    </p>
  );
}
