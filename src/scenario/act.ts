import { textAt } from '../domain/file-tree.ts';
import { matchingPaths } from '../checks/path-pattern.ts';
import type { LastOutput } from '../checks/evaluate.ts';
import type { Workbench } from '../session/workbench.ts';
import type { Action } from './script.ts';
import { says } from '../checks/words.ts';

/** How an action ended. `failure`: a sentence; it did not end as the script says, and nothing after it can be relied on. */
export interface Act {
  readonly output: LastOutput | undefined;
  readonly failure: string | undefined;
}

const done: Act = { output: undefined, failure: undefined };

/** Does what an action of a script says, as a person would do it. When the signal aborts, a running command is stopped. */
export async function act(action: Action, workbench: Workbench, signal: AbortSignal): Promise<Act> {
  switch (action.type) {
    case 'command':
      return runCommand(action, workbench, signal);
    case 'write':
      return { output: undefined, failure: workbench.writeFile(action.environment, action.path, action.text) };
    case 'replace':
      return replace(action, workbench);
    case 'sql': {
      const outcome = await workbench.executeSql(action.environment, action.path, action.sql);
      return outcome.type === 'error' ? { output: undefined, failure: says().act.sql(outcome.message) } : done;
    }
  }
}

async function runCommand({ environment, line, exits }: Extract<Action, { type: 'command' }>, workbench: Workbench, signal: AbortSignal): Promise<Act> {
  let text = '';
  const stopListening = workbench.onTerminal(environment, (event) => {
    if (event.type === 'stdout' || event.type === 'stderr') text += event.text;
  });
  const stop = (): void => workbench.stop(environment);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const code = await workbench.enter(environment, line);
    const output = { line, code, text };
    const tail = text.trim().split('\n').at(-1) ?? '';
    return { output, failure: code === exits ? undefined : says().act.ended(line, code, exits, tail) };
  } finally {
    signal.removeEventListener('abort', stop);
    stopListening();
  }
}

function replace({ environment, path: pattern, find, replacement }: Extract<Action, { type: 'replace' }>, workbench: Workbench): Act {
  const failed = (failure: string): Act => ({ output: undefined, failure });
  const { files } = workbench.getState().workspace.environments[environment];
  const paths = matchingPaths(files, pattern);
  const [path] = paths;
  if (path === undefined) return failed(says().act.noFile(pattern));
  if (paths.length > 1) return failed(says().act.severalFiles(pattern, paths));
  const text = textAt(files, path);
  if (text === undefined) return failed(says().act.noText(path));
  const ended = text.endsWith('\n') ? text : `${text}\n`;
  const places = placesOf(find, ended);
  const [place] = places;
  if (place === undefined || places.length > 1) return failed(says().act.notOnce(path, place === undefined ? 0 : places.length, find.trim().split('\n')[0] ?? ''));
  return { output: undefined, failure: workbench.writeFile(environment, path, `${ended.slice(0, place)}${replacement}${ended.slice(place + find.length)}`) };
}

/** Where whole lines stand in a text. */
function placesOf(lines: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(lines); at !== -1; at = text.indexOf(lines, at + 1)) if (at === 0 || text[at - 1] === '\n') places.push(at);
  return places;
}
