import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataDir } from './data-dir.mjs'

const MAKERS = {
  databasePassword: () => randomBytes(24).toString('hex'), // of the embedded database's owner
  servingPassword: () => randomBytes(24).toString('hex'), // of who serves there
  NEXTAUTH_SECRET: () => randomBytes(32).toString('hex'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
}

/** The secrets kept in a data folder, made where they are missing. Only the folder's owner can read them. */
export function secretsOf(dataDir) {
  makeDataDir(dataDir)
  const file = join(dataDir, 'secrets.json')
  const kept = read(file)
  const missing = Object.keys(MAKERS).filter((name) => !kept[name])
  if (missing.length === 0) return kept
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, MAKERS[name]()])) }
  // Written beside and renamed, so that a full disk or a kill does not leave half a file.
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
  return secrets
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}
