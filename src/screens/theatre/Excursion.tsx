import { Icon } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { useOffer } from '../palette/palette-context.ts';
import { GuestContext } from '../workbench/guest.ts';
import { WorkbenchScreen } from '../workbench/Workbench.tsx';
import { useTheatre, usePlayer } from './theatre-context.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** The whole workbench over the scenario's world: type anything, edit anything. The script waits where it was left. */
export function Excursion({ theme, onBack }: { readonly theme: Theme; readonly onBack: () => void }) {
  const texts = useTexts(theatreTexts);
  const { player, script } = useTheatre();
  const position = usePlayer((state) => state.position);
  const left = usePlayer(({ doing }) => doing.type === 'left');
  const back = (): void => {
    if (player.getState().doing.type === 'left') player.comeBack();
    onBack();
  };
  useOffer('excursion', { back });
  const title = script.steps[position - 1]?.title ?? '';
  return (
    <div className="excursion">
      <output className="excursion-banner">
        <p>
          <b>{left ? texts.excursion.left(position, title) : texts.excursion.stand(position, title)}</b> {texts.excursion.words}
        </p>
        <button type="button" className="button main" onClick={back}>
          <Icon name="previous" size={14} /> {texts.excursion.back}
        </button>
      </output>
      <GuestContext value>
        <WorkbenchScreen workbench={player.workbench} theme={theme} />
      </GuestContext>
    </div>
  );
}
