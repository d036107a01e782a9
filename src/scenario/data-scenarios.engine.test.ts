import { scenarioContract } from './node-scenario-contract.ts';

scenarioContract('not-null', 'rename', 'expand-contract');
