/** Compresses what Vite built, once, so that the server only has to send it. */
import { join } from 'node:path';
import { compressFolder } from './server/compress.ts';

compressFolder(join(import.meta.dirname, '../dist'), 9);
