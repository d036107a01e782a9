import type { DialectReason } from '../../../domain/dialect-agreement.ts';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { explainedIn, type ComparedPart, type SchemaComparison } from '../../../domain/schema-diff.ts';
import { factWords, listed, partName } from './drift-words.ts';
import { compareTexts } from '../../../texts/en/compare.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import { useTexts } from '../../../texts/texts.ts';

/** What SQLite and PostgreSQL write in two ways and mean the same, each reason with its parts: no drift, and not hidden. */
export function WrittenOtherwise({ comparison }: { readonly comparison: SchemaComparison }) {
  const { otherwise: texts } = useTexts(compareTexts);
  const { environments } = useTexts(pageTexts);
  const parts = explainedIn(comparison);
  if (parts.length === 0) return null;
  const reasons = new Map<DialectReason, ComparedPart[]>();
  for (const part of parts) for (const reason of part.reasons) reasons.set(reason, [...(reasons.get(reason) ?? []), part]);
  return (
    <details className="written-otherwise" open={parts.length <= 12}>
      <summary>{texts.summary(parts.length)}</summary>
      <dl>
        {[...reasons].map(([reason, explained]) => (
          <div key={reason}>
            <dt>{texts.reasons[reason].title}</dt>
            <dd>
              <p>{texts.reasons[reason].why}</p>
              <ul>
                {explained.map((part) => (
                  <li key={`${part.kind} ${part.table} ${part.name}`}>
                    <b>{partName(part)}</b> {part.kind === 'view' || part.kind === 'trigger' ? '' : waysOf(part, environments)}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** `VARCHAR(80) in Developer A, character varying(80) in Production`. */
function waysOf({ written }: ComparedPart, names: Readonly<Record<EnvironmentId, string>>): string {
  const ways = new Map<string, EnvironmentId[]>();
  for (const [id, facts] of written) ways.set(factWords(facts), [...(ways.get(factWords(facts)) ?? []), id]);
  return [...ways].map(([words, ids]) => textsOf(compareTexts).drift.valueIn(words, listed(ids.map((id) => names[id])))).join(', ');
}
