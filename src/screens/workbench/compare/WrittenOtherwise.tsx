import { dialectReasons, type DialectReason } from '../../../domain/dialect-agreement.ts';
import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { explainedIn, type ComparedPart, type SchemaComparison } from '../../../domain/schema-diff.ts';
import { counted } from '../../../ui/words.ts';
import { factWords, listed, partName } from './drift-words.ts';

/** What SQLite and PostgreSQL write in two ways and mean the same, each reason with its parts: no drift, and not hidden. */
export function WrittenOtherwise({ comparison }: { readonly comparison: SchemaComparison }) {
  const parts = explainedIn(comparison);
  if (parts.length === 0) return null;
  const reasons = new Map<DialectReason, ComparedPart[]>();
  for (const part of parts) for (const reason of part.reasons) reasons.set(reason, [...(reasons.get(reason) ?? []), part]);
  return (
    <details className="written-otherwise" open={parts.length <= 12}>
      <summary>Written otherwise on PostgreSQL, and no drift: {counted(parts.length, 'part')}</summary>
      <dl>
        {[...reasons].map(([reason, explained]) => (
          <div key={reason}>
            <dt>{dialectReasons[reason].title}</dt>
            <dd>
              <p>{dialectReasons[reason].why}</p>
              <ul>
                {explained.map((part) => (
                  <li key={`${part.kind} ${part.table} ${part.name}`}>
                    <b>{partName(part)}</b> {part.kind === 'view' || part.kind === 'trigger' ? '' : waysOf(part)}
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
function waysOf({ written }: ComparedPart): string {
  const ways = new Map<string, EnvironmentId[]>();
  for (const [id, facts] of written) ways.set(factWords(facts), [...(ways.get(factWords(facts)) ?? []), id]);
  return [...ways].map(([words, ids]) => `${words} in ${listed(ids.map((id) => environmentNames[id]))}`).join(', ');
}
