import type { Entry } from '../entry.ts';
import { appEntries } from './app.ts';
import { appliedEntries } from './applied.ts';
import { autogenerateEntries } from './autogenerate.ts';
import { chainEntries } from './chain.ts';
import { connectionEntries } from './connection.ts';
import { dataLostEntries } from './data-lost.ts';
import { driftEntries } from './drift.ts';
import { fullTableEntries } from './full-tables.ts';
import { postgresEntries } from './postgres.ts';
import { prismaEntries } from './prisma.ts';
import { reviewEntries } from './review.ts';
import { sequelizeEntries } from './sequelize.ts';
import { settingOutEntries } from './setting-out.ts';
import { sqliteEntries } from './sqlite.ts';

/** All that the explainer knows, in the order in which notes are shown: why it failed, then what happened besides. */
export const knowledge: readonly Entry[] = [
  ...settingOutEntries,
  ...connectionEntries,
  ...chainEntries,
  ...fullTableEntries,
  ...sqliteEntries,
  ...postgresEntries,
  ...autogenerateEntries,
  ...reviewEntries,
  ...appEntries,
  ...dataLostEntries,
  ...appliedEntries,
  ...driftEntries,
  ...prismaEntries,
  ...sequelizeEntries,
];
