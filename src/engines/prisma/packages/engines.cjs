// Stands for `@prisma/engines`, which fetches the native schema engine: here the same engine is in the worker already.
const { version } = require('@prisma/engines/package.json');
module.exports = {
  enginesVersion: version,
  getEnginesPath: () => __dirname,
  ensureNeededBinariesExist: async () => undefined,
};
