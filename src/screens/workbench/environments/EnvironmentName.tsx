import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import './environments.css';

/** An environment's name with its badge. */
export function EnvironmentName({ environment }: { readonly environment: EnvironmentId }) {
  return (
    <span className="environment-badge" data-hue={environment}>
      <i aria-hidden="true" />
      {environmentNames[environment]}
    </span>
  );
}
