import type { Environment, EnvironmentId } from '../domain/environment.ts';
import { absolutePath } from '../domain/place.ts';

/** The variables that a program sees: the exported ones, and those that every login sets. */
export function programVariables(id: EnvironmentId, environment: Environment): Readonly<Record<string, string>> {
  return {
    HOME: `/home/${id}`,
    LOGNAME: id,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    SHELL: '/bin/bash',
    USER: id,
    ...environment.variables,
    PWD: absolutePath(id, environment.cwd),
  };
}

/** What `$NAME` means to the shell: variables that are set but not exported count too. */
export function shellVariable(id: EnvironmentId, environment: Environment, name: string): string | undefined {
  const locals = environment.locals ?? {};
  return Object.hasOwn(locals, name) ? locals[name] : own(programVariables(id, environment), name);
}

/** `NAME=value`: an exported variable stays exported, a new one is the shell's own. */
export function assign(environment: Environment, name: string, value: string, exported: boolean): Environment {
  if (exported || Object.hasOwn(environment.variables, name)) {
    const { [name]: _, ...locals } = environment.locals ?? {};
    return { ...environment, variables: { ...environment.variables, [name]: value }, locals };
  }
  return { ...environment, locals: { ...environment.locals, [name]: value } };
}

/** Forgets a variable, exported or not. */
export function unset(environment: Environment, name: string): Environment {
  const { [name]: _, ...variables } = environment.variables;
  const { [name]: __, ...locals } = environment.locals ?? {};
  return { ...environment, variables, locals };
}

export function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

function own(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
