import type { Deed } from '../../../domain/timeline.ts';
import { deedWords, environmentOf } from '../../../domain/timeline-words.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { EnvironmentName } from '../environments/EnvironmentName.tsx';

/** Where something was done, what, and how it ended. */
export function DeedWords({ deed }: { readonly deed: Deed }) {
  const environment = environmentOf(deed);
  return (
    <span className="deed-words">
      <span className="deed-place">{environment === undefined ? 'Everywhere' : <EnvironmentName environment={environment} />}</span>{' '}
      <span className={deed.type === 'command' ? 'deed line' : 'deed'}>{deedWords(deed)}</span>{' '}
      {deed.type === 'command' && <ExitState code={deed.code} />}
    </span>
  );
}

function ExitState({ code }: { readonly code: number }) {
  if (code === 0) {
    return (
      <span className="exit good">
        <Icon name="check" size={12} /> <span>done</span>
      </span>
    );
  }
  return (
    <span className="exit bad">
      <Icon name="close" size={12} /> <span>{code === 130 ? 'stopped' : `exit code ${code}`}</span>
    </span>
  );
}
