import type { TextArea } from '../texts.ts';

/** What can be wrong with a pipeline file. The names of its parts are its own in every language. */
const english = {
  wrongAt: (path: string, line: number, problem: string) => `${path}, line ${line}: ${problem}`,
  noYaml: (said: string) => `this is not YAML: ${said}`,
  unreadable: (said: string) => `this cannot be read: ${said}`,
  noReason: 'it cannot be read',
  unknownKey: (key: string, known: string) => `${key} is not known here; expected one of ${known}`,
  top: 'expected on:, steps: and deploy: at the top',
  on: 'expected on: with push: below it',
  push: 'expected push: with branches: below it',
  branches: 'expected a list of branches',
  branch: 'expected the name of a branch',
  noBranch: 'expected at least one branch',
  steps: 'expected a list of steps, each with a name and run',
  noStep: 'expected at least one step',
  step: 'expected a step with name: and run:',
  stepName: 'expected a name for the step',
  lines: 'expected shell lines as text',
  noLine: 'expected at least one shell line',
  variables: 'expected variables, each with its value',
  variable: 'expected a variable name: letters, digits and _',
  value: 'expected text or a number',
  deploy: 'expected deploy: with environment: and steps: below it',
  environment: (names: string) => `expected one of ${names}`,
};

export type PipelineFileTexts = typeof english;
export const pipelineFileTexts: TextArea<'pipelineFile'> = { name: 'pipelineFile', english };
