import { useCallback, useState } from 'react';
import { type AgreedPart, agreementOf, type Reason } from '../../domain/schema-agreement.ts';
import { toolchainNames, type ToolchainId } from '../../toolchains/comparison.ts';
import type { ComparisonPlay } from '../../toolchains/open-comparison.ts';
import { useAnswer } from '../../ui/answer.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { counted } from '../../ui/words.ts';
import { ScrollArea } from '../theatre/ScrollArea.tsx';
import { type Place, places, usePlay } from './play.ts';
import { databaseIn, readDatabase } from './read-database.ts';

/** Why the ways of writing make no difference. */
const REASONS: Readonly<Record<Reason, string>> = {
  'type name': 'Each tool has its own name for the type. SQLite keeps the values of all of them alike: the length in VARCHAR(255) is not enforced.',
  'integer key': "An INTEGER PRIMARY KEY is the row's own number, and never NULL, whether NOT NULL is written or not.",
  autoincrement: 'With AUTOINCREMENT the number of a deleted row is not given again. Nothing else differs.',
  'unique form': 'A UNIQUE constraint and a unique index do the same: SQLite makes an index for either.',
  'index name': 'Only the name of the index differs.',
};

/** Whether the projects' schemas agree with each other, compared by what they mean. */
export function Agreement({ play }: { readonly play: ComparisonPlay }) {
  const [place, setPlace] = useState<Place>('production');
  // The same text for as long as no column moved: then they are read again.
  const moved = usePlay(play, ({ doing, columns }) => JSON.stringify([doing, play.comparison.columns.map((tool) => columns[tool]?.type === 'open' && columns[tool].position)]));
  const ask = useCallback(() => compared(play, place, moved), [play, place, moved]);
  const { value: found } = useAnswer(ask);
  if (found === undefined || found.tools.length < 2) return null;
  const different = found.parts.filter(({ verdict }) => verdict.type === 'different').length;
  const explained = found.parts.filter(({ verdict }) => verdict.type === 'explained').length;
  return (
    <section className="agreement" aria-label="Do the schemas agree?">
      <header>
        <h3>Do the schemas agree?</h3>
        <Choices label="Databases of" choices={places} chosen={place} onChoose={setPlace} />
        <p className={different === 0 ? 'side-verdict good' : 'side-verdict bad'}>
          <Icon name={different === 0 ? 'check' : 'warning'} size={14} /> {different === 0 ? `They agree${explained === 0 ? '' : `; ${counted(explained, 'part')} ${explained === 1 ? 'is' : 'are'} written differently, for a reason`}` : counted(different, 'difference')}
        </p>
      </header>
      <ScrollArea className="agreement-table" label="Schemas side by side">
        <table>
          <thead>
            <tr>
              <th scope="col">part</th>
              {found.tools.map((tool) => (
                <th key={tool} scope="col">
                  {toolchainNames[tool]}
                </th>
              ))}
              <th scope="col">so</th>
            </tr>
          </thead>
          <tbody>
            {found.parts.map((part) => (
              <tr key={`${part.table} ${part.kind} ${part.name}`} data-verdict={part.verdict.type}>
                <th scope="row">{nameOf(part)}</th>
                {found.tools.map((tool) => (
                  <td key={tool} data-missing={!part.words.has(tool) || undefined}>
                    {part.words.get(tool) ?? 'missing'}
                  </td>
                ))}
                <td className="agreement-why">{verdictWords(part)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}

interface Compared {
  readonly tools: readonly ToolchainId[];
  readonly parts: readonly AgreedPart<ToolchainId>[];
}

async function compared(play: ComparisonPlay, place: Place, _moved: string): Promise<Compared> {
  const read = await Promise.all(
    play.comparison.columns.map(async (tool) => {
      const player = play.player(tool);
      const database = player === undefined ? undefined : await readDatabase(player.workbench, databaseIn(player.workbench.getState().workspace, place));
      return database === undefined ? [] : [[tool, database.schema] as const];
    }),
  );
  const schemas = read.flat();
  return { tools: schemas.map(([tool]) => tool), parts: agreementOf(schemas) };
}

function nameOf({ kind, table, name }: AgreedPart<ToolchainId>): string {
  switch (kind) {
    case 'table':
      return name;
    case 'column':
      return `${table}.${name}`;
    case 'unique':
      return `${table}: UNIQUE (${name})`;
    case 'index':
      return `${table}: INDEX (${name})`;
    case 'foreign key':
      return `${table}: FOREIGN KEY (${name})`;
    case 'check':
      return `${table}: CHECK`;
  }
}

function verdictWords({ verdict }: AgreedPart<ToolchainId>): string {
  switch (verdict.type) {
    case 'same':
      return 'the same';
    case 'different':
      return 'different';
    case 'explained':
      return verdict.reasons.map((reason) => REASONS[reason]).join(' ');
  }
}
