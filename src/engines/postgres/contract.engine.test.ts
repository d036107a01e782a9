import { nodeEnginePort } from '../../process/node-engine-port.ts';
import { openPythonDoor } from '../../process/python-door.ts';
import { pythonLanguage } from '../flask/python-testing.ts';
import { engineContract } from '../node-engine-contract.ts';

/** In the middle of a transaction, whatever the process does. */
const connected = 'import psycopg; connection = psycopg.connect("postgresql://app:secret@localhost/shop"); connection.execute("create table left_open (id int)")';

engineContract('flask that is connected to PostgreSQL', () => openPythonDoor(nodeEnginePort, new URL('../../../public/runtime', import.meta.url).pathname), pythonLanguage(connected));
