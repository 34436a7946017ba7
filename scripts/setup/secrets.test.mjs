import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { environmentFor } from './environment.mjs'
import { secretsOf } from './secrets.mjs'

let folder
const file = () => join(folder, 'secrets.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  vi.stubEnv('NEXTAUTH_SECRET', '')
  vi.stubEnv('NEXTAUTH_SECRET_BEFORE', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const settings = () => {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_BEFORE } = environmentFor({ url: 'unused', keptIn: folder })
  return [NEXTAUTH_SECRET, NEXTAUTH_SECRET_BEFORE]
}

test('secrets are made once, for their owner alone to read', () => {
  const made = secretsOf(folder)
  expect(made.NEXTAUTH_SECRET).toMatch(/^[0-9a-f]{64}$/)
  expect(secretsOf(folder)).toEqual(made)
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(settings()).toEqual([made.NEXTAUTH_SECRET, ''])
})

test('nobody’s are another’s: each is of 192 random bits and more, and is no word that all know', () => {
  const other = mkdtempSync(join(tmpdir(), 'secrets-'))
  const [mine, theirs] = [secretsOf(folder), secretsOf(other)].map((secrets) => Object.values(secrets))
  rmSync(other, { recursive: true })
  expect(new Set([...mine, ...theirs]).size).toBe(2 * mine.length)
  for (const secret of mine) {
    const bytes = Buffer.from(secret, /^[0-9a-f]+$/.test(secret) ? 'hex' : 'base64')
    expect(bytes.length).toBeGreaterThanOrEqual(24)
    expect(new Set(bytes).size).toBeGreaterThan(8)
  }
})

test('one that is renamed to the one before has a new one made beside it', () => {
  const { NEXTAUTH_SECRET: old, databasePassword } = secretsOf(folder)
  writeFileSync(file(), readFileSync(file(), 'utf8').replace('"NEXTAUTH_SECRET"', '"NEXTAUTH_SECRET_BEFORE"'))
  const [newer, before] = settings()
  expect(before).toBe(old)
  expect(newer).toMatch(/^[0-9a-f]{64}$/)
  expect(newer).not.toBe(old)
  expect(secretsOf(folder)).toMatchObject({ databasePassword, NEXTAUTH_SECRET: newer })
})
