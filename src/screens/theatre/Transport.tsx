import type { MouseEvent, ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { usePlayer, useTheatre } from './theatre-context.ts';
import { doingWords } from './words.ts';

const SPEEDS = [0.5, 1, 2, 4] as const;

/** The buttons that play the scenario, and where it stands. */
export function Transport({ children }: { readonly children?: ReactNode }) {
  const { player, script } = useTheatre();
  const playsOn = usePlayer((state) => state.playsOn);
  const position = usePlayer((state) => state.position);
  const speed = usePlayer((state) => state.speed);
  const doing = usePlayer((state) => state.doing);
  const words = doingWords({ doing });
  return (
    <fieldset className="transport" aria-label="Playing">
      <div className="transport-buttons">
        <Control name="Restart" icon="again" keys="Home" onPress={() => player.restart()} />
        <Control name="Previous step" icon="previous" keys="Left arrow" onPress={() => player.back()} disabled={position === 0 && doing.type === 'idle'} />
        {playsOn ? <Control name="Pause" icon="pause" keys="Space" main onPress={() => player.pause()} /> : <Control name="Play" icon="play" keys="Space" main onPress={() => player.play()} />}
        <Control name="Next step" icon="next" keys="Right arrow" onPress={() => player.next()} disabled={doing.type === 'finished'} />
      </div>
      <label className="speed">
        <span className="visually-hidden">Speed</span>
        <select className="field" value={speed} onChange={({ target }) => player.setSpeed(Number(target.value))}>
          {SPEEDS.map((each) => (
            <option key={each} value={each}>
              {`${each}×`}
            </option>
          ))}
        </select>
      </label>
      <p className="play-standing">
        <b>{`${position} of ${script.steps.length}`}</b> <span data-doing={doing.type}>{words}</span>
      </p>
      {children}
    </fieldset>
  );
}

interface ControlProps {
  readonly name: string;
  readonly icon: IconName;
  readonly keys: string;
  readonly main?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

function Control({ name, icon, keys, main = false, disabled = false, onPress }: ControlProps) {
  // Who points at a button keeps the keyboard where it was, so that Space goes on to play and pause.
  const keepFocus = (event: MouseEvent): void => event.preventDefault();
  return (
    <button type="button" className={main ? 'button main control' : 'button control'} aria-label={name} title={`${name} (${keys})`} aria-disabled={disabled} onMouseDown={keepFocus} onClick={() => (disabled ? undefined : onPress())}>
      <Icon name={icon} size={18} />
      {main && <span>{name}</span>}
    </button>
  );
}
