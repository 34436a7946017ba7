// Runs before each file of tests: the file has a migrated, empty database of its own in DATABASE_URL, and DATA_DIR.
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { copyOfTemplate, onThrowaway } from '../setup/throwaway.mjs'

const server = inject('databaseServer')
const name = `test_${randomBytes(6).toString('hex')}`
process.env.DATA_DIR = join(tmpdir(), name)
process.env.DATABASE_URL = await copyOfTemplate(server, name)

afterAll(async () => {
  await globalThis.lecternDb?.$disconnect()
  rmSync(process.env.DATA_DIR, { recursive: true, force: true })
  await onThrowaway(server, `DROP DATABASE ${name} WITH (FORCE)`)
})
