import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { MigrationAdapter } from './adapter.mjs'

const ENGINE_ERROR = 4466
// In this build only the diagnosis makes a shadow database; these find in its cache what the migrations add up to.
const READ_HISTORY = ['evaluateDataLoss', 'createMigration']
let panic = ''

export async function serveRpc(schemaFiles, url) {
  const datamodels = schemaFiles.map((file) => [file, readFileSync(file, 'utf8')])
  const engine = await startEngine(datamodels, url)
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line)
    if (!method) continue // the command line's answer to our 'print'
    try {
      if (READ_HISTORY.includes(method)) await engine.devDiagnostic(params)
      const result = (await engine[method](params)) ?? null
      if (method === 'diff' && result.stdout)
        send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } })
      send({ id, result })
    } catch (error) {
      const message = panic || error.message
      const data = { is_panic: panic !== '', message, error_code: error.code ?? '', meta: null }
      send({ id, error: { code: ENGINE_ERROR, message, data } })
    }
  }
}

async function startEngine(datamodels, url) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panic = message) }
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = readFileSync(script.replace(/js$/, 'wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(url))
  return bindings.SchemaEngine.new({ datamodels }, () => {}, adapter)
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
