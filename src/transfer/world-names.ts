/*
 * Where things lie in the files that Headway writes: the world file, and the zip of one environment.
 */

/** Tells what a world file is, and holds what is no file: each shell's folder and variables. */
export const worldDescription = 'headway.json';
/** The shared repository, in a world file and beside an exported project. */
export const originFolder = 'origin.git';
/** One folder for each environment in a world file. */
export const environmentsFolder = 'environments';
/** The data of each environment's PostgreSQL server that has one, as a pack: `databases/production.pack`. */
export const databasesFolder = 'databases';
/** Files whose names not every zip program would take, by number; `headway.json` says how they are called. */
export const oddNamesFolder = 'odd-names';
/** The project in the zip of one environment. */
export const exportedProject = 'project';
/** The origin's address for a project that lies beside it. */
export const besideUrl = `../${originFolder}`;
