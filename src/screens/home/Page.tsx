import type { ReactNode } from 'react';
import type { Theme } from '../../ui/theme.ts';
import type { LessonStage } from '../lesson/lesson-stage.ts';
import type { ScenarioStage } from '../theatre/scenario-stage.ts';
import { laterPart } from '../later-part.tsx';
import { useRoute } from './address.ts';
import { PageNav } from './PageNav.tsx';
import { pageTexts } from '../../texts/en/page.ts';
import { useTexts } from '../../texts/texts.ts';
import './home.css';

const way = <PageNav current={undefined} />;
const Lessons = laterPart(
  async () => {
    const [{ Lessons: screen }, { openCourse }] = await Promise.all([import('../lesson/Lessons.tsx'), import('../lesson/course.ts')]);
    await openCourse();
    return screen;
  },
  () => <Waiting screen="lessons" />,
  way,
);
const Scenarios = laterPart(async () => (await import('../theatre/Scenarios.tsx')).Scenarios, () => <Waiting screen="scenarios" />, way);
const Toolchains = laterPart(async () => (await import('../toolchains/Toolchains.tsx')).Toolchains, () => <Waiting screen="comparison" />, way);
const Nowhere = laterPart(async () => (await import('./Nowhere.tsx')).Nowhere, undefined, way);
const Notes = laterPart(async () => (await import('../theatre/notes/Notes.tsx')).Notes, () => <Waiting screen="notes" />, way);

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
  switch (route.type) {
    case 'workbench':
      return workbench;
    case 'lessons':
    case 'lesson':
      return <Lessons route={route} stage={lessons} theme={theme} />;
    case 'scenarios':
    case 'scenario':
      return <Scenarios route={route} stage={stage} theme={theme} />;
    case 'compare':
      return <Toolchains route={route} stage={stage} theme={theme} />;
    case 'nowhere':
      return <Nowhere address={route.address} />;
    case 'notes':
      return <Notes theatre={route.theatre} />;
  }
}

function Waiting({ screen }: { readonly screen: 'lessons' | 'scenarios' | 'comparison' | 'notes' }) {
  const { waiting } = useTexts(pageTexts);
  return (
    <main className="waiting">
      <output>{waiting[screen]}</output>
    </main>
  );
}
