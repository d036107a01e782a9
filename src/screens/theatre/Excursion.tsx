import { Icon } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { GuestContext } from '../workbench/guest.ts';
import { WorkbenchScreen } from '../workbench/Workbench.tsx';
import { useTheatre, usePlayer } from './theatre-context.ts';

/** The whole workbench over the scenario's world: type anything, edit anything. The script waits where it was left. */
export function Excursion({ theme, onBack }: { readonly theme: Theme; readonly onBack: () => void }) {
  const { player, script } = useTheatre();
  const position = usePlayer((state) => state.position);
  const left = usePlayer(({ doing }) => doing.type === 'left');
  const back = (): void => {
    if (player.getState().doing.type === 'left') player.comeBack();
    onBack();
  };
  const where = position === 0 ? 'at its start' : `at step ${position}, “${script.steps[position - 1]?.title ?? ''}”`;
  return (
    <div className="excursion">
      <output className="excursion-banner">
        <p>
          <b>{left ? `You left the script ${where}.` : `You stand ${where}.`}</b> This is the world of the scenario: try anything. Back in the script, it is as it was.
        </p>
        <button type="button" className="button main" onClick={back}>
          <Icon name="previous" size={14} /> Back to the script
        </button>
      </output>
      <GuestContext value>
        <WorkbenchScreen workbench={player.workbench} theme={theme} />
      </GuestContext>
    </div>
  );
}
