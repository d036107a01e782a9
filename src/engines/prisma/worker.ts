/** The engine in a browser's worker. */
import '../../process/zod-without-eval.ts';
import { serveInWorker } from '../node/worker-side.ts';
import { engineName, prismaPrograms } from './programs.ts';

serveInWorker(engineName, prismaPrograms);
