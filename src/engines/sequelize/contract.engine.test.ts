import { nodeSequelizePort } from '../../process/node-engine-port.ts';
import { openSequelizeDoor } from '../../process/sequelize-door.ts';
import { engineContract } from '../node-engine-contract.ts';
import { nodeLanguage } from '../node/node-language.ts';

engineContract('sequelize', () => openSequelizeDoor(nodeSequelizePort, new URL('../../../public/packages', import.meta.url).pathname), nodeLanguage('sequelize'));
