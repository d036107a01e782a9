import type { Environment } from '../../domain/environment.ts';
import type { StateCall, StateResult } from '../state-command.ts';
import { assign, isName, shellVariable, unset as forget } from '../variables.ts';

/** `export NAME=value`, `export NAME`, `export -n NAME`, `export -p`. */
export function exportVariables(call: StateCall): StateResult {
  const takesBack = call.args[0] === '-n';
  const args = call.args.filter((arg, index) => index > 0 || !['-n', '-p', '--'].includes(arg));
  if (args.length === 0) {
    for (const [name, value] of sorted(call.variables)) call.write(`declare -x ${name}="${value.replace(/["\\$`]/g, '\\$&')}"\n`);
    return { code: 0 };
  }
  let { environment } = call;
  let code = 0;
  for (const arg of args) {
    const [name = '', ...rest] = arg.split('=');
    if (!isName(name)) {
      call.complain(`bash: export: \`${arg}': not a valid identifier`);
      code = 1;
      continue;
    }
    const value = rest.length > 0 ? rest.join('=') : shellVariable(call.id, environment, name);
    if (takesBack) environment = toLocal(environment, name);
    else if (value !== undefined) environment = assign(environment, name, value, true);
  }
  return { code, environment };
}

/** `unset NAME…` */
export function unset(call: StateCall): StateResult {
  let { environment } = call;
  let code = 0;
  for (const name of call.args.filter((arg) => arg !== '-v' && arg !== '--')) {
    if (isName(name)) environment = forget(environment, name);
    else {
      call.complain(`bash: unset: \`${name}': not a valid identifier`);
      code = 1;
    }
  }
  return { code, environment };
}

/** `printenv`, `printenv NAME…` */
export function printenv(call: StateCall): StateResult {
  const { variables } = call;
  if (call.args.length === 0) {
    for (const [name, value] of Object.entries(variables)) call.write(`${name}=${value}\n`);
    return { code: 0 };
  }
  let code = 0;
  for (const name of call.args) {
    if (Object.hasOwn(variables, name)) call.write(`${variables[name] ?? ''}\n`);
    else code = 1;
  }
  return { code };
}

/** `env` with an option; without one the shell runs it as what it is, a command around a command. */
export function env(call: StateCall): StateResult {
  call.complain(`env: ${call.args[0] ?? ''}: not supported here; env NAME=value COMMAND is`);
  return { code: 125 };
}

function toLocal(environment: Environment, name: string): Environment {
  if (!Object.hasOwn(environment.variables, name)) return environment;
  return assign(forget(environment, name), name, environment.variables[name] ?? '', false);
}

function sorted(variables: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
}
