export const connection = {
  passwordRefused: {
    title: (user: string) => `PostgreSQL does not let \`${user}\` in with this password.`,
    meaning: 'A server answered, and refused. It says the same of a wrong password and of a name that it does not know, so that nobody can find out names by trying.',
    command: 'See which roles the server has',
    way: 'Write the right name and password',
  },
  noSuchDatabase: {
    title: (database: string) => `The server has no database \`${database}\`.`,
    meaning: 'The server is there, and the name and password are right. A migration makes tables in a database; it does not make the database.',
    command: 'See which databases there are',
    way: 'Write the name of one that is there',
  },
  nothingListens: {
    title: (port: string, host: string) => `Nothing listens at port ${port} of \`${host}\`.`,
    meaning: 'The host is there, and no server answers at that port: it is not started, or it listens at another one. A PostgreSQL server listens at 5432 unless it was told otherwise.',
    way: 'Name the host and port of a server that runs',
    way2: 'Write the port at which the server listens',
  },
  hostUnknown: {
    title: (host: string) => `There is no host \`${host}\` to be found.`,
    meaning: 'The name could not be turned into an address, so no server was asked. It may be mistyped, or be known only where the other containers run.',
    way: 'Name the host at which the server is',
  },
  addressProof: {
    of: 'The line',
    is: (address: string) => `connects to \`${address}\``,
    is2: (address: string) => `is \`${address}\``,
  },
  rightAddress: {
    words: (what: string) => `${what}, in the address.`,
    code: (what: string) => `${what}. The server of an environment here begins with`,
  },
};
