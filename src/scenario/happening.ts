import type { EnvironmentId } from '../domain/environment.ts';
import type { Column } from '../domain/schema.ts';

export interface TravellingCommit {
  /** Short id, as git abbreviates it. */
  readonly id: string;
  readonly subject: string;
}

/** What an action did to the world, found by comparing it before and after. One is one frame of the animation. */
export type Happening =
  | { readonly type: 'pushed'; readonly environment: EnvironmentId; readonly commits: readonly TravellingCommit[] }
  | { readonly type: 'pulled'; readonly environment: EnvironmentId; readonly commits: readonly TravellingCommit[] }
  | { readonly type: 'committed'; readonly environment: EnvironmentId; readonly commits: readonly TravellingCommit[] }
  | { readonly type: 'table added' | 'table removed'; readonly environment: EnvironmentId; readonly database: string; readonly table: string }
  | { readonly type: 'column added' | 'column removed' | 'column changed'; readonly environment: EnvironmentId; readonly database: string; readonly table: string; readonly column: Column }
  | { readonly type: 'rows changed'; readonly environment: EnvironmentId; readonly database: string; readonly table: string; readonly before: number; readonly after: number }
  | { readonly type: 'revision moved'; readonly environment: EnvironmentId; readonly database: string; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly type: 'server started' | 'server stopped'; readonly environment: EnvironmentId }
  | { readonly type: 'files changed'; readonly environment: EnvironmentId; readonly added: readonly string[]; readonly changed: readonly string[]; readonly removed: readonly string[] };
