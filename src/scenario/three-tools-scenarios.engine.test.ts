import { scenarioContract } from './node-scenario-contract.ts';

scenarioContract('edited-in-three-tools');
