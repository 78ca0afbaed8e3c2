import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { EngineAdapterFactory } from './adapter.mjs'

/**
 * The schema engine itself, loaded from WebAssembly.
 * @param {{ datamodels: [string, string][], url: string | undefined }} asked
 */
export function loadEngine({ datamodels, url }) {
  // The engine passes the text of a panic to this function before it traps.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) }
  const script = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const binary = fs.readFileSync(fileURLToPath(script).replace(/\.js$/, '.wasm'))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
  const adapter = bindMigrationAwareSqlAdapterFactory(new EngineAdapterFactory(url))
  const schemas = datamodels.length > 0 ? datamodels : undefined
  return bindings.SchemaEngine.new({ datamodels: schemas }, () => {}, adapter)
}
