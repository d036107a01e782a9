import type { Translation } from '../translation.ts';
import { actions } from './actions.ts';
import { compare } from './compare.ts';
import { database } from './database.ts';
import { differences } from './differences.ts';
import { editor } from './editor.ts';
import { files } from './files.ts';
import { happened } from './happened.ts';
import { incoming } from './incoming.ts';
import { keys } from './keys.ts';
import { later } from './later.ts';
import { lessons } from './lessons.ts';
import { locks } from './locks.ts';
import { offline } from './offline.ts';
import { page } from './page.ts';
import { palette } from './palette.ts';
import { pipeline } from './pipeline.ts';
import { revisions } from './revisions.ts';
import { terminal } from './terminal.ts';
import { theatre } from './theatre.ts';
import { timeline } from './timeline.ts';
import { toolchains } from './toolchains.ts';
import { transfer } from './transfer.ts';
import { workbench } from './workbench.ts';

/** The page in German. Learners are addressed as `du`. Alembic's words stay Alembic's words. */
export const de: Translation = { actions, compare, database, differences, editor, files, happened, incoming, keys, later, lessons, locks, offline, page, palette, pipeline, revisions, terminal, theatre, timeline, toolchains, transfer, workbench };
