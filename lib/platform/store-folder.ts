import 'server-only'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isKey, requireKey, type Store } from './stored'

/** Only the user that Lectern runs as reads it. */
const [FOLDER_MODE, FILE_MODE] = [0o700, 0o600]

/** Files in a folder of this machine, each whole or not there at all. */
export function folderStore(folder: string): Store {
  const at = (key: string) => {
    requireKey(key)
    return join(folder, key)
  }
  return {
    async put(key, bytes) {
      const path = at(key)
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
      const unfinished = `${path}.unfinished`
      const file = await open(unfinished, 'wx', FILE_MODE)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, path)
    },
    async get(key) {
      return readFile(at(key)).catch(unlessMissing)
    },
    async remove(key) {
      await rm(at(key), { force: true })
    },
    async *list() {
      for (const name of (await readdir(folder).catch(unlessMissing)) ?? []) {
        const found = isKey(name) && (await stat(join(folder, name)).catch(unlessMissing))
        if (found) yield { key: name, at: found.mtime }
      }
    },
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
