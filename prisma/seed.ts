import { parseArgs } from 'node:util'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import report from './seed/data/institute.json'
import { DEMO_PASSWORD, seedDemonstration } from './seed/demo'
import { seedInstitute } from './seed/demo/reference'

const options = {
  demo: { type: 'boolean', default: false },
  name: { type: 'string', default: report.institute.name },
  abbreviation: { type: 'string', default: report.institute.abbreviation },
  mission: { type: 'string', default: report.institute.mission },
} as const

seed()
  .then((sentence) => console.log(sentence))
  .catch((error) => {
    // A word that was mistyped needs a sentence, anything else its stack.
    console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? error.message : error)
    process.exitCode = 1
  })
  .finally(() => db.$disconnect())

/** Seeds an empty database and says in one sentence what was done; where an institute is already there it does nothing. */
async function seed(): Promise<string> {
  const { values } = parseArgs({ options })
  const known = await db.institute.findUnique({ where: { id: 1 } })
  if (known && values.demo && !known.isDemonstration) {
    process.exitCode = 1
    return `This database belongs to ${known.name}: the demonstration would mix invented people with real ones, so nothing was written.`
  }
  if (known) return `An institute is already there (${known.name}): nothing was written.`
  if (!values.demo) {
    await seedInstitute(db, values, false)
    return `${values.name} is written. Make its first administrator with npm run admin:create.`
  }
  await seedDemonstration(db, { now: now(), passwordHash: await hashPassword(DEMO_PASSWORD) })
  return 'The demonstration institute is written.'
}
