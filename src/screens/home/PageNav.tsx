import { hashOf } from './route.ts';
import './home.css';

/** The way between the learner's own workbench, the lessons and the scenarios. */
export function PageNav({ current }: { readonly current: 'workbench' | 'lessons' | 'scenarios' | undefined }) {
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
    </nav>
  );
}
