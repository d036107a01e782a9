import { type Environment, type EnvironmentId, environmentNames } from '../domain/environment.ts';
import { type FileTree, textAt } from '../domain/file-tree.ts';
import { findScriptLocation } from '../domain/script-location.ts';
import { originUrl } from '../engines/git/origin.ts';
import { remotesIn, withRemoteMoved } from './git-settings.ts';
import { besideUrl, exportedProject, originFolder } from './world-names.ts';

/**
 * The files of one environment for a native terminal: the project as it is, and the origin beside it, to which its remote
 * leads by a relative address. git resolves one from the top of the project, wherever that is unpacked.
 */
export function environmentTree(id: EnvironmentId, environment: Environment, origin: FileTree): FileTree {
  const files = withRemoteMoved(environment.files, originUrl, besideUrl);
  const withOrigin = [...remotesIn(files).values()].includes(besideUrl);
  return new Map([
    ['README.txt', new TextEncoder().encode(readme(id, environment, withOrigin))],
    ...below(exportedProject, files),
    ...(withOrigin ? below(originFolder, origin) : []),
  ]);
}

function below(folder: string, files: FileTree): [string, Uint8Array][] {
  if (files.size === 0) return [[`${folder}/`, new Uint8Array(0)]];
  return [...files].map(([path, bytes]) => [`${folder}/${path}`, bytes]);
}

function readme(id: EnvironmentId, { files, variables }: Environment, withOrigin: boolean): string {
  const location = findScriptLocation(files);
  const env = location === undefined ? undefined : textAt(files, [location.folder, 'env.py'].filter(Boolean).join('/'));
  const tool = env === undefined || env.includes('current_app') ? 'flask db' : 'alembic';
  const install = files.has('requirements.txt') ? 'pip install -r requirements.txt' : tool === 'alembic' ? 'pip install alembic' : 'pip install Flask-Migrate';
  const exports = Object.entries(variables).map(([name, value]) => `    export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`);
  return [
    `${environmentNames[id]}, as it was in Headway`,
    '',
    'At a terminal, in this folder:',
    '',
    `    cd ${exportedProject}`,
    '    python -m venv .venv',
    '    . .venv/bin/activate          (Windows: .venv\\Scripts\\activate)',
    `    ${install}`,
    ...exports,
    ...(location === undefined ? [] : [`    ${tool} upgrade${tool === 'alembic' ? ' head' : ''}`]),
    '',
    ...(exports.length === 0 ? [] : ['The lines with export set what the environment’s shell had set. A path in them that', `begins with /home/${id}/project means the folder ${exportedProject} wherever you put it.`, '']),
    ...(withOrigin
      ? [`${originFolder} is the shared repository. Keep it beside ${exportedProject}: the remote’s address is ${besideUrl},`, 'so git fetch, pull and push work without a network. To share it with others, push it to a', 'server and change the address: git remote set-url origin ADDRESS', '']
      : []),
    'To go on in Headway, bring this zip in again.',
    '',
  ].join('\n');
}
