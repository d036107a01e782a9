import type { LessonsTexts } from './en/lessons.ts';
import type { OfflineTexts } from './en/offline.ts';

/** All texts of the page in one language. What English says, every other language has to say: the compiler sees to it. */
export interface Translation {
  readonly lessons: LessonsTexts;
  readonly offline: OfflineTexts;
}
