import { serverAddress } from '../../domain/database-server.ts';
import type { Entry } from '../entry.ts';
import type { Facts } from '../facts.ts';
import { code, command, type FilePlace, type Proof, words } from '../note.ts';

/** A server that cannot be reached, or lets nobody in. */
export const connectionEntries: readonly Entry[] = [
  {
    id: 'password-refused',
    where: 'server',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    says: /FATAL: {2}password authentication failed for user "(?<user>[^"]+)"$/,
    look: (facts, { parts: { user = '' } }) => ({
      title: `PostgreSQL does not let \`${user}\` in with this password.`,
      meaning: 'A server answered, and refused. It says the same of a wrong password and of a name that it does not know, so that nobody can find out names by trying.',
      proof: addressProof(facts),
      wayOut: [command('psql -c "\\du"', 'See which roles the server has'), ...rightAddress(facts, 'Write the right name and password')],
    }),
  },
  {
    id: 'no-such-database',
    where: 'server',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    says: /FATAL: {2}database "(?<database>[^"]+)" does not exist$/,
    look: (facts, { parts: { database = '' } }) => ({
      title: `The server has no database \`${database}\`.`,
      meaning: 'The server is there, and the name and password are right. A migration makes tables in a database; it does not make the database.',
      proof: addressProof(facts),
      wayOut: [command('psql -l', 'See which databases there are'), ...rightAddress(facts, 'Write the name of one that is there')],
    }),
  },
  {
    id: 'nothing-listens',
    where: 'server',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    says: /connection to server at "(?<host>[^"]+)", port (?<port>\d+) failed: Connection refused$/,
    look: (facts, { parts: { host = '', port = '' } }) => ({
      title: `Nothing listens at port ${port} of \`${host}\`.`,
      meaning: 'The host is there, and no server answers at that port: it is not started, or it listens at another one. A PostgreSQL server listens at 5432 unless it was told otherwise.',
      proof: addressProof(facts),
      wayOut: rightAddress(facts, port === '5432' ? 'Name the host and port of a server that runs' : 'Write the port at which the server listens'),
    }),
  },
  {
    id: 'host-unknown',
    where: 'server',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    says: /failed to resolve host '(?<host>[^']+)'/,
    look: (facts, { parts: { host = '' } }) => ({
      title: `There is no host \`${host}\` to be found.`,
      meaning: 'The name could not be turned into an address, so no server was asked. It may be mistyped, or be known only where the other containers run.',
      proof: addressProof(facts),
      wayOut: rightAddress(facts, 'Name the host at which the server is'),
    }),
  },
];

const ADDRESS = /postgres(?:ql)?(?:\+\w+)?:\/\/[^\s'"`]*/;

/** Where the address comes from: a variable is before any file. */
function addressProof({ happening, after }: Facts): readonly Proof[] {
  const { variables } = happening.after.environments[happening.environment];
  const variable = Object.entries(variables).find(([, value]) => ADDRESS.test(value));
  const inLine = ADDRESS.exec(happening.line)?.[0];
  if (inLine !== undefined) return [{ of: 'The line', is: `connects to \`${withoutPassword(inLine)}\`` }];
  if (variable !== undefined) return [{ of: `$${variable[0]}`, is: `is \`${withoutPassword(ADDRESS.exec(variable[1])?.[0] ?? '')}\`` }];
  const found = serverAddress(after.files);
  return found === undefined ? [] : [{ of: found.path, is: `connects to \`${withoutPassword(found.address)}\``, at: { path: found.path, line: found.line } }];
}

function rightAddress(facts: Facts, what: string) {
  const [proof] = addressProof(facts);
  const at: FilePlace | undefined = proof?.at;
  return [at === undefined ? words(`${what}, in the address.`) : code('postgresql://app:secret@localhost:5432/shop', `${what}. The server of an environment here begins with`, at)];
}

/** An address names a password, which belongs on no screen. */
function withoutPassword(address: string): string {
  return address.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@');
}
