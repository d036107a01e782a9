import { useCallback, useState } from 'react';
import { type AgreedPart, agreementOf } from '../../domain/schema-agreement.ts';
import { toolchainNames, type ToolchainId } from '../../toolchains/comparison.ts';
import type { ComparisonPlay } from '../../toolchains/open-comparison.ts';
import { useAnswer } from '../../ui/answer.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ScrollArea } from '../theatre/ScrollArea.tsx';
import { type Place, placeChoices, usePlay } from './play.ts';
import { databaseIn, readDatabase } from './read-database.ts';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { useTexts } from '../../texts/texts.ts';

/** Whether the projects' schemas agree with each other, compared by what they mean. */
export function Agreement({ play }: { readonly play: ComparisonPlay }) {
  const texts = useTexts(toolchainsTexts);
  const [place, setPlace] = useState<Place>('production');
  // The same text for as long as no column moved: then they are read again.
  const moved = usePlay(play, ({ doing, columns }) => JSON.stringify([doing, play.comparison.columns.map((tool) => columns[tool]?.type === 'open' && columns[tool].position)]));
  const ask = useCallback(() => compared(play, place, moved), [play, place, moved]);
  const { value: found } = useAnswer(ask);
  if (found === undefined || found.tools.length < 2) return null;
  const different = found.parts.filter(({ verdict }) => verdict.type === 'different').length;
  const explained = found.parts.filter(({ verdict }) => verdict.type === 'explained').length;
  return (
    <section className="agreement" aria-label={texts.agreement.title}>
      <header>
        <h3>{texts.agreement.title}</h3>
        <Choices label={texts.agreement.databases} choices={placeChoices()} chosen={place} onChoose={setPlace} />
        <p className={different === 0 ? 'side-verdict good' : 'side-verdict bad'}>
          <Icon name={different === 0 ? 'check' : 'warning'} size={14} /> {different === 0 ? texts.agreement.agree(explained) : texts.agreement.differences(different)}
        </p>
      </header>
      <ScrollArea className="agreement-table" label={texts.agreement.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.agreement.part}</th>
              {found.tools.map((tool) => (
                <th key={tool} scope="col">
                  {toolchainNames[tool]}
                </th>
              ))}
              <th scope="col">{texts.agreement.so}</th>
            </tr>
          </thead>
          <tbody>
            {found.parts.map((part) => (
              <tr key={`${part.table} ${part.kind} ${part.name}`} data-verdict={part.verdict.type}>
                <th scope="row">{nameOf(part)}</th>
                {found.tools.map((tool) => (
                  <td key={tool} data-missing={!part.words.has(tool) || undefined}>
                    {part.words.get(tool) ?? texts.agreement.missing}
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
  const texts = textsOf(toolchainsTexts);
  switch (verdict.type) {
    case 'same':
      return texts.agreement.same;
    case 'different':
      return texts.agreement.different;
    case 'explained':
      return verdict.reasons.map((reason) => texts.reasons[reason]).join(' ');
  }
}
