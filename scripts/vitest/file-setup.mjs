// Runs before each file of tests: the file has a migrated, empty database of its own in DATABASE_URL.
import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { copyOfTemplate, onThrowaway } from '../setup/throwaway.mjs'

const server = inject('databaseServer')
const name = `test_${randomBytes(6).toString('hex')}`
process.env.DATABASE_URL = await copyOfTemplate(server, name)

afterAll(async () => {
  await globalThis.lecternDb?.$disconnect()
  await onThrowaway(server, `DROP DATABASE ${name} WITH (FORCE)`)
})
