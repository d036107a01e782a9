import { useMemo } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { migrationToolOf } from '../../../domain/migration-tool.ts';
import { useFiles } from '../workbench-context.ts';

const COMMANDS = { alembic: 'flask db upgrade', prisma: 'npx prisma migrate deploy', sequelize: 'npx sequelize-cli db:migrate' } as const;

/** How the environment's project gets its database file, where there is none yet. */
export function FirstDatabase({ environment }: { readonly environment: EnvironmentId }) {
  const files = useFiles(environment);
  const tool = useMemo(() => migrationToolOf(files), [files]);
  return (
    <>
      <code>{COMMANDS[tool]}</code> creates it{tool === 'alembic' && ', and so does the first query of the app'}.
    </>
  );
}
