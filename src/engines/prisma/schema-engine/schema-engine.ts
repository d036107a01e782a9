import type initSqlJs from 'sql.js';
import { z } from 'zod';
import { type DatabaseFiles, openDatabase, type OpenDatabase } from './open-databases.ts';
import { databasePath, type EngineOutput, readOptions } from './engine-options.ts';
import { extendedCodeOf, sqliteAdapter } from './sqlite-adapter.ts';
import type { WasmSchemaEngine, WasmSchemaEngineClass } from './wasm-schema-engine.ts';

/** What the engine stands on. */
export interface SchemaEngineParts {
  readonly engine: WasmSchemaEngineClass;
  readonly sqlJs: Awaited<ReturnType<typeof initSqlJs>>;
  readonly files: DatabaseFiles;
  /** The commit that the engine was built from. */
  readonly version: string;
}

/** A schema engine that runs: lines of JSON-RPC in, lines of JSON-RPC out. */
export interface RunningSchemaEngine {
  /** Answers one request. */
  line(text: string): Promise<void>;
  /** Closes what is open. */
  end(): void;
}

/**
 * Prisma's schema engine as the program that its CLI starts: `schema-engine --datamodels … --datasource …`, driven by
 * JSON-RPC on standard input and output. The CLI itself speaks to it as to the native one; inside is the same engine in wasm.
 *
 * @param cwd absolute folder, from which the file of the database is found
 */
export function startSchemaEngine(parts: SchemaEngineParts, args: readonly string[], cwd: string, output: EngineOutput): RunningSchemaEngine {
  const options = readOptions(args);
  let session: Promise<Session> | undefined;
  let open: OpenDatabase | undefined;

  const begin = async (): Promise<Session> => {
    const database = openDatabase(parts.sqlJs, parts.files, databasePath(options.url, cwd));
    open = database;
    const datamodels = options.datamodels.flatMap((path): [string, string][] => {
      const bytes = parts.files.read(path);
      return bytes === undefined ? [] : [[path, new TextDecoder().decode(bytes)]];
    });
    const adapter = sqliteAdapter(() => database.current(), () => new parts.sqlJs.Database());
    const engine = await parts.engine.new({ datamodels: datamodels.length === 0 ? undefined : datamodels }, () => undefined, adapter);
    return { engine, database };
  };

  return {
    async line(text) {
      const { id, method, params } = request.parse(JSON.parse(text));
      // The CLI's answer to what it was asked to print.
      if (method === undefined) return;
      const say = (message: object): void => output.stdout(JSON.stringify({ jsonrpc: '2.0', id, ...message }));
      try {
        const { engine, database } = await (session ??= begin());
        if (method === 'reset') {
          // The engine holds on to the database that it has: the next call finds another one, by another engine.
          database.close();
          session = undefined;
          open = undefined;
          parts.files.write(databasePath(options.url, cwd), new Uint8Array(0));
          return say({ result: null });
        }
        const answer = await call(engine, method, params, (content) => say({ method: 'print', params: { content } }));
        database.save();
        say({ result: answer ?? null });
      } catch (reason) {
        open?.save();
        say({ error: { code: 4466, message: 'An error happened. Check the data field for details.', data: faultOf(reason) } });
      }
    },
    end() {
      open?.close();
    },
  };
}

interface Session {
  readonly engine: WasmSchemaEngine;
  readonly database: OpenDatabase;
}

const history = z.object({ migrationsList: z.looseObject({}), filters: z.looseObject({}) });
const request = z.object({ id: z.number(), method: z.string().optional(), params: z.looseObject({}).default({}) });

async function call(engine: WasmSchemaEngine, method: string, params: object, print: (content: string) => void): Promise<unknown> {
  switch (method) {
    case 'diff': {
      const { stdout, ...rest } = await engine.diff(params);
      // The CLI ends the line itself.
      if (stdout !== null && stdout !== undefined) print(stdout.replace(/\n$/, ''));
      return rest;
    }
    case 'createMigration':
    case 'evaluateDataLoss':
      // These two play the migrations back in a database beside, and in wasm they ask for none: they rely on what this call found.
      await engine.diagnoseMigrationHistory({ ...history.parse(params), optInToShadowDatabase: true });
      return engine[method](params);
    case 'getDatabaseVersion':
      return engine.version(params);
    case 'applyMigrations':
    case 'dbExecute':
    case 'debugPanic':
    case 'devDiagnostic':
    case 'diagnoseMigrationHistory':
    case 'ensureConnectionValidity':
    case 'introspect':
    case 'introspectSql':
    case 'markMigrationApplied':
    case 'markMigrationRolledBack':
    case 'schemaPush':
      return engine[method](params);
    default:
      throw new Error(`Method not found: ${method}`);
  }
}

/** How the wasm says that SQLite refused a migration's SQL: SQLite's words, and where in the engine that was. */
const FAILED_MIGRATION = /^([^]*?)\n\s+0: sql_schema_connector::apply_migration::apply_script\n\s+with migration_name="([^"]+)"/;

/**
 * The native engine puts such an error into Prisma's words for P3018 (`ApplyMigrationError` of prisma-engines, with SQLite's
 * extended code); the wasm hands on what its driver said.
 */
function failedMigrationText(migration: string, refused: string): string {
  const help = 'A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve';
  return `${help}\n\nMigration name: ${migration}\n\nDatabase error code: ${extendedCodeOf(refused)}\n\nDatabase error:\n${refused}\n`;
}

/** The engine's errors carry Prisma's codes; what has none was not foreseen. */
function faultOf(reason: unknown): object {
  const message = reason instanceof Error ? reason.message : String(reason);
  const code = typeof reason === 'object' && reason !== null && 'code' in reason ? reason.code : undefined;
  if (typeof code === 'string') return { is_panic: false, message, meta: null, error_code: code };
  const [, refused, migration] = FAILED_MIGRATION.exec(message) ?? [];
  if (refused !== undefined && migration !== undefined) return { is_panic: false, message: failedMigrationText(migration, refused.trim()), meta: null, error_code: 'P3018' };
  return { is_panic: reason instanceof WebAssembly.RuntimeError, message };
}
