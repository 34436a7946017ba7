import { parseArgs } from 'node:util'
import { backUp } from '../backup/back-up.mjs'
import { checkBackup } from '../backup/check.mjs'
import { backupFile, pathOf } from '../backup/paths.mjs'
import { databaseToBackUp } from '../backup/place.mjs'
import { contentOf, say, sizeOf, timed, withoutFiles } from '../backup/words.mjs'
import { Failure } from '../setup/failure.mjs'

/** Writes the database and its files into one file, in use as they are; with --check, verifies one and writes nothing. */
export async function task(args) {
  const { given, isCheck } = understand(args)
  if (isCheck) return check(pathOf(given))
  const file = backupFile(given)
  const url = await databaseToBackUp()
  const [backup, time] = await timed(() => backUp(url, file))
  const written = `${file}: ${contentOf(backup)}, ${sizeOf(file)}, in ${time}.`
  say(written, 'It holds personal data: keep it as such.', withoutFiles(backup))
}

async function check(file) {
  const [backup, time] = await timed(() => checkBackup(file))
  const { takenAt, product } = backup.manifest
  const origin = `taken ${takenAt} by Lectern ${product}`
  say(`${file} is whole: ${contentOf(backup)}, ${sizeOf(file)}, ${origin}; checked in ${time}.`, withoutFiles(backup))
}

function understand(args) {
  try {
    const { values, positionals } = parseArgs({ args, options: { check: { type: 'boolean' } }, allowPositionals: true })
    if (positionals.length <= 1 && (!values.check || positionals[0])) {
      return { given: positionals[0], isCheck: values.check }
    }
  } catch {
    // falls through to the sentence
  }
  throw new Failure('Say npm run backup [-- FILE or FOLDER], or npm run backup -- --check FILE.')
}
