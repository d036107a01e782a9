import type { EnvironmentId } from '../../../domain/environment.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';
import './environments.css';

/** An environment's name with its badge. */
export function EnvironmentName({ environment }: { readonly environment: EnvironmentId }) {
  const { environments } = useTexts(pageTexts);
  return (
    <span className="environment-badge" data-hue={environment}>
      <i aria-hidden="true" />
      {environments[environment]}
    </span>
  );
}
