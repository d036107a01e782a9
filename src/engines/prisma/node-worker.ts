/** The engine in a thread of Node. */
import { serveInThread } from '../node/node-thread-side.ts';
import { engineName, prismaPrograms } from './programs.ts';

serveInThread(engineName, prismaPrograms);
