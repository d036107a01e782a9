import { useMemo } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { migrationToolOf } from '../../../domain/migration-tool.ts';
import { useFiles } from '../workbench-context.ts';
import { fill } from '../../../texts/fill.ts';
import { databaseTexts } from '../../../texts/en/database.ts';
import { useTexts } from '../../../texts/texts.ts';

const COMMANDS = { alembic: 'flask db upgrade', prisma: 'npx prisma migrate deploy', sequelize: 'npx sequelize-cli db:migrate' } as const;

/** How the environment's project gets its database file, where there is none yet. */
export function FirstDatabase({ environment }: { readonly environment: EnvironmentId }) {
  const files = useFiles(environment);
  const texts = useTexts(databaseTexts);
  const tool = useMemo(() => migrationToolOf(files), [files]);
  return fill(tool === 'alembic' ? texts.createsOrQuery : texts.creates, { command: <code>{COMMANDS[tool]}</code> });
}
