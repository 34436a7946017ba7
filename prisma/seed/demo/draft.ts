import { buildModule } from '../catalogue'
import editions from '../data/editions.json'
import { demoCalendar } from './calendar'
import type { Demo } from './context'
import { buildThisYears, daysFrom } from './this-year'

/** Being prepared: seen by those who run it alone, with modules and no session yet. */
export async function seedDraft(demo: Demo) {
  const days = demoCalendar(demo.now).draft
  const edition = await buildThisYears(demo, 'draft', days, {
    state: 'draft',
    zone: 'Europe/Rome',
    places: 35,
    createdAt: daysFrom(demo.now, -6),
  })
  for (const [i, title] of editions.draft.modules.entries()) {
    await buildModule(demo.db, { editionId: edition.id, title, position: i + 1, hours: 12 })
  }
}
