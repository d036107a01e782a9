import { scenarioContract } from './node-scenario-contract.ts';

scenarioContract('two-heads', 'edited-migration', 'downgrade');
