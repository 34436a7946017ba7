import { statfs } from 'node:fs/promises'
import { env } from './env'

/** What PostgreSQL needs to go on: without it a full disk would end it, and nobody could read either. */
const LEAST_BYTES = 64 * 1024 * 1024

/** Whether the disk of the embedded database has room for more. Of an operator's database only that one knows. */
export async function hasRoom(): Promise<boolean> {
  const folder = env().DATABASE_DIR
  if (!folder) return true
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize >= LEAST_BYTES
  } catch {
    return true // the folder is not there just now: that is for the database to say
  }
}
