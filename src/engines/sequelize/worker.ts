/** The engine in a browser's worker. */
import { serveInWorker } from '../node/worker-side.ts';
import { engineName, sequelizePrograms } from './programs.ts';

serveInWorker(engineName, sequelizePrograms);
