import { useContext, useState } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import { PageNav } from '../../home/PageNav.tsx';
import { laterPart } from '../../later-part.tsx';
import { PaletteButton } from '../../palette/PaletteButton.tsx';
import { useOffer, usePalette } from '../../palette/palette-context.ts';
import { OfflineButton } from '../../offline/OfflineButton.tsx';
import { TakeAlong } from '../../transfer/TakeAlong.tsx';
import { EnvironmentTabs } from '../environments/EnvironmentTabs.tsx';
import { GuestContext } from '../guest.ts';
import { useIsSmall } from '../small-screen.ts';
import { useParts } from '../workbench-context.ts';
import { EnvironmentsButton } from './EnvironmentsButton.tsx';
import { EngineStatus } from './EngineStatus.tsx';
import { LanguageSwitch } from '../../home/LanguageSwitch.tsx';
import { StorageStatus } from './StorageStatus.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';
import './header.css';

const StartOverDialog = laterPart(async () => (await import('./StartOverDialog.tsx')).StartOverDialog);

/** The top of the page: what Python does, whether the work is kept, and what concerns the whole page. */
export function Header() {
  const [startingOver, startOver] = useState(false);
  const { header: texts } = useTexts(workbenchTexts);
  const guest = useContext(GuestContext);
  const palette = usePalette();
  useOffer('startOver', guest ? undefined : { open: () => startOver(true) });
  // What stands beside the workbench is the lesson that it belongs to. It names the page, and its world is kept.
  const { beside } = useParts();
  return (
    <header className="header">
      {beside === undefined && <h1>Headway</h1>}
      {!guest && <PageNav current="workbench" />}
      <EngineStatus />
      {(!guest || beside !== undefined) && <StorageStatus />}
      <div className="header-actions">
        <PaletteButton />
        <EnvironmentsButton />
        {!guest && <TakeAlong />}
        {!guest && <OfflineButton />}
        <LanguageSwitch />
        <ThemeSwitch />
        <button type="button" className="button quiet keys-button" onClick={() => palette.open('keys')} title={texts.keysTitle}>
          <Icon name="keys" /> <span className="label">{texts.keys}</span>
        </button>
        {!guest && (
          <button type="button" className="button quiet" onClick={() => startOver(true)} title={texts.startOver}>
            <Icon name="again" /> <span className="label">{texts.startOver}</span>
          </button>
        )}
      </div>
      {useIsSmall() && <EnvironmentTabs />}
      {startingOver && <StartOverDialog onClose={() => startOver(false)} />}
    </header>
  );
}
