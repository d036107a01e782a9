/**
 * Starts the interpreter once from the built runtime and keeps its image for Node, so that the headless door and the
 * tests start from it. That it starts at all is the last check of the build.
 */
import { startFlaskEngine } from '../../src/engines/flask/engine.ts';
import { nodeRuntime } from '../../src/engines/flask/node-runtime.ts';

const files = nodeRuntime();
const engine = await startFlaskEngine(files, () => undefined);
if (!engine.fromImage) {
  engine.warmUp();
  await files.keepImage(engine.image());
}
