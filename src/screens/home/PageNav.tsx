import { hashOf } from './route.ts';
import { pageTexts } from '../../texts/en/page.ts';
import { useTexts } from '../../texts/texts.ts';
import './home.css';

/** The way between the learner's own workbench, the lessons, the scenarios and the comparison. */
export function PageNav({ current }: { readonly current: 'workbench' | 'lessons' | 'scenarios' | 'compare' | undefined }) {
  const { ways } = useTexts(pageTexts);
  return (
    <nav className="page-nav" aria-label="Headway">
      <a href={hashOf({ type: 'workbench' })} aria-current={current === 'workbench' ? 'page' : undefined}>
        {ways.workbench}
      </a>
      <a href={hashOf({ type: 'lessons' })} aria-current={current === 'lessons' ? 'page' : undefined}>
        {ways.lessons}
      </a>
      <a href={hashOf({ type: 'scenarios' })} aria-current={current === 'scenarios' ? 'page' : undefined}>
        {ways.scenarios}
      </a>
      <a href={hashOf({ type: 'compare', shown: 'steps', step: 0 })} aria-current={current === 'compare' ? 'page' : undefined}>
        {ways.compare}
      </a>
    </nav>
  );
}
