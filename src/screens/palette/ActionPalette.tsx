import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { keysTexts } from '../../texts/en/keys.ts';
import { paletteTexts } from '../../texts/en/palette.ts';
import { useTexts } from '../../texts/texts.ts';
import { useAnswer } from '../../ui/answer.ts';
import type { Theme } from '../../ui/theme.ts';
import { useRoute } from '../home/address.ts';
import type { Action } from './action.ts';
import { controlActions, drawnControls, openDialog } from './controls.ts';
import { keysInWords } from './key-list.ts';
import { actionsOf, foundActions, type Library } from './palette-actions.ts';
import { usePalette } from './palette-context.ts';
import './palette.css';

interface ActionPaletteProps {
  readonly theme: Theme;
  /** What was typed, also before the actions were there. */
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  /** Closes the palette, and does it then: the keyboard is back where it was. */
  readonly onChosen: (run: () => void) => void;
}

/** All actions with their keys: a field to search them, and below it the list. The keyboard stays in the field. */
export function ActionPalette({ theme, typed, onTyped, onChosen }: ActionPaletteProps) {
  const texts = useTexts(paletteTexts);
  const { offered, open } = usePalette();
  const route = useRoute();
  const { value: library } = useAnswer(loadLibrary);
  const [chosen, setChosen] = useState<string>();
  // Once: nothing behind the palette comes or goes by what is typed here.
  const [controls] = useState(drawnControls);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => {
    field.current?.focus();
    // One goes on typing where one is.
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  useChanges();

  // Above a dialog only what is in it can be done.
  const offers = openDialog() === undefined ? actionsOf({ offered: offered(), route, theme, library, openKeys: () => open('keys') }, texts) : [];
  const groups = foundActions([...offers, ...controlActions(controls, offers, texts)], typed);
  const shown = groups.flatMap(({ actions }) => actions);
  // Before anything is typed, the first that can be done; after that the nearest, so that Enter never does something else instead.
  const active = shown.find(({ id }) => id === chosen) ?? (typed === '' ? shown.find(({ whyNot }) => whyNot === undefined) : undefined) ?? shown[0];
  const idOf = ({ id }: Action): string => `${list}-${id.replaceAll(/[^\w]/g, '_')}`;
  const run = ({ whyNot, run: act }: Action): void => {
    if (whyNot === undefined) onChosen(act);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      return run(active);
    }
    const to = optionAfter(shown, active, event.key);
    if (to === undefined) return undefined;
    event.preventDefault();
    setChosen(to.id);
  };

  return (
    <div className="palette">
      <input
        ref={field}
        className="field"
        role="combobox"
        aria-label={texts.search}
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-describedby={`${list}-how`}
        {...(active === undefined ? {} : { 'aria-activedescendant': idOf(active) })}
        placeholder={texts.search}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => {
          onTyped(target.value);
          setChosen(undefined);
        }}
        onKeyDown={onKey}
      />
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select has no field to search in, and takes the keyboard from it */}
      <div id={list} role="listbox" aria-label={texts.list} className="palette-list">
        {groups.map(({ name, actions }, index) => (
          <div key={name} role="group" aria-labelledby={`${list}-group-${index}`}>
            <div id={`${list}-group-${index}`} role="presentation" className="palette-group">
              {name}
            </div>
            {actions.map((action) => (
              <Option key={action.id} id={idOf(action)} action={action} active={action === active} onRun={() => run(action)} />
            ))}
          </div>
        ))}
      </div>
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role */}
      {shown.length === 0 && <p className="note">{texts.none}</p>}
      {library === undefined && <p className="note">{texts.fetching}</p>}
      <p id={`${list}-how`} className="note palette-how">
        {texts.howTo}
      </p>
      <output className="visually-hidden">{shown.length === 0 ? texts.none : texts.found(shown.length)}</output>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly action: Action;
  readonly active: boolean;
  readonly onRun: () => void;
}

function Option({ id, action: { name, keys = [], note, whyNot }, active, onRun }: OptionProps) {
  const texts = useTexts(keysTexts);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The keyboard is in the field above, which chooses and does it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role
    <div ref={element} id={id} role="option" aria-selected={active} aria-disabled={whyNot !== undefined} className="palette-option" onMouseDown={(event) => event.preventDefault()} onClick={onRun}>
      <span className="palette-name">{name}</span>
      {(note ?? whyNot) !== undefined && <span className="palette-note">{whyNot ?? note}</span>}
      {keys.length > 0 && (
        <span className="palette-keys">
          {keys.map((each) => (
            <kbd key={each}>{keysInWords(each, texts)}</kbd>
          ))}
        </span>
      )}
    </div>
  );
}

const PAGE = 8;

function optionAfter(shown: readonly Action[], active: Action | undefined, key: string): Action | undefined {
  const at = active === undefined ? -1 : shown.indexOf(active);
  switch (key) {
    case 'ArrowDown':
      return shown[(at + 1) % shown.length];
    case 'ArrowUp':
      return shown.at(at - 1);
    case 'PageDown':
      return shown[Math.min(at + PAGE, shown.length - 1)];
    case 'PageUp':
      return shown[Math.max(at - PAGE, 0)];
    default:
      return undefined;
  }
}

async function loadLibrary(): Promise<Library> {
  const [{ theCourse }, { loadScripts }] = await Promise.all([import('../../lesson/library.ts'), import('../../scenario/library.ts')]);
  const [{ lessons }, { scripts }] = await Promise.all([theCourse(), loadScripts()]);
  return { lessons, scripts };
}

/** Draws anew when something ends or begins in a world that is offered: what can be done is then another. */
function useChanges(): void {
  const { offered } = usePalette();
  const subscribe = useCallback(
    (listener: () => void) => {
      const offers = offered();
      const stops = [offers.workbench?.parts.workbench.subscribe(listener), offers.lesson?.runner.subscribe(listener), offers.theatre?.player.subscribe(listener), offers.comparison?.play.subscribe(listener)];
      return () => {
        for (const stop of stops) stop?.();
      };
    },
    [offered],
  );
  useSyncExternalStore(subscribe, () => {
    const { workbench, lesson, theatre, comparison } = offered();
    return [workbench?.parts.workbench.getState(), lesson?.runner.getState(), theatre?.player.getState(), comparison?.play.getState()].map(versionOf).join(' ');
  });
}

const versions = new WeakMap<object, number>();
let latest = 0;

/** A number for each state that was seen: another state is another number. */
function versionOf(state: object | undefined): number {
  if (state === undefined) return 0;
  const version = versions.get(state) ?? (latest += 1);
  versions.set(state, version);
  return version;
}
