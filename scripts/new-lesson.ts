/** `npm run new:lesson -- 07 two-heads`: makes lessons/07-two-heads, a lesson that can be read and played. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderProblem, lessonSkeleton } from '../src/lesson/lesson-skeleton.ts';

const lessons = join(import.meta.dirname, '../lessons');
const folder = process.argv.slice(2).join('-');
const taken = readdirSync(lessons).filter((name) => /^\d\d-/.test(name));
const problem = folderProblem(folder, taken);

if (problem === undefined) {
  const before = Math.max(...taken.map((name) => Number(name.slice(0, 2))).filter((number) => number < Number(folder.slice(0, 2))));
  for (const [path, text] of Object.entries(lessonSkeleton(folder, Number.isFinite(before) ? before : undefined))) {
    const file = join(lessons, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    console.log(`Wrote lessons/${folder}/${path}`);
  }
  console.log(`\nHow a lesson is written: docs/writing-lessons.md\nRECORD=1 npx vitest run --project engine src/lesson -t "${folder}"`);
} else {
  console.error(`${problem}\nUsage: npm run new:lesson -- 07 two-heads`);
  process.exitCode = 1;
}
