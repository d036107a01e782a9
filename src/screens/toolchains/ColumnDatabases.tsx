import { useCallback, useMemo } from 'react';
import { agreementOf } from '../../domain/schema-agreement.ts';
import { useAnswer } from '../../ui/answer.ts';
import type { Player } from '../../scenario/player.ts';
import { type Place, placeChoices, places, useColumnWorld } from './play.ts';
import { databaseIn, type ReadDatabase, readDatabase } from './read-database.ts';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { fill } from '../../texts/fill.ts';
import { useTexts } from '../../texts/texts.ts';

/** The project's two databases: their columns, and what the tool wrote down in them. */
export function ColumnDatabases({ player, name }: { readonly player: Player; readonly name: string }) {
  const texts = useTexts(toolchainsTexts);
  const world = useColumnWorld(player);
  const development = databaseIn(world, 'dev-a');
  const production = databaseIn(world, 'production');
  const { workbench } = player;
  const read = useCallback(async () => ({ 'dev-a': await readDatabase(workbench, development), production: await readDatabase(workbench, production) }), [workbench, development, production]);
  const { value } = useAnswer<Readonly<Record<Place, ReadDatabase | undefined>>>(read);
  const parts = useMemo(() => {
    const schemas = places.flatMap((id) => (value?.[id] === undefined ? [] : [[id, value[id].schema] as const]));
    return agreementOf(schemas).filter(({ kind }) => kind === 'column');
  }, [value]);
  return (
    <div className="tool-databases">
      {placeChoices().map(([id, place]) => (
        <section key={id} aria-label={`${place}, ${name}`} data-hue={id}>
          <h4>
            <i aria-hidden="true" />
            {place}
          </h4>
          {value !== undefined && value[id] === undefined && <p className="faint">{texts.databases.none}</p>}
          <ul className="tool-table">
            {parts.map(({ table, name: column, words }) => (
              <li key={`${table}.${column}`} data-missing={!words.has(id) || undefined}>
                <b>{column}</b> <span>{words.get(id) ?? texts.databases.missing}</span>
              </li>
            ))}
          </ul>
          {value?.[id]?.history !== undefined && (
            <p className="tool-history">
              {fill(texts.databases.history(value[id].history.entries.length === 0 ? undefined : '{entries}'), { table: <code>{value[id].history.table}</code>, entries: <span>{value[id].history.entries.join(', ')}</span> })}
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
