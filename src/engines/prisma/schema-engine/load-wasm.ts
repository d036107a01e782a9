import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { WasmSchemaEngineClass } from './wasm-schema-engine.ts';

/** What the package has for its start and does not type. */
const { __wbg_set_wasm: setWasm, SchemaEngine } = glue as unknown as { readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void; readonly SchemaEngine: WasmSchemaEngineClass };

/** Starts the wasm of the schema engine. */
export async function loadSchemaEngine(wasm: Uint8Array<ArrayBuffer>): Promise<WasmSchemaEngineClass> {
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': withOwnTimers({ ...glue }) });
  setWasm(instance.exports);
  (instance.exports as { readonly __wbindgen_start: () => void }).__wbindgen_start();
  return SchemaEngine;
}

/**
 * The engine gives each look for data that would be lost a minute. Natively that timer is the engine's process's, so here the process of the CLI
 * does not wait for it either.
 */
function withOwnTimers(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const own = Object.entries(imports).map(([name, call]): [string, WebAssembly.ImportValue] => {
    if (!name.startsWith('__wbg_setTimeout_') || typeof call !== 'function') return [name, call];
    return [
      name,
      (...args: unknown[]): unknown => {
        const { setTimeout } = globalThis;
        const uncounted = (...timed: Parameters<typeof setTimeout>): unknown => {
          const timer: unknown = setTimeout(...timed);
          (timer as { unref?: () => void }).unref?.();
          return timer;
        };
        Reflect.set(globalThis, 'setTimeout', uncounted);
        try {
          return (call as (...all: unknown[]) => unknown)(...args);
        } finally {
          Reflect.set(globalThis, 'setTimeout', setTimeout);
        }
      },
    ];
  });
  return Object.fromEntries(own);
}
