import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { dataDir } from '../setup/data-dir.mjs'

/** A path as the person at the terminal means it: npm moves its scripts to the project's folder. */
export const pathOf = (given) => resolve(process.env.INIT_CWD ?? '.', given)

/** The file that a backup goes to: the one given, or one named by the time in the folder given. */
export function backupFile(given, now = new Date()) {
  const name = `lectern-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.tar`
  if (!given) return join(dataDir(), 'backups', name)
  const path = pathOf(given)
  const isFolder = /[/\\]$/.test(given) || (existsSync(path) && statSync(path).isDirectory())
  return isFolder ? join(path, name) : path
}
