import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { ensureFaultsBuild } from '../faults/support/build.mjs'
import { makePlace } from '../faults/support/place.mjs'
import { record } from '../faults/support/record.mjs'
import { startReport } from '../faults/support/report.mjs'
import { Failure, sentenceFor } from '../setup/failure.mjs'
import { isEnding } from '../setup/lifecycle.mjs'
import { at } from '../setup/paths.mjs'
import { ensureClient } from '../setup/prisma.mjs'
import { ignoreSettings } from '../testing/settings.mjs'

/** Each fault, or those that are named: brought about on a copy of an institute, and what was seen printed. */
export async function task(names) {
  const known = readdirSync(at('scripts/faults'))
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => basename(file, '.mjs'))
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) throw new Failure(`There is no fault "${unknown}": ${known.join(', ')}.`)
  ignoreSettings()
  await ensureClient()
  const place = await makePlace()
  await ensureFaultsBuild(place)
  const report = startReport()
  for (const name of known.filter((name) => names.length === 0 || names.includes(name))) {
    const { title, bringAbout } = await import(`../faults/${name}.mjs`)
    const begun = Date.now()
    report.begin(name, title)
    await bringAbout(place, report).catch((error) => {
      if (isEnding()) throw error
      report.see('the fault could be watched to its end', false, sentenceFor(error))
    })
    report.note(`${Math.round((Date.now() - begun) / 1000)} s`)
  }
  if (names.length === 0) record(report.tables())
  return report.close()
}
