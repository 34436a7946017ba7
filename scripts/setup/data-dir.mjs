import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { at } from './paths.mjs'

/** Where this checkout keeps what is not in git: the embedded database, secrets, mail. */
export const dataDir = () => resolve(process.env.DATA_DIR || at('.data'))

/** The embedded database's own folder. */
export const databaseDir = () => join(dataDir(), 'postgres')

/** Who holds it owns the database and the build in this folder. */
export const folderLock = () => join(dataDir(), 'in-use')

/** The database's own user must pass through, whatever this shell's umask is. */
export function makeDataDir(path) {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o711)
}
