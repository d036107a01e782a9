import { scenarioContract } from './node-scenario-contract.ts';

scenarioContract('chaos', 'order');
