import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

/** What we use of the global: Node's types leave it out, and importing the module itself prints a warning. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

export type SchemaFile = { path: string; content: string }

/**
 * Runs `work` on Prisma's schema engine as WebAssembly: the CLI's own migrations without its binary.
 * Loading it takes about 50 ms. Afterwards the adapter's connections are closed, or they would keep the engine's advisory lock.
 */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  models: SchemaFile[] | undefined,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await load()
  const connected: SqlDriverAdapter[] = []
  const remembered: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect() {
      const adapter = await factory.connect()
      connected.push(adapter)
      return adapter
    },
  }
  const datamodels = models?.map(({ path, content }): [string, string] => [path, content])
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels },
      () => {},
      bindMigrationAwareSqlAdapterFactory(remembered),
    )
    const result = await work(engine)
    engine.free()
    return result
  } finally {
    await Promise.all(connected.map((adapter) => adapter.dispose()))
  }
}

let loaded: Promise<void> | undefined

function load(): Promise<void> {
  loaded ??= instantiate()
  return loaded
}

async function instantiate(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(script.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}
