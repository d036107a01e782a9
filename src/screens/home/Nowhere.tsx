import { nowhereTexts } from '../../texts/en/nowhere.ts';
import { useTexts } from '../../texts/texts.ts';
import { PageNav } from './PageNav.tsx';

/** What an address shows that leads to no screen, with the way to all that there are. */
export function Nowhere({ address }: { readonly address: string }) {
  const texts = useTexts(nowhereTexts);
  return (
    <main className="nowhere">
      <PageNav current={undefined} />
      <h1>{texts.title}</h1>
      <p>{texts.words(address)}</p>
    </main>
  );
}
