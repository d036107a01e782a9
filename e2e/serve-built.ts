import { join } from 'node:path';
import { builtPage, createStaticServer } from '../scripts/server/static-server.ts';

/** The built page on the one port that the tests expect; unlike `npm start` it does not look for another. */
createStaticServer(builtPage(join(import.meta.dirname, '..'))).listen(Number(process.env['PORT']), '127.0.0.1');
