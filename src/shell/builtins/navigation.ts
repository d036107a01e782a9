import { absolutePath, placeAt } from '../../domain/place.ts';
import type { StateCall, StateResult } from '../state-command.ts';

/** `cd`: an environment ends at its project folder, so the folders above are refused. */
export function cd(call: StateCall): StateResult {
  const { id, environment, variables } = call;
  const args = call.args[0] === '--' ? call.args.slice(1) : call.args;
  const [target] = args;
  if (args.length > 1) return refuse(call, 'too many arguments');
  let typed = target ?? variables['HOME'] ?? '';
  if (target === '-') {
    const old = variables['OLDPWD'];
    if (old === undefined) return refuse(call, 'OLDPWD not set');
    typed = old;
  } else if (target !== undefined && target.startsWith('-') && target.length > 1) {
    call.complain(`bash: cd: ${target}: invalid option\ncd: usage: cd [-L|[-P [-e]] [-@]] [dir]`);
    return { code: 2 };
  }
  // Home is the folder above the project; the project folder is as near to it as an environment goes.
  const home = `/home/${id}`;
  const place = typed === '' ? placeAt({ environment: id, ...environment }, '.') : placeAt({ environment: id, ...environment }, typed === home ? absolutePath(id, '') : typed);
  switch (place.type) {
    case 'folder': {
      const moved = {
        ...environment,
        cwd: place.path,
        variables: { ...environment.variables, OLDPWD: absolutePath(id, environment.cwd) },
      };
      if (target === '-') call.write(`${absolutePath(id, place.path)}\n`);
      return { code: 0, environment: moved };
    }
    case 'outer-folder':
      return refuse(call, `${typed}: outside the project; an environment ends at its project folder, ${absolutePath(id, '')}`);
    case 'file':
    case 'null-device':
      return refuse(call, `${typed}: Not a directory`);
    case 'free':
    case 'foreign':
      return refuse(call, `${typed}: No such file or directory`);
    case 'blocked':
      return refuse(call, `${typed}: ${place.reason}`);
  }
}

/** `pwd`: the folder as `cd` left it. */
export function pwd({ id, environment, write }: StateCall): StateResult {
  write(`${absolutePath(id, environment.cwd)}\n`);
  return { code: 0 };
}

function refuse(call: StateCall, reason: string): StateResult {
  call.complain(`bash: cd: ${reason}`);
  return { code: 1 };
}
