import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// The native schema engine is downloaded from a host that closed networks do not reach; ours comes from npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./scripts/schema-engine.mjs', import.meta.url))

const url = process.env.DATABASE_URL

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  // `prisma generate` needs no database, so its absence is an error only where one is used.
  ...(url && { datasource: { url } }),
})
