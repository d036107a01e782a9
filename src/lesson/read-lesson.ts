import { fromMarkdown } from 'mdast-util-from-markdown';
import type { z } from 'zod';
import { readTop, type TopReading } from '../scenario/front-matter.ts';
import { readBlock } from '../scenario/read-block.ts';
import type { Action } from '../scenario/script.ts';
import { type Beginning, type LessonProblem, type LessonReading, type Section, type WrongAnswer } from './lesson.ts';
import { lessonHead, namedBeginning, startHead, wrongHead } from './lesson-head.ts';
import { readSections, type Report, wordsOf } from './read-sections.ts';

const LESSON = 'lesson.md';
const START = 'start/start.md';

/**
 * Reads a lesson from its folder. Everything that is wrong is told, each with its file, its line and what was expected.
 *
 * @param folder the folder's name, `02-change-a-model`
 * @param texts its files by their path in it: `lesson.md`, `start/start.md`, `wrong/….md`
 */
export function readLesson(folder: string, texts: ReadonlyMap<string, string>): LessonReading {
  return beginLesson(folder, texts)();
}

/** Reads what stands at the top of a lesson, and hands over how to read the rest: both at once are too long for one task of the page. */
export function beginLesson(folder: string, texts: ReadonlyMap<string, string>): () => LessonReading {
  const problems: LessonProblem[] = [];
  const reportIn = (path: string): Report => (line, message) => void problems.push({ file: `${folder}/${path}`, line, message });
  const number = /^(\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*$/.exec(folder)?.[1];
  if (number === undefined) reportIn(LESSON)(1, `expected a folder named with two digits and words, such as 02-change-a-model, not "${folder}"`);
  const source = texts.get(LESSON);
  const report = reportIn(LESSON);
  if (source === undefined) report(1, 'expected this file: each folder of lessons has one');
  const { data, body } = source === undefined ? { data: undefined, body: '' } : topOf(source, lessonHead, 'title, part and so on', report);
  return () => {
    const { introduction, sections } = readSections(body, report);
    if (body !== '' && !sections.some(({ task }) => task !== undefined)) report(body.split('\n').length, 'expected at least one task: a section "## …" with checks, hints and a solution');
    const preparation = readStart(texts.get(START), data?.begins, reportIn);
    const wrong = [...texts.keys()]
      .filter((path) => path.startsWith('wrong/') && path.endsWith('.md'))
      .sort()
      .flatMap((path) => readWrong(path, texts.get(path) ?? '', sections, reportIn(path)));

    if (data === undefined || number === undefined || problems.length > 0) return { type: 'problems', problems: problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)) };
    const begins = preparation ?? namedBeginning(data.begins);
    return { type: 'lesson', lesson: { ...data, id: folder, number: Number(number), begins, introduction, sections, wrong } };
  };
}

/** A lesson's own beginning; undefined where it has none, or it cannot be read. */
function readStart(source: string | undefined, begins: string | undefined, reportIn: (path: string) => Report): Beginning | undefined {
  const wanted = begins === 'start';
  if (source === undefined) {
    if (wanted) reportIn(START)(1, 'expected this file, since the lesson says "begins: start"');
    return undefined;
  }
  const report = reportIn(START);
  if (begins !== undefined && !wanted) report(1, `expected no file here, since the lesson says "begins: ${begins}"; say "begins: start" to use it`);
  const { data, body } = topOf(source, startHead, 'from', report);
  const preparation = actionsIn(body, report);
  if (data === undefined) return undefined;
  const from = namedBeginning(data.from);
  return { type: 'own', from, preparation };
}

function readWrong(path: string, source: string, sections: readonly Section[], report: Report): WrongAnswer[] {
  const { data, body } = topOf(source, wrongHead, 'task', report);
  const told: string[] = [];
  const actions = actionsIn(body, report, told);
  if (data === undefined) return [];
  const tasks = sections.filter(({ task }) => task !== undefined);
  const section = tasks.find(({ title }) => title === data.task);
  if (section === undefined) report(2, `task: expected the title of a task of this lesson (${tasks.map(({ title }) => `"${title}"`).join(', ')}), not "${data.task}"`);
  if (actions.length === 0) report(1, 'expected what the learner does: commands ("dev-a"), "edit", "write" or "sql"');
  if (told.length === 0) report(1, 'expected a block "told", each line of which stands in what a failing check says');
  return section === undefined ? [] : [{ file: path.slice('wrong/'.length), section: section.id, actions, told }];
}

/** What the blocks of a file do. Whatever stands between them is for those who read the file. */
function actionsIn(body: string, report: Report, told?: string[]): Action[] {
  return fromMarkdown(body).children.flatMap((node): readonly Action[] => {
    if (node.type !== 'code') return [];
    const line = node.position?.start.line ?? 1;
    const words = wordsOf(node);
    if (told !== undefined && words.join(' ') === 'told') {
      told.push(...node.value.split('\n').map((text) => text.trim()).filter((text) => text !== ''));
      return [];
    }
    const reading = readBlock({ words, text: node.value, line });
    if (reading.type === 'actions') return reading.actions;
    if (reading.type === 'problems') for (const problem of reading.problems) report(problem.line, problem.message);
    else report(line, `expected commands ("dev-a"), "edit", "write"${told === undefined ? '' : ', "told"'} or "sql", not "${words.join(' ')}"`);
    return [];
  });
}

function topOf<Schema extends z.ZodType>(source: string, schema: Schema, keys: string, report: Report): TopReading<z.infer<Schema>> {
  const top = readTop(source, schema, keys);
  for (const { line, message } of top.problems) report(line, message);
  return top;
}
