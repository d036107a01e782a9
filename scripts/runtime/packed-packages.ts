/** Which packages an engine's Node programs find installed. Paths are below `node_modules`. */
export interface PackedPackages {
  readonly engine: string;
  /** Files, or folders with all files in them: what these require goes in too. */
  readonly entries: readonly string[];
}

/** `sequelize-cli` lists its helpers' folder and reads its templates, so all of it goes in; yargs reads its words for people. */
export const sequelizePackages: PackedPackages = {
  engine: 'sequelize',
  entries: ['sequelize/lib/index.js', 'sequelize/package.json', 'sequelize-cli/lib', 'yargs/locales/en.json'],
};
