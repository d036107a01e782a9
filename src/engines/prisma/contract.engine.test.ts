import { nodePrismaPort } from '../../process/node-engine-port.ts';
import { openPrismaDoor } from '../../process/prisma-door.ts';
import { engineContract } from '../node-engine-contract.ts';
import { nodeLanguage } from '../node/node-language.ts';

engineContract('prisma', () => openPrismaDoor(nodePrismaPort, new URL('../../../public/packages', import.meta.url).pathname), nodeLanguage('prisma/config'));
