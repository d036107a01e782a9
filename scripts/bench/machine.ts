import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../browser.ts';
import { nodeRuntime } from '../../src/engines/flask/node-runtime.ts';
import { ensureNativePython } from '../native-python.ts';

export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly versions: Readonly<Record<string, string>>;
}

export function describeMachine(): Machine {
  const browser = execFileSync(ensureChromium(), ['--version'], { encoding: 'utf8' }).trim();
  const { manifest } = nodeRuntime();
  const project: { version: string } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  const packages = ['flask-migrate', 'alembic', 'sqlalchemy', 'flask'];
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    versions: {
      headway: project.version,
      node: process.versions.node,
      browser,
      pyodide: manifest.pyodide,
      'python in the page': manifest.python,
      'native python': ensureNativePython().version,
      ...Object.fromEntries(packages.map((name) => [name, manifest.packages[name] ?? '?'])),
    },
  };
}
