import type { Translation } from '../translation.ts';
import { lessons } from './lessons.ts';
import { offline } from './offline.ts';

/** The page in German. Learners are addressed as `du`. Alembic's words stay Alembic's words. */
export const de: Translation = { lessons, offline };
