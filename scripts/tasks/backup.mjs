import { parseArgs } from 'node:util'
import { backUp } from '../backup/back-up.mjs'
import { checkBackup } from '../backup/check.mjs'
import { backupFile, pathOf } from '../backup/paths.mjs'
import { databaseToBackUp } from '../backup/place.mjs'
import { contentOf, sizeOf, timed } from '../backup/words.mjs'
import { Failure } from '../setup/failure.mjs'

/** Writes the database into one file, while it is in use; with --check, verifies such a file and writes nothing. */
export async function task(args) {
  const { given, isCheck } = understand(args)
  if (isCheck) return check(pathOf(given))
  const file = backupFile(given)
  const url = await databaseToBackUp()
  const [digests, time] = await timed(() => backUp(url, file))
  console.log(`${file}: ${contentOf(digests)}, ${sizeOf(file)}, in ${time}. It holds personal data: keep it as such.`)
}

async function check(file) {
  const [{ manifest, digests }, time] = await timed(() => checkBackup(file))
  const origin = `taken ${manifest.takenAt} by Lectern ${manifest.product}`
  console.log(`${file} is whole: ${contentOf(digests)}, ${sizeOf(file)}, ${origin}; checked in ${time}.`)
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
