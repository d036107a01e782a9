import { serverAddress } from '../../domain/database-server.ts';
import type { Entry } from '../entry.ts';
import type { Facts } from '../facts.ts';
import { code, command, type FilePlace, type Proof, words } from '../note.ts';
import { notes } from './phrases.ts';

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
      title: notes().connection.passwordRefused.title(user),
      meaning: notes().connection.passwordRefused.meaning,
      proof: addressProof(facts),
      wayOut: [command('psql -c "\\du"', notes().connection.passwordRefused.command), ...rightAddress(facts, notes().connection.passwordRefused.way)],
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
      title: notes().connection.noSuchDatabase.title(database),
      meaning: notes().connection.noSuchDatabase.meaning,
      proof: addressProof(facts),
      wayOut: [command('psql -l', notes().connection.noSuchDatabase.command), ...rightAddress(facts, notes().connection.noSuchDatabase.way)],
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
      title: notes().connection.nothingListens.title(port, host),
      meaning: notes().connection.nothingListens.meaning,
      proof: addressProof(facts),
      wayOut: rightAddress(facts, port === '5432' ? notes().connection.nothingListens.way : notes().connection.nothingListens.way2),
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
      title: notes().connection.hostUnknown.title(host),
      meaning: notes().connection.hostUnknown.meaning,
      proof: addressProof(facts),
      wayOut: rightAddress(facts, notes().connection.hostUnknown.way),
    }),
  },
];

const ADDRESS = /postgres(?:ql)?(?:\+\w+)?:\/\/[^\s'"`]*/;

/** Where the address comes from: a variable is before any file. */
function addressProof({ happening, after }: Facts): readonly Proof[] {
  const { variables } = happening.after.environments[happening.environment];
  const variable = Object.entries(variables).find(([, value]) => ADDRESS.test(value));
  const inLine = ADDRESS.exec(happening.line)?.[0];
  if (inLine !== undefined) return [{ of: notes().connection.addressProof.of, is: notes().connection.addressProof.is(withoutPassword(inLine)) }];
  if (variable !== undefined) return [{ of: `$${variable[0]}`, is: notes().connection.addressProof.is2(withoutPassword(ADDRESS.exec(variable[1])?.[0] ?? '')) }];
  const found = serverAddress(after.files);
  return found === undefined ? [] : [{ of: found.path, is: notes().connection.addressProof.is(withoutPassword(found.address)), at: { path: found.path, line: found.line } }];
}

function rightAddress(facts: Facts, what: string) {
  const [proof] = addressProof(facts);
  const at: FilePlace | undefined = proof?.at;
  return [at === undefined ? words(notes().connection.rightAddress.words(what)) : code('postgresql://app:secret@localhost:5432/shop', notes().connection.rightAddress.code(what), at)];
}

/** An address names a password, which belongs on no screen. */
function withoutPassword(address: string): string {
  return address.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@');
}
