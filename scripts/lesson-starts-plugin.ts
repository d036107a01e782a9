import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const LIST = 'virtual:lesson-starts';
const ONE = 'virtual:lesson-start/';
const starts = join(import.meta.dirname, '../.cache/lesson-starts');
const lessons = join(import.meta.dirname, '../lessons');

/**
 * Bundles the worlds in which lessons begin, a file for each, so that any lesson opens at once. They are made by
 * scripts/lesson-starts.ts in a process of its own: the engines that play them are started only where a lesson changed.
 */
export function lessonStarts(): Plugin {
  let made: Promise<string> | undefined;
  return {
    name: 'lesson-starts',
    resolveId: (id) => (id === LIST || id.startsWith(ONE) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith('\0virtual:lesson-start')) return undefined;
      made ??= makeStarts();
      const problems = await made;
      if (id === `\0${LIST}`) {
        if (problems !== '') this.warn(problems);
        const names = lessonNames().map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(ONE + name)})`);
        return `export const starts = {${names.join(', ')}};\n`;
      }
      const file = join(starts, `${id.slice(ONE.length + 1)}.json`);
      return `export const world = ${existsSync(file) ? JSON.stringify(readFileSync(file, 'utf8')) : 'undefined'};\n`;
    },
    hotUpdate({ file, modules }) {
      if (!file.startsWith(`${lessons}/`)) return undefined;
      made = undefined;
      const graph = this.environment.moduleGraph;
      for (const [id, module] of graph.idToModuleMap) if (id.startsWith('\0virtual:lesson-start')) graph.invalidateModule(module);
      return modules;
    },
  };
}

/** The folders of lessons. */
function lessonNames(): readonly string[] {
  return readdirSync(lessons).filter((name) => /^\d\d-/.test(name)).sort();
}

/** What the script complained of; `''` when all went well. */
function makeStarts(): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'lesson-starts.ts')], { cwd: join(import.meta.dirname, '..') }, (error, _stdout, stderr) => resolve(error === null ? '' : stderr));
  });
}
