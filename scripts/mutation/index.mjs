// Stryker loads its plugins with plain Node, in a process of their own: TypeScript has to be asked for.
import { register } from 'tsx/esm/api';

register();
export const { strykerPlugins } = await import('./in-process-runner.ts');
