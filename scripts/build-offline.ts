/** Makes the built page one that works without a network. Runs after Vite, before the files are compressed. */
import { join } from 'node:path';
import { makeKeepable } from './offline/make-keepable.ts';

makeKeepable(join(import.meta.dirname, '../dist'));
