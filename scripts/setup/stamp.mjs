import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Does the work unless it was last done for the same content; an interrupted attempt counts as not done. */
export async function unlessDone(stampFile, hash, work) {
  if (read(stampFile) === hash) return
  rmSync(stampFile, { force: true })
  await work()
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, hash)
}

/** One hash over the names and contents of files and over a few more words. */
export function hashOf(files, ...words) {
  const hash = createHash('sha256')
  for (const word of words) hash.update(`${word}\0`)
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Every file below a folder, in order, but for those that `isIgnored(path)`. */
export function filesBelow(folder, isIgnored = () => false) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (isIgnored(path)) return []
      if (entry.isDirectory()) return filesBelow(path, isIgnored)
      return entry.isFile() ? [path] : []
    })
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
