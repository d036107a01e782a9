/** What is kept together: the page with all that everybody uses, and each engine that few use. */
export const partIds = ['page', 'sequelize', 'prisma', 'postgres'] as const;

export type PartId = (typeof partIds)[number];

/**
 * A file of a release.
 *
 * @property path below the page's folder; the page itself is `./`
 * @property bytes its size as it is kept
 * @property travels its size as it is fetched, compressed
 * @property hash SHA-256 of its content, for a file whose name stays the same when its content changes
 */
export interface ReleaseFile {
  readonly path: string;
  readonly bytes: number;
  readonly travels: number;
  readonly hash?: string;
}

/** One version of the whole page, as the build made it (`scripts/build-offline.ts`). */
export interface Release {
  readonly id: string;
  readonly parts: Readonly<Record<PartId, readonly ReleaseFile[]>>;
}

/** Where the page finds the list of its own release, below its folder. */
export const RELEASE_FILE = 'release.json';

/** The lock that a page holds for as long as it is open: files of its release stay until nobody holds it. */
export const lockOf = (id: string): string => `headway release ${id}`;

/** The lock of whoever keeps a new release or forgets old ones: never both at once. */
export const KEEPING = 'headway: files of releases';

/** The id of the release whose lock this is, or undefined. */
export function releaseOf(lock: string): string | undefined {
  return /^headway release (\w+)$/.exec(lock)?.[1];
}
