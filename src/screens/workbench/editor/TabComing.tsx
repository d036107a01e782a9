import { laterTexts } from '../../../texts/en/later.ts';
import { useTexts } from '../../../texts/texts.ts';

/** A tab's place until what shows it is fetched. */
export function TabComing() {
  return <output className="editor-wait">{useTexts(laterTexts).opening}</output>;
}
