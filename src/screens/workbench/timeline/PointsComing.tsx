import { laterTexts } from '../../../texts/en/later.ts';
import { useTexts } from '../../../texts/texts.ts';

/** The place of all points until their list is fetched. */
export function PointsComing() {
  return (
    <section className="points">
      <output className="editor-wait">{useTexts(laterTexts).opening}</output>
    </section>
  );
}
