import type { Deed } from '../../../domain/timeline.ts';
import { environmentOf } from '../../../domain/deeds.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { EnvironmentName } from '../environments/EnvironmentName.tsx';
import { timelineTexts } from '../../../texts/en/timeline.ts';
import { useTexts } from '../../../texts/texts.ts';
import { deedWords } from './deed-words.ts';

/** Where something was done, what, and how it ended. */
export function DeedWords({ deed }: { readonly deed: Deed }) {
  const texts = useTexts(timelineTexts);
  const environment = environmentOf(deed);
  return (
    <span className="deed-words">
      <span className="deed-place">{environment === undefined ? texts.everywhere : <EnvironmentName environment={environment} />}</span>{' '}
      <span className={deed.type === 'command' ? 'deed line' : 'deed'}>{deedWords(deed)}</span>{' '}
      {deed.type === 'command' && <ExitState code={deed.code} />}
    </span>
  );
}

function ExitState({ code }: { readonly code: number }) {
  const texts = useTexts(timelineTexts);
  if (code === 0) {
    return (
      <span className="exit good">
        <Icon name="check" size={12} /> <span>{texts.done}</span>
      </span>
    );
  }
  return (
    <span className="exit bad">
      <Icon name="close" size={12} /> <span>{code === 130 ? texts.stopped : texts.exitCode(code)}</span>
    </span>
  );
}
