import { mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { dataDir } from '../setup/data-dir.mjs'

/** A path as the person at the terminal means it: npm moves its scripts to the project's folder. */
export const pathOf = (given) => resolve(process.env.INIT_CWD ?? '.', given)

/** The file that a backup goes to, in a folder that is made where it is missing. */
export function backupFile(given, now = new Date()) {
  const file = placeOf(given, `lectern-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.tar`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return file
}

function placeOf(given, name) {
  if (!given) return join(dataDir(), 'backups', name)
  const path = pathOf(given)
  const isFolder = /[/\\]$/.test(given) || statSync(path, { throwIfNoEntry: false })?.isDirectory()
  return isFolder ? join(path, name) : path
}
