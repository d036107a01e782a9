import type { EnvironmentId } from '../../../domain/environment.ts';
import { variantIn } from '../../../domain/schema-diff.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import { cellIn, type CardRow } from '../../workbench/compare/cards.ts';

/** What is said of a part where there is little room: of a column that is the same everywhere its type, else all. */
export function partWords({ part, differs }: CardRow, environment: EnvironmentId): string {
  const cell = cellIn(part, environment);
  if (cell.type === 'blank') return '';
  if (cell.type === 'missing') return textsOf(theatreTexts).side.missing;
  if (differs || part.kind !== 'column') return cell.words;
  return variantIn(part, environment)?.facts?.find(({ name }) => name === 'type')?.value ?? '';
}
