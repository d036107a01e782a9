import './raw-text.ts';
import { evaluate } from '../src/checks/evaluate.ts';
import { createProbe } from '../src/checks/probe.ts';
import { apply, textAt } from '../src/domain/file-tree.ts';
import { withFiles } from '../src/domain/workspace.ts';
import { tasksOf } from '../src/lesson/lesson.ts';
import { readLessonsFolder } from '../src/lesson/node-course.ts';
import { rehearsals } from '../src/lesson/node-rehearsal.ts';
import { openStage } from '../src/scenario/node-stage.ts';
const stage = await openStage();
const { lessons } = readLessonsFolder();
const { rehearse } = rehearsals(lessons, stage);
const only = process.argv.slice(2);
const rows: { t: number; wall: number; name: string }[] = [];
for (const lesson of lessons.filter((l) => only.length === 0 || only.some((o) => l.id.startsWith(o)))) {
  const { tasks } = await rehearse(lesson);
  const [place = 'dev-a'] = lesson.environments;
  const probe = createProbe(stage.openWorkbench(stage.starter));
  for (const { section, before } of tasks) {
    const edit = (run: number) => { const { files } = before.environments[place]; return withFiles(before, place, apply(files, { set: [['models.py', new TextEncoder().encode(`${textAt(files, 'models.py') ?? ''}# ${run}\n`)]], remove: [] })); };
    const look = async (checks: typeof section.task.checks, run: number) => {
      const workspace = edit(run);
      const c = process.cpuUsage(); const w = performance.now();
      await Promise.all(checks.map(({ check }) => evaluate(check, { workspace, probe, lastOutput: () => undefined })));
      const d = process.cpuUsage(c);
      return [(d.user + d.system) / 1000, performance.now() - w] as const;
    };
    const med = async (checks: typeof section.task.checks, salt: number) => { const a: number[] = [], b: number[] = []; await look(checks, salt); for (let i = 1; i <= 7; i++) { const [x, y] = await look(checks, salt + i); a.push(x); b.push(y); } return [a.sort((p, q) => p - q)[3]!, b.sort((p, q) => p - q)[3]!] as const; };
    const [t, wall] = await med(section.task.checks, 0);
    rows.push({ t, wall, name: `${lesson.id} / ${section.title}` });
    if (only.length > 0) for (const [i, c] of section.task.checks.entries()) { const [x, y] = await med([c], 1000 + i * 100); rows.push({ t: x, wall: y, name: `   ${section.title}: ${JSON.stringify(c.check).slice(0, 120)}` }); }
  }
}
stage.close();
if (only.length === 0) rows.sort((a, b) => b.wall - a.wall);
for (const r of rows.slice(0, 40)) console.log(`${r.t.toFixed(1).padStart(7)} cpu ${r.wall.toFixed(1).padStart(7)} wall  ${r.name}`);
