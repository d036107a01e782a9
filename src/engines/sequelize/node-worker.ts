/** The engine in a thread of Node. */
import { serveInThread } from '../node/node-thread-side.ts';
import { engineName, sequelizePrograms } from './programs.ts';

serveInThread(engineName, sequelizePrograms);
