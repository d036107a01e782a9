import { nodeEnginePort } from '../../process/node-engine-port.ts';
import { openPythonDoor } from '../../process/python-door.ts';
import { engineContract } from '../node-engine-contract.ts';
import { pythonLanguage } from './python-testing.ts';

engineContract('flask', () => openPythonDoor(nodeEnginePort, new URL('../../../public/runtime', import.meta.url).pathname), pythonLanguage());
