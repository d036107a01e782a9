import { differencesIn } from '../../../domain/schema-diff.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useComparison } from '../compare/comparison.ts';
import { useIsComparing, useParts } from '../workbench-context.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Opens the environments side by side, and says beforehand whether they have drifted apart. */
export function EnvironmentsButton() {
  const { whereabouts } = useParts();
  const comparing = useIsComparing();
  const { header: texts } = useTexts(workbenchTexts);
  const drift = differencesIn(useComparison()).length > 0;
  return (
    <button
      type="button"
      className="button quiet environments-button"
      aria-pressed={comparing}
      title={texts.environmentsTitle}
      onClick={() => whereabouts.send({ type: comparing ? 'comparison.closed' : 'comparison.opened' })}
    >
      <Icon name="environments" /> <span className="label">{texts.environments}</span>
      {drift && (
        <span className="drift-mark">
          <Icon name="warning" size={12} /> <span>{texts.drift}</span>
        </span>
      )}
    </button>
  );
}
