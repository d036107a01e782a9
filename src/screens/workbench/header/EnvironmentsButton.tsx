import { differencesIn } from '../../../domain/schema-diff.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useComparison } from '../compare/comparison.ts';
import { useIsComparing, useParts } from '../workbench-context.ts';

/** Opens the environments side by side, and says beforehand whether they have drifted apart. */
export function EnvironmentsButton() {
  const { whereabouts } = useParts();
  const comparing = useIsComparing();
  const drift = differencesIn(useComparison()).length > 0;
  return (
    <button
      type="button"
      className="button quiet environments-button"
      aria-pressed={comparing}
      title="Environments side by side (Alt+0)"
      onClick={() => whereabouts.send({ type: comparing ? 'comparison.closed' : 'comparison.opened' })}
    >
      <Icon name="environments" /> <span className="label">Environments</span>
      {drift && (
        <span className="drift-mark">
          <Icon name="warning" size={12} /> <span>drift</span>
        </span>
      )}
    </button>
  );
}
