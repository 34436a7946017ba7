import { checkBackup } from '../backup/check.mjs'
import { pathOf } from '../backup/paths.mjs'
import { databaseToFill } from '../backup/place.mjs'
import { restore } from '../backup/restore.mjs'
import { storedFiles } from '../backup/stored-files.mjs'
import { contentOf, filesPut, say, timed, withoutFiles } from '../backup/words.mjs'
import { Failure } from '../setup/failure.mjs'

/** Fills an empty database and the folder of files from a backup, and proves that they hold the same. */
export async function task(args) {
  const [given, ...more] = args
  if (!given || given.startsWith('-') || more.length > 0) throw new Failure('Say npm run restore -- FILE.')
  const file = pathOf(given)
  const [backup, checking] = await timed(() => checkBackup(file))
  say(`${file} is whole (${contentOf(backup)}, checked in ${checking}).`, withoutFiles(backup), 'Restoring…')
  const url = await databaseToFill()
  const [, time] = await timed(() => restore(url, { file, ...backup }))
  const restored = `Restored in ${time}; each table's count and checksum are the backup's.`
  say(restored, filesPut(backup.files, storedFiles()), 'npm start serves it.')
}
