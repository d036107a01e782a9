import type { MouseEvent, ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { SPEEDS } from './speeds.ts';
import { usePlayer, useTheatre } from './theatre-context.ts';
import { doingWords } from './words.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** The buttons that play the scenario, and where it stands. */
export function Transport({ children }: { readonly children?: ReactNode }) {
  const texts = useTexts(theatreTexts);
  const { player, script } = useTheatre();
  const playsOn = usePlayer((state) => state.playsOn);
  const position = usePlayer((state) => state.position);
  const speed = usePlayer((state) => state.speed);
  const doing = usePlayer((state) => state.doing);
  const words = doingWords({ doing });
  return (
    <fieldset className="transport" aria-label={texts.transport.label}>
      <div className="transport-buttons">
        <Control name={texts.transport.restart} icon="again" keys={texts.transport.keys.home} onPress={() => player.restart()} />
        <Control name={texts.transport.previous} icon="previous" keys={texts.transport.keys.left} onPress={() => player.back()} disabled={position === 0 && doing.type === 'idle'} />
        {playsOn ? <Control name={texts.transport.pause} icon="pause" keys={texts.transport.keys.space} main onPress={() => player.pause()} /> : <Control name={texts.transport.play} icon="play" keys={texts.transport.keys.space} main onPress={() => player.play()} />}
        <Control name={texts.transport.next} icon="next" keys={texts.transport.keys.right} onPress={() => player.next()} disabled={doing.type === 'finished'} />
      </div>
      <label className="speed">
        <span className="visually-hidden">{texts.transport.speed}</span>
        <select className="field" value={speed} onChange={({ target }) => player.setSpeed(Number(target.value))}>
          {SPEEDS.map((each) => (
            <option key={each} value={each}>
              {`${each}×`}
            </option>
          ))}
        </select>
      </label>
      <p className="play-standing">
        <b>{texts.transport.of(position, script.steps.length)}</b> <span data-doing={doing.type}>{words}</span>
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
  const texts = useTexts(theatreTexts);
  // Who points at a button keeps the keyboard where it was, so that Space goes on to play and pause.
  const keepFocus = (event: MouseEvent): void => event.preventDefault();
  return (
    <button type="button" className={main ? 'button main control' : 'button control'} aria-label={name} title={texts.transport.withKey(name, keys)} aria-disabled={disabled} onMouseDown={keepFocus} onClick={() => (disabled ? undefined : onPress())}>
      <Icon name={icon} size={18} />
      {main && <span>{name}</span>}
    </button>
  );
}
