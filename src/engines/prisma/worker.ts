/** The engine in a browser's worker. */
import { serveInWorker } from '../node/worker-side.ts';
import { engineName, prismaPrograms } from './programs.ts';

serveInWorker(engineName, prismaPrograms);
