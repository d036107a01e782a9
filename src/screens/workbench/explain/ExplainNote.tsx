import type { FilePlace, Note, WayOut } from '../../../explain/note.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts } from '../workbench-context.ts';
import { lessonAddress } from './lesson-link.ts';
import { Sentence } from './Sentence.tsx';
import { happenedTexts } from '../../../texts/en/happened.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';

/** What one note has to say: what it means, what shows it, and the way out. */
export function ExplainNote({ note, headingId }: { readonly note: Note; readonly headingId: string }) {
  const texts = useTexts(happenedTexts);
  const { environments } = useTexts(pageTexts);
  const lesson = lessonAddress(note.lesson);
  return (
    <article className="explain-note" data-tone={note.tone}>
      <h3 id={headingId}>
        <Icon name={note.tone === 'review' ? 'pointer' : 'warning'} />
        <span>
          <Sentence text={note.title} />
        </span>
      </h3>
      <p>
        <Sentence text={note.meaning} />
        {lesson !== undefined && (
          <>
            {' '}
            <a href={lesson}>{texts.lesson}</a>
          </>
        )}
      </p>
      <dl>
        {note.proof.map(({ of, is, at }) => (
          <div key={`${of} ${is} ${at?.line ?? ''}`}>
            <dt>{of}</dt>
            <dd>
              <Sentence text={is} />
              {at !== undefined && <PlaceButton at={at} />}
            </dd>
          </div>
        ))}
      </dl>
      {note.wayOut.length > 0 && (
        <ol aria-label={texts.wayOut(environments[note.environment])}>
          {note.wayOut.map((way) => (
            <li key={JSON.stringify(way)}>
              <Way way={way} />
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}

function Way({ way }: { readonly way: WayOut }) {
  const { desk } = useParts();
  const texts = useTexts(happenedTexts);
  switch (way.type) {
    case 'command':
      return (
        <>
          {way.words !== undefined && <span>{way.words}:</span>}
          <button type="button" className="button small way" aria-label={texts.type(way.line)} title={texts.typeTitle} onClick={() => desk.send({ type: 'command.suggested', line: way.line })}>
            <Icon name="terminal" size={14} />
            <code>{way.line}</code>
          </button>
        </>
      );
    case 'code':
      return (
        <>
          <span>{way.words}:</span>
          {way.at !== undefined && <PlaceButton at={way.at} />}
          <pre>{way.code}</pre>
        </>
      );
    case 'words':
      return (
        <span>
          <Sentence text={way.words} />
        </span>
      );
  }
}

/** Opens the file at the line. */
function PlaceButton({ at: { path, line } }: { readonly at: FilePlace }) {
  const { desk } = useParts();
  const texts = useTexts(happenedTexts);
  const shown = `${path}${line === undefined ? '' : `:${line}`}`;
  return (
    <button type="button" className="place" aria-label={texts.goTo(shown)} onClick={() => desk.send({ type: 'file.opened', path, ...(line === undefined ? {} : { line }) })}>
      {shown}
    </button>
  );
}
