import { useEffect, useRef, type KeyboardEvent } from 'react';
import { environmentIds, type EnvironmentId } from '../../../domain/environment.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { tabMark } from '../pipeline/pipeline-words.ts';
import { useEnvironment, useParts, useWhereabouts, useWorkbench } from '../workbench-context.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';
import './environments.css';

/** The switch between environments. Arrow keys, Home and End go along it; what is chosen is at once what is worked in. */
export function EnvironmentTabs({ onPointed }: { readonly onPointed?: () => void }) {
  const { whereabouts, desks } = useParts();
  const shown = useWhereabouts(({ environment }) => environment);
  const list = useRef<HTMLDivElement>(null);
  const { environments: names } = useTexts(pageTexts);
  const { environments: texts } = useTexts(workbenchTexts);

  useEffect(() => {
    list.current?.querySelector(`[data-hue="${shown}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);

  const goTo = (environment: EnvironmentId) => {
    // A small screen shows the same part of the other environment.
    desks[environment].send({ type: 'pane.chosen', pane: desks[shown].getSnapshot().context.pane });
    whereabouts.send({ type: 'environment.chosen', environment });
  };

  const walk = (event: KeyboardEvent) => {
    const next = tabAfter(shown, event.key);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
    list.current?.querySelector<HTMLElement>(`[data-hue="${next}"]`)?.focus();
  };

  return (
    <div ref={list} role="tablist" aria-label={texts.label} className="environments">
      {environmentIds.map((environment, index) => (
        <button
          key={environment}
          type="button"
          role="tab"
          aria-selected={environment === shown}
          aria-controls={environment === shown ? `terminal-${environment}` : undefined}
          tabIndex={environment === shown ? 0 : -1}
          title={`Alt+${index + 1}`}
          data-hue={environment}
          onKeyDown={walk}
          onClick={({ detail }) => {
            goTo(environment);
            // A click by the keyboard has no clicks to count.
            if (detail > 0) onPointed?.();
          }}
        >
          <i aria-hidden="true" />
          <span className="environment-name">{names[environment]}</span>
          <TabMark environment={environment} />
        </button>
      ))}
    </div>
  );
}

/** What goes on in an environment, or went wrong there, for who looks elsewhere. */
function TabMark({ environment }: { readonly environment: EnvironmentId }) {
  const running = useEnvironment(environment).terminal.type !== 'idle';
  const failed = useWhereabouts((each) => each.failed.includes(environment));
  const view = useWorkbench(({ pipeline }) => pipeline);
  const { environments: texts } = useTexts(workbenchTexts);
  const pipeline = running || failed ? undefined : tabMark(view, environment);
  if (pipeline !== undefined) {
    return (
      <span className="tab-mark" data-tone={pipeline.tone}>
        <Icon name={pipeline.icon} size={11} /> {pipeline.words}
      </span>
    );
  }
  if (!running && !failed) return null;
  return (
    <span className={running ? 'tab-mark' : 'tab-mark bad'}>
      <Icon name={running ? 'play' : 'close'} size={11} /> {running ? texts.running : texts.failed}
    </span>
  );
}

function tabAfter(environment: EnvironmentId, key: string): EnvironmentId | undefined {
  const at = environmentIds.indexOf(environment);
  switch (key) {
    case 'ArrowRight':
      return environmentIds[(at + 1) % environmentIds.length];
    case 'ArrowLeft':
      return environmentIds.at(at - 1);
    case 'Home':
      return environmentIds[0];
    case 'End':
      return environmentIds.at(-1);
    default:
      return undefined;
  }
}
