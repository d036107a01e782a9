import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../checks/evaluate.ts';
import { type Finding, findingSentence } from '../checks/finding.ts';
import { createProbe, type Probe } from '../checks/probe.ts';
import type { Workspace } from '../domain/workspace.ts';
import { openStage, type Stage } from '../scenario/node-stage.ts';
import { masked } from '../scenario/scenario-transcript.ts';
import type { MustHold } from '../scenario/script.ts';
import { type LessonPart, type TaskCheck, tasksOf } from './lesson.ts';
import { lessonTranscript } from './lesson-transcript.ts';
import { readLessonsFolder } from './node-course.ts';
import { wrongQuotes } from './node-quotes.ts';
import { recordedTranscript, type Rehearsal, rehearsals } from './node-rehearsal.ts';

/**
 * What holds of every lesson of a part: it is undone at its start, and its solution does it, as it says.
 *
 * @param which of them by their numbers, where a part takes so long that several files share it; all when it is left out
 */
export function lessonContract(part: LessonPart, which: (number: number) => boolean = () => true): void {
  const course = readLessonsFolder();
  const ofPart = course.lessons.filter((lesson) => lesson.part === part && which(lesson.number));
  let stage: Stage;
  let probe: Probe;
  let stageRehearsals: ReturnType<typeof rehearsals>;
  beforeAll(async () => {
    stage = await openStage();
    probe = createProbe(stage.openWorkbench(stage.starter));
    stageRehearsals = rehearsals(course.lessons, stage);
  });
  afterAll(() => stage.close());

  const look = async (checks: readonly MustHold[], workspace: Workspace): Promise<readonly (readonly Finding[])[]> => Promise.all(checks.map(({ check }) => evaluate(check, { workspace, probe, lastOutput: () => undefined })));
  const failing = async (checks: readonly MustHold[], workspace: Workspace): Promise<readonly string[]> => (await look(checks, workspace)).flat().filter(({ holds }) => !holds).map(findingSentence);

  test('every lesson can be read', () => {
    expect(course.problems.map(({ file, line, message }) => `lessons/${file}:${line}: ${message}`)).toEqual([]);
  });

  for (const lesson of ofPart) {
    describe(`the lesson ${lesson.id}`, () => {
      let rehearsal: Rehearsal;
      // The JavaScript tools start a process for each command; a machine that does much else takes its time.
      beforeAll(async () => void (rehearsal = await stageRehearsals.rehearse(lesson)), 300_000);

      test('has no task done at its start, nor before the task is done', async () => {
        for (const { section, before } of rehearsal.tasks) {
          expect(await failing(section.task.checks, rehearsal.start), `${section.title}, at the start`).not.toEqual([]);
          expect(await failing(section.task.checks, before), `${section.title}, before it`).not.toEqual([]);
        }
      });

      test('has no check that holds before its task is done, but for those that say so', async () => {
        for (const { section, before } of rehearsal.tasks) {
          const { checks } = section.task;
          const found = await look(checks, before);
          const wrong = checks.flatMap(({ at, already }, which) => {
            const holds = (found[which] ?? []).every((finding) => finding.holds);
            if (holds === already) return [];
            return [`lesson.md:${at}: ${holds ? 'holds before anything is done; if it guards something, it belongs in a block "holds already"' : 'does not hold when the task begins, so it belongs in the block "holds"'}`];
          });
          expect({ task: section.title, wrong }).toEqual({ task: section.title, wrong: [] });
        }
      });

      test('tells each wrong answer what it should be told', async () => {
        for (const { answer, after } of rehearsal.wrong) {
          const checks = tasksOf(lesson).find(({ id }) => id === answer.section)?.task.checks ?? [];
          const told = await failing(checks, after);
          for (const words of answer.told) if (!told.some((sentence) => masked(sentence).includes(masked(words)))) expect.fail(`wrong/${answer.file} should be told "${words}", but is told:\n${told.join('\n') || 'nothing: the task is done'}`);
          expect(told).not.toEqual([]);
        }
      });

      test('is done by its solution', async () => {
        for (const { section, after } of rehearsal.tasks) {
          const broken = await failing(section.task.checks, after);
          expect({ task: section.title, broken }).toEqual({ task: section.title, broken: [] });
        }
      });

      test('prints what was recorded (RECORD=1 records anew)', () => {
        const transcript = lessonTranscript(lesson, rehearsal.tasks.flatMap(({ played }) => played));
        expect(transcript).toBe(recordedTranscript(lesson, transcript));
      });

      test('quotes what is so', async () => {
        expect(await wrongQuotes(lesson, rehearsal, stage)).toEqual([]);
      });

      test('has checks of which each can fail', async () => {
        for (const { section, before, played } of rehearsal.tasks) {
          const { checks } = section.task;
          const worlds = [before, rehearsal.start, ...rehearsal.wrong.filter(({ answer }) => answer.section === section.id).map(({ after }) => after), ...played.slice(0, -1).map(({ after }) => after), stage.starter];
          const held = new Map(checks.map((each) => [each, (each.check.kind === 'drift' ? ['all'] : each.check.in).map(() => true)]));
          const idleYet = (): TaskCheck[] => checks.filter((each) => held.get(each)?.includes(true));
          for (const world of worlds) {
            // What has failed everywhere once is not looked at again: a look into a server takes its time.
            const open = idleYet();
            const found = await look(open, world);
            for (const [which, each] of open.entries()) held.set(each, (held.get(each) ?? []).map((holds, place) => holds && (found[which]?.[place]?.holds ?? true)));
          }
          const idle = idleYet();
          expect(idle.map(({ check, at }) => `lesson.md:${at}: ${JSON.stringify(check)} holds whatever is left out; a wrong answer may show when it does not`)).toEqual([]);
        }
      });
    });
  }
}
