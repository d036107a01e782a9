import { environmentNames } from '../../../domain/environment.ts';
import { EnvironmentName } from '../environments/EnvironmentName.tsx';
import type { Pins } from './pins.ts';

/** Where the environments stand that have no pin on the graph. */
export function OtherStands({ pins }: { readonly pins: Pins }) {
  const { elsewhere } = pins;
  const quiet = [
    ['No revision recorded', pins.unrecorded],
    ['The database cannot be read', pins.unreadable],
  ] as const;
  if (elsewhere.length === 0 && quiet.every(([, environments]) => environments.length === 0)) return null;
  return (
    <ul className="other-stands" aria-label="Environments that stand elsewhere">
      {elsewhere.map((each) => (
        <li key={each.environment} data-hue={each.environment}>
          <i aria-hidden="true" />
          {environmentNames[each.environment]} stands at <code>{each.revisions.join(', ')}</code>, which is not in these files.
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
