/** What is used of the wasm engine, by the names that its JSON-RPC twin has. Wrong argument shapes never settle. */
export interface WasmSchemaEngine {
  applyMigrations(input: object): Promise<unknown>;
  createMigration(input: object): Promise<unknown>;
  dbExecute(input: object): Promise<unknown>;
  debugPanic(input: object): unknown;
  devDiagnostic(input: object): Promise<unknown>;
  diagnoseMigrationHistory(input: object): Promise<unknown>;
  diff(input: object): Promise<{ readonly exitCode: number; readonly stdout?: string | null }>;
  ensureConnectionValidity(input: object): Promise<unknown>;
  evaluateDataLoss(input: object): Promise<unknown>;
  introspect(input: object): Promise<unknown>;
  introspectSql(input: object): Promise<unknown>;
  markMigrationApplied(input: object): Promise<unknown>;
  markMigrationRolledBack(input: object): Promise<unknown>;
  schemaPush(input: object): Promise<unknown>;
  version(input: object): Promise<string>;
  free(): void;
}

export interface WasmSchemaEngineClass {
  'new'(options: { readonly datamodels: readonly (readonly [string, string])[] | undefined }, log: (message: string) => void, adapter: object): Promise<WasmSchemaEngine>;
}
