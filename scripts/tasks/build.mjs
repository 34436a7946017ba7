import { ensureBuild } from '../setup/build.mjs'
import { dataDir, folderLock, makeDataDir } from '../setup/data-dir.mjs'
import { environmentFor } from '../setup/environment.mjs'
import { requireLock } from '../setup/lock.mjs'
import { ensureClient } from '../setup/prisma.mjs'

/** The build alone, which needs no database. */
export async function task() {
  makeDataDir(dataDir())
  await requireLock(folderLock(), 'npm run build')
  await ensureClient()
  await ensureBuild(environmentFor({ url: process.env.DATABASE_URL || 'postgresql://unused@127.0.0.1/unused' }))
}
