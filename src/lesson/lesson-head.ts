import { z } from 'zod';
import { environmentIds } from '../domain/environment.ts';
import { type ProjectName, projectNames } from '../domain/project.ts';
import { lessonParts } from './lesson.ts';

const after = /^after (\d{2})$/;
const beginning = z.string().regex(/^(?:starter|start|after \d{2}|project (?:prisma|sequelize|three-tools))$/, 'expected "after 01" (with the number of a lesson before this one), "starter" (the starter project), "project prisma" (another project: prisma, sequelize or three-tools) or "start" (the folder start/ of this lesson)');

/** The front matter of `lesson.md`. */
export const lessonHead = z.strictObject({
  title: z.string().min(1, 'expected a title'),
  part: z.enum(lessonParts),
  minutes: z.int().min(1).max(60).describe('how long a learner takes'),
  teaches: z.array(z.string().min(1)).min(1, 'expected at least one sentence').describe('what one can do afterwards'),
  remember: z
    .string()
    .min(1)
    .max(160, 'expected one line of at most 160 characters')
    .refine((text) => !text.trim().includes('\n'), 'expected one line'),
  environments: z
    .array(z.enum(environmentIds))
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, 'expected each environment once'),
  pipeline: z.boolean().default(false).describe("whether a push runs the project's pipeline"),
  begins: beginning,
});

/** The front matter of `start/start.md`. */
export const startHead = z.strictObject({
  from: z.string().regex(/^(?:starter|after \d{2}|project (?:prisma|sequelize|three-tools))$/, 'expected "starter" (the starter project), "project prisma" (another project: prisma, sequelize or three-tools) or "after 01" (with the number of a lesson before this one)'),
});

/** The front matter of a wrong answer. */
export const wrongHead = z.strictObject({
  task: z.string().min(1).describe("the task's title"),
});

/** The world that front matter names, but for a lesson's own. */
export function namedBeginning(text: string): { readonly type: 'starter'; readonly project: ProjectName } | { readonly type: 'after'; readonly lesson: number } {
  const [, number] = after.exec(text) ?? [];
  const project = projectNames.find((name) => text === `project ${name}`) ?? 'shop';
  return number === undefined ? { type: 'starter', project } : { type: 'after', lesson: Number(number) };
}
