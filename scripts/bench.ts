/** `npm run bench`: measures, prints JSON and a table, and writes docs/benchmarks.md. */
import './raw-text.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksReport, measureChecks } from './bench/checks.ts';
import { measureChains, measureWarmUpgrade } from './bench/commands.ts';
import { measurePage } from './bench/page.ts';
import { report, type Measures } from './bench/report.ts';
import { measurePostgres, postgresReport } from './bench/postgres.ts';
import { measureScenario } from './bench/scenario.ts';
import { measureTimeline } from './bench/timeline.ts';
import { measureToolchains, toolchainsReport } from './bench/toolchains.ts';
import { describeMachine } from './bench/machine.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

say('A warm command, sandbox and native …');
const warm = await measureWarmUpgrade();
say('Chains of 100 and 1,000 revisions, sandbox and native …');
const chains = await measureChains([100, 1000]);
say('A past of 500 points …');
const timeline = await measureTimeline(500);
say('The steps of a scenario …');
const scenario = await measureScenario(5);
say('The checks of every lesson …');
const checks = await measureChecks(10);
say('The further toolchains …');
const toolchains = await measureToolchains(10);
say('PostgreSQL beside SQLite …');
const postgres = await measurePostgres(10);
say('The page in Chromium …');
const page = await measurePage();
const measures: Measures = { machine: describeMachine(page.browser), warm, chains, page, timeline, scenario };
const text = `${report(measures)}${checksReport(checks)}${toolchainsReport(toolchains)}${postgresReport(postgres)}`;
writeFileSync(join(import.meta.dirname, '../docs/benchmarks.md'), text);
console.log(JSON.stringify({ ...measures, checks, toolchains, postgres }, null, 2));
console.log(`\n${text}`);
