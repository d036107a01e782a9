import { useMemo } from 'react';
import { environmentIds } from '../../../domain/environment.ts';
import { compareSchemas, type SchemaComparison } from '../../../domain/schema-diff.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import { useAllDatabases } from '../database/database.ts';

/** The schemas of all environments, compared anew whenever one of them changes. */
export function useComparison(): SchemaComparison {
  const databases = useAllDatabases();
  return useMemo(() => {
    const read = environmentIds.flatMap((id): [string, DatabaseSchema][] => {
      const { view } = databases[id];
      return view?.type === 'schema' ? [[id, view.schema]] : [];
    });
    return compareSchemas(Object.fromEntries(read));
  }, [databases]);
}
