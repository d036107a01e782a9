import { keysTexts } from '../../texts/en/keys.ts';
import { useTexts } from '../../texts/texts.ts';
import { keyList, keysInWords } from './key-list.ts';
import './palette.css';

/** All keys, by the part of the page in which they work. */
export function KeyList() {
  const texts = useTexts(keysTexts);
  return (
    <div className="key-lists">
      {keyList.map(([place, lines]) => (
        <section key={place} className="keys">
          <h3>{texts.places[place]}</h3>
          <dl>
            {lines.map(({ keys, does }) => (
              <div key={does}>
                <dt>{keys.map((each) => keysInWords(each, texts)).join(', ')}</dt>
                <dd>{texts.does[does]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
