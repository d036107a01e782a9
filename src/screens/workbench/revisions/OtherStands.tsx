import { EnvironmentName } from '../environments/EnvironmentName.tsx';
import type { Pins } from './pins.ts';
import { fill } from '../../../texts/fill.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { revisionsTexts } from '../../../texts/en/revisions.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Where the environments stand that have no pin on the graph. */
export function OtherStands({ pins }: { readonly pins: Pins }) {
  const texts = useTexts(revisionsTexts);
  const { environments: names } = useTexts(pageTexts);
  const { elsewhere } = pins;
  const quiet = [
    [texts.unrecorded, pins.unrecorded],
    [texts.unreadableDatabase, pins.unreadable],
  ] as const;
  if (elsewhere.length === 0 && quiet.every(([, environments]) => environments.length === 0)) return null;
  return (
    <ul className="other-stands" aria-label={texts.elsewhere}>
      {elsewhere.map((each) => (
        <li key={each.environment} data-hue={each.environment}>
          <i aria-hidden="true" />
          {fill(texts.standsAt(names[each.environment]), { revisions: <code>{each.revisions.join(', ')}</code> })}
        </li>
      ))}
      {quiet.map(([words, environments]) =>
        environments.length === 0 ? null : (
          <li key={words} className="quiet">
            {words}:{' '}
            {environments.map((each) => (
              <EnvironmentName key={each} environment={each} />
            ))}
          </li>
        ),
      )}
    </ul>
  );
}
