import type { EnvironmentId } from '../../src/domain/environment.ts';
import type { Workbench } from '../../src/session/workbench.ts';
import type { Desk } from './desk.ts';
import type { Step } from './steps.ts';

/** Does a step and waits until all is quiet again: commands, the pipeline that a push started, and what is to be kept. */
export async function takeStep(desk: Desk, step: Step): Promise<void> {
  const { workbench } = desk;
  switch (step.type) {
    case 'lines':
      await Promise.all(step.lines.map(({ environment, line }) => workbench.enter(environment, line)));
      break;
    case 'kill':
      await killed(workbench, step.environment, step.line, step.when);
      break;
    case 'write':
      workbench.writeFile(step.environment, step.path, step.text);
      break;
    case 'create file':
      workbench.createFile(step.environment, step.path);
      break;
    case 'create folder':
      workbench.createFolder(step.environment, step.path);
      break;
    case 'delete':
      workbench.deletePath(step.environment, step.path);
      break;
    case 'rename':
      workbench.renamePath(step.environment, step.path, step.text);
      break;
    case 'sql':
      await workbench.executeSql(step.environment, step.path, step.sql);
      break;
    case 'complete':
      await workbench.complete(step.environment, step.line, step.line.length);
      break;
    case 'travel':
      workbench.travelTo(step.point);
      break;
    case 'name':
      workbench.namePoint(step.point, step.name);
      break;
    case 'forget the past':
      workbench.forgetPast();
      break;
    case 'start over':
      workbench.startOver();
      break;
    case 'reload':
      await desk.reload();
      break;
  }
  await desk.workbench.pipeline.settled();
  await desk.workbench.saved();
}

async function killed(workbench: Workbench, environment: EnvironmentId, line: string, when: 'at once' | 'when it runs'): Promise<void> {
  const ended = workbench.enter(environment, line);
  if (when === 'when it runs') await running(workbench, environment);
  workbench.stop(environment);
  await ended;
}

/** Resolves when the engine has the environment's command and no longer keeps it waiting, or the command is over. */
function running(workbench: Workbench, environment: EnvironmentId): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const { terminal } = workbench.getState().environments[environment];
      return terminal.type === 'idle' || (terminal.type === 'running' && terminal.waitingFor === undefined && workbench.getState().engine.type !== 'booting');
    };
    if (look()) return resolve();
    const stop = workbench.subscribe(() => {
      if (!look()) return;
      stop();
      resolve();
    });
  });
}
