import type { Translation } from '../translation.ts';
import { actions } from './actions.ts';
import { editor } from './editor.ts';
import { files } from './files.ts';
import { incoming } from './incoming.ts';
import { keys } from './keys.ts';
import { later } from './later.ts';
import { lessons } from './lessons.ts';
import { offline } from './offline.ts';
import { page } from './page.ts';
import { palette } from './palette.ts';
import { terminal } from './terminal.ts';
import { theatre } from './theatre.ts';
import { toolchains } from './toolchains.ts';
import { transfer } from './transfer.ts';
import { workbench } from './workbench.ts';

/** The page in German. Learners are addressed as `du`. Alembic's words stay Alembic's words. */
export const de: Translation = { actions, editor, files, incoming, keys, later, lessons, offline, page, palette, terminal, theatre, toolchains, transfer, workbench };
