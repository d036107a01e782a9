import { app } from './notes/app.ts';
import { applied } from './notes/applied.ts';
import { autogenerate } from './notes/autogenerate.ts';
import { chain } from './notes/chain.ts';
import { common } from './notes/common.ts';
import { connection } from './notes/connection.ts';
import { dataLost } from './notes/data-lost.ts';
import { drift } from './notes/drift.ts';
import { fullTables } from './notes/full-tables.ts';
import { phrases } from './notes/phrases.ts';
import { postgres } from './notes/postgres.ts';
import { prisma } from './notes/prisma.ts';
import { review } from './notes/review.ts';
import { sequelize } from './notes/sequelize.ts';
import { settingOut } from './notes/setting-out.ts';
import { sqlite } from './notes/sqlite.ts';
import type { Translation } from '../translation.ts';

export const notes: Translation['notes'] = { app, applied, autogenerate, chain, common, connection, dataLost, drift, fullTables, phrases, postgres, prisma, review, sequelize, settingOut, sqlite };
