import type { Translation } from '../translation.ts';
import { editor } from './editor.ts';
import { files } from './files.ts';
import { incoming } from './incoming.ts';
import { later } from './later.ts';
import { lessons } from './lessons.ts';
import { offline } from './offline.ts';
import { page } from './page.ts';
import { terminal } from './terminal.ts';
import { theatre } from './theatre.ts';
import { toolchains } from './toolchains.ts';
import { transfer } from './transfer.ts';
import { workbench } from './workbench.ts';

/** The page in German. Learners are addressed as `du`. Alembic's words stay Alembic's words. */
export const de: Translation = { editor, files, incoming, later, lessons, offline, page, terminal, theatre, toolchains, transfer, workbench };
