import { lazy, Suspense, type ReactNode } from 'react';
import type { Theme } from '../../ui/theme.ts';
import type { LessonStage } from '../lesson/lesson-stage.ts';
import type { ScenarioStage } from '../theatre/scenario-stage.ts';
import { useRoute } from './address.ts';
import { pageTexts } from '../../texts/en/page.ts';
import { useTexts } from '../../texts/texts.ts';
import './home.css';

const Lessons = lazy(async () => {
  const [{ Lessons: screen }, { openCourse }] = await Promise.all([import('../lesson/Lessons.tsx'), import('../lesson/course.ts')]);
  await openCourse();
  return { default: screen };
});
const Scenarios = lazy(async () => ({ default: (await import('../theatre/Scenarios.tsx')).Scenarios }));
const Toolchains = lazy(async () => ({ default: (await import('../toolchains/Toolchains.tsx')).Toolchains }));
const Notes = lazy(async () => ({ default: (await import('../theatre/notes/Notes.tsx')).Notes }));

interface PageProps {
  /** What is shown where the address leads to the workbench. */
  readonly workbench: ReactNode;
  readonly stage: ScenarioStage;
  readonly lessons: LessonStage;
  readonly theme: Theme;
}

/** Whatever the address leads to. The lessons' part of the page, the scenarios' and the comparison are fetched when the first of them is wanted. */
export function Page({ workbench, stage, lessons, theme }: PageProps) {
  const route = useRoute();
  const { waiting } = useTexts(pageTexts);
  switch (route.type) {
    case 'workbench':
      return workbench;
    case 'lessons':
    case 'lesson':
      return (
        <Suspense fallback={<Waiting words={waiting.lessons} />}>
          <Lessons route={route} stage={lessons} theme={theme} />
        </Suspense>
      );
    case 'scenarios':
    case 'scenario':
      return (
        <Suspense fallback={<Waiting words={waiting.scenarios} />}>
          <Scenarios route={route} stage={stage} theme={theme} />
        </Suspense>
      );
    case 'compare':
      return (
        <Suspense fallback={<Waiting words={waiting.comparison} />}>
          <Toolchains route={route} stage={stage} theme={theme} />
        </Suspense>
      );
    case 'notes':
      return (
        <Suspense fallback={<Waiting words={waiting.notes} />}>
          <Notes theatre={route.theatre} />
        </Suspense>
      );
  }
}

function Waiting({ words }: { readonly words: string }) {
  return (
    <main className="waiting">
      <output>{words}</output>
    </main>
  );
}
