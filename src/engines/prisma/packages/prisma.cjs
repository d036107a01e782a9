// Starts Prisma's own command line as it is published. What it cannot do in a browser is switched off by the variables
// that Prisma documents for that: asking the network for news, and fetching a native engine.
Object.assign(process.env, {
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  PRISMA_SCHEMA_ENGINE_BINARY: '/usr/lib/node_modules/@prisma/engines/schema-engine',
});
process.binding = () => ({ fs: require('fs').constants, os: { errno: { EBADF: 9, ENOENT: 2 } } });
const util = require('node:util');
util.styleText ??= (format, text) => {
  const [open, close] = util.inspect.colors[format] ?? [0, 0];
  return `\u001b[${open}m${text}\u001b[${close}m`;
};
require('prisma/build/index.js');
