import { checkBackup } from '../backup/check.mjs'
import { pathOf } from '../backup/paths.mjs'
import { databaseToFill } from '../backup/place.mjs'
import { restore } from '../backup/restore.mjs'
import { contentOf, timed } from '../backup/words.mjs'
import { Failure } from '../setup/failure.mjs'

/** Fills an empty database from a backup's file and proves that it holds the same. */
export async function task(args) {
  const [given, ...more] = args
  if (!given || given.startsWith('-') || more.length > 0) throw new Failure('Say npm run restore -- FILE.')
  const file = pathOf(given)
  const [backup, checking] = await timed(() => checkBackup(file))
  console.log(`${file} is whole (${contentOf(backup.digests)}, checked in ${checking}). Restoring…`)
  const url = await databaseToFill()
  const [, time] = await timed(() => restore(url, { file, ...backup }))
  console.log(`Restored in ${time}; each table's count and checksum are the backup's. npm start serves it.`)
}
