import type { Workbench } from '../session/workbench.ts';

/**
 * The workbench as a person uses it: the same world, but whatever they do in it is told first.
 *
 * @param acted called before anything is done that is not the script's
 */
export function personsWorkbench(workbench: Workbench, acted: () => void): Workbench {
  const telling =
    <Given extends readonly unknown[], Answer>(work: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      acted();
      return work(...given);
    };
  const { pipeline } = workbench;
  return {
    ...workbench,
    enter(environment, line, columns) {
      // An empty line does nothing.
      if (line.trim() !== '') acted();
      return workbench.enter(environment, line, columns);
    },
    stop: telling(workbench.stop),
    writeFile: telling(workbench.writeFile),
    createFile: telling(workbench.createFile),
    createFolder: telling(workbench.createFolder),
    deletePath: telling(workbench.deletePath),
    renamePath: telling(workbench.renamePath),
    executeSql: telling(workbench.executeSql),
    travelTo: telling(workbench.travelTo),
    replaceWorld: telling(workbench.replaceWorld),
    replaceFiles: telling(workbench.replaceFiles),
    startOver: telling(workbench.startOver),
    pipeline: { ...pipeline, stop: telling(pipeline.stop), runAgain: telling(pipeline.runAgain), deploy: telling(pipeline.deploy) },
    // The steps of the script are points of the past: they are come back to.
    forgetPast: () => undefined,
  };
}
