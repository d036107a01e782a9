import { useContext, useState } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import { PageNav } from '../../home/PageNav.tsx';
import { laterPart } from '../../later-part.tsx';
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

const KeysDialog = laterPart(async () => (await import('./KeysDialog.tsx')).KeysDialog);
const StartOverDialog = laterPart(async () => (await import('./StartOverDialog.tsx')).StartOverDialog);

type OpenDialog = 'keys' | 'start-over';

/** The top of the page: what Python does, whether the work is kept, and what concerns the whole page. */
export function Header() {
  const [dialog, setDialog] = useState<OpenDialog>();
  const close = () => setDialog(undefined);
  const { header: texts } = useTexts(workbenchTexts);
  const guest = useContext(GuestContext);
  // What stands beside the workbench is the lesson that it belongs to. It names the page, and its world is kept.
  const { beside } = useParts();
  return (
    <header className="header">
      {beside === undefined && <h1>Headway</h1>}
      {!guest && <PageNav current="workbench" />}
      <EngineStatus />
      {(!guest || beside !== undefined) && <StorageStatus />}
      <div className="header-actions">
        <EnvironmentsButton />
        {!guest && <TakeAlong />}
        {!guest && <OfflineButton />}
        <LanguageSwitch />
        <ThemeSwitch />
        <button type="button" className="button quiet" onClick={() => setDialog('keys')} title={texts.keysTitle}>
          <Icon name="keys" /> <span className="label">{texts.keys}</span>
        </button>
        {!guest && (
          <button type="button" className="button quiet" onClick={() => setDialog('start-over')} title={texts.startOver}>
            <Icon name="again" /> <span className="label">{texts.startOver}</span>
          </button>
        )}
      </div>
      {useIsSmall() && <EnvironmentTabs />}
      {dialog === 'keys' && <KeysDialog onClose={close} />}
      {dialog === 'start-over' && <StartOverDialog onClose={close} />}
    </header>
  );
}
