import type { EnvironmentId } from '../../../domain/environment.ts';
import type { ServerObjects } from '../../../domain/schema.ts';
import { databaseTexts } from '../../../texts/en/database.ts';
import { useTexts } from '../../../texts/texts.ts';

/** What a PostgreSQL database has beside its tables, and a SQLite file cannot have: schemas, types, sequences. */
export function ServerObjectList({ environment, server: { namespaces, enums, sequences } }: { readonly environment: EnvironmentId; readonly server: ServerObjects }) {
  const { serverObjects: texts } = useTexts(databaseTexts);
  if (namespaces.length + enums.length + sequences.length === 0) return null;
  const title = `server-objects-${environment}`;
  return (
    <section className="server-objects" aria-labelledby={title}>
      <h3 id={title}>{texts.title}</h3>
      <ul>
        {namespaces.map((name) => (
          <li key={`schema ${name}`} className="index">
            SCHEMA {name}
          </li>
        ))}
        {enums.map(({ name, values }) => (
          <li key={`type ${name}`} className="index">
            TYPE {name} ENUM ({values.join(', ')})
          </li>
        ))}
        {sequences.map(({ name, ownedBy, lastValue }) => (
          <li key={`sequence ${name}`} className="index">
            SEQUENCE {name} <em>{[ownedBy === undefined ? undefined : texts.of(ownedBy), lastValue === undefined ? texts.notUsed : texts.last(lastValue)].filter((words) => words !== undefined).join(', ')}</em>
          </li>
        ))}
      </ul>
    </section>
  );
}
