import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { WasmSchemaEngineClass } from './wasm-schema-engine.ts';

/** What the package has for its start and does not type. */
const { __wbg_set_wasm: setWasm, SchemaEngine } = glue as unknown as { readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void; readonly SchemaEngine: WasmSchemaEngineClass };

/** Starts the wasm of the schema engine. */
export async function loadSchemaEngine(wasm: Uint8Array<ArrayBuffer>): Promise<WasmSchemaEngineClass> {
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...glue } });
  setWasm(instance.exports);
  (instance.exports as { readonly __wbindgen_start: () => void }).__wbindgen_start();
  return SchemaEngine;
}
