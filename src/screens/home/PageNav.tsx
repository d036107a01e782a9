import { hashOf } from './route.ts';
import './home.css';

/** The way between the learner's own workbench, the lessons, the scenarios and the comparison. */
export function PageNav({ current }: { readonly current: 'workbench' | 'lessons' | 'scenarios' | 'compare' | undefined }) {
  return (
    <nav className="page-nav" aria-label="Headway">
      <a href={hashOf({ type: 'workbench' })} aria-current={current === 'workbench' ? 'page' : undefined}>
        Workbench
      </a>
      <a href={hashOf({ type: 'lessons' })} aria-current={current === 'lessons' ? 'page' : undefined}>
        Lessons
      </a>
      <a href={hashOf({ type: 'scenarios' })} aria-current={current === 'scenarios' ? 'page' : undefined}>
        Scenarios
      </a>
      <a href={hashOf({ type: 'compare', shown: 'steps', step: 0 })} aria-current={current === 'compare' ? 'page' : undefined}>
        Compare
      </a>
    </nav>
  );
}
