import { z } from 'zod';
import { environmentIds, type EnvironmentId } from '../domain/environment.ts';
import type { SchemaComparison } from '../domain/schema-diff.ts';
import type { SqlValue } from '../domain/schema.ts';
import type { AppAnswer } from '../checks/ask-app.ts';
import { flawOf, type Flaw } from '../checks/check.ts';

const environment = z.enum(environmentIds);
const places = z.union([environment, z.array(environment).min(1)]).transform((value) => (typeof value === 'string' ? [value] : value));
const claim = { claim: z.string().describe('what it proves, as a sentence'), speaks: z.enum(['against', 'for', 'neither']).default('neither').describe('a problem, a benefit, or a plain fact') };

/** What a step can show from the live world. Nothing of it changes the world: whatever has to run, runs on a copy. */
const kinds = {
  run: z.strictObject({ run: z.string().describe('a line, and all that it says'), in: places, ...claim }),
  drift: z.strictObject({ drift: z.array(environment).min(2).describe('their schemas side by side'), ...claim }),
  query: z.strictObject({ query: z.string(), in: places, database: z.string().optional(), ...claim }),
  rebuilt: z.strictObject({
    rebuilt: z.array(z.string()).min(1).describe('lines that build a database in a fresh clone of the origin'),
    against: environment.describe('whose database it is compared with'),
    ...claim,
  }),
  app: z.strictObject({ app: z.string().startsWith('/'), in: places, ...claim }),
} as const;

type EvidenceKind = keyof typeof kinds;
/** Evidence as a file asks for it. */
export type EvidenceRequest = { [Kind in EvidenceKind]: { readonly kind: Kind } & z.infer<(typeof kinds)[Kind]> }[EvidenceKind];

/** A run of a line: where, how it ended, and what it said. */
export interface ShownRun {
  readonly environment: EnvironmentId;
  readonly line: string;
  readonly code: number;
  readonly output: string;
}

export interface ShownRows {
  readonly environment: EnvironmentId;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
  /** Why there are none; undefined when the query ran. */
  readonly error: string | undefined;
}

/** Evidence, computed from the live world: what was asked for and what was found. */
export type Evidence =
  | { readonly type: 'runs'; readonly request: Extract<EvidenceRequest, { kind: 'run' }>; readonly runs: readonly ShownRun[] }
  | { readonly type: 'drift'; readonly request: Extract<EvidenceRequest, { kind: 'drift' }>; readonly comparison: SchemaComparison }
  | { readonly type: 'rows'; readonly request: Extract<EvidenceRequest, { kind: 'query' }>; readonly results: readonly ShownRows[] }
  /** A fresh clone's database stands in the comparison under `freshIn`, which has none of its own in it. */
  | {
      readonly type: 'rebuilt';
      readonly request: Extract<EvidenceRequest, { kind: 'rebuilt' }>;
      readonly freshIn: EnvironmentId;
      readonly comparison: SchemaComparison;
      readonly runs: readonly ShownRun[];
    }
  | { readonly type: 'answers'; readonly request: Extract<EvidenceRequest, { kind: 'app' }>; readonly answers: readonly AppAnswer[] };

/** Reads a request for evidence as it is written in a file. */
export function readEvidence(written: unknown): { readonly evidence: EvidenceRequest } | { readonly flaws: readonly Flaw[] } {
  const names = Object.keys(kinds);
  const keys = typeof written === 'object' && written !== null && !Array.isArray(written) ? Object.keys(written) : [];
  const kind = keys.find(isKind);
  if (kind === undefined) return { flaws: [{ path: [], message: `expected evidence: one of ${names.join(', ')}, and its claim` }] };
  const read = z.safeParse(kinds[kind], written);
  if (!read.success) return { flaws: read.error.issues.map(flawOf) };
  // The data was read by the schema of this very kind.
  return { evidence: { kind, ...read.data } as EvidenceRequest };
}

function isKind(text: string): text is EvidenceKind {
  return Object.hasOwn(kinds, text);
}
