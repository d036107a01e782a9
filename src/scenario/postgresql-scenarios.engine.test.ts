import { scenarioContract } from './node-scenario-contract.ts';

scenarioContract('locked-production');
