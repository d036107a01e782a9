/**
 * One revision as its file declares it. Read from the text of the file, without running it.
 *
 * @property downRevisions empty for the first, several for a merge
 * @property path of the file, relative to the project folder
 */
export interface Revision {
  readonly id: string;
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  readonly message: string;
  readonly path: string;
}

/** A file in a `versions` folder that does not declare a revision that can be read. */
export interface UnreadableRevision {
  readonly path: string;
  readonly reason: string;
}

export interface RevisionGraph {
  /** Newest first: a revision always comes before the ones that it revises. */
  readonly revisions: readonly Revision[];
  readonly heads: readonly string[];
  readonly bases: readonly string[];
  /** Revisions that a file names but no file declares. */
  readonly missing: readonly string[];
  readonly unreadable: readonly UnreadableRevision[];
}
