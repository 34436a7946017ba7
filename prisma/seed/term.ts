import type { Tx } from '@/lib/platform/db'
import { buildRegister } from './attendance'
import { buildEdition, buildModule } from './catalogue'
import { buildEnrolment } from './enrolments'
import { buildPerson, buildTrainer } from './people'
import { buildSession } from './sessions'
import { memberOf } from './viewers'

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

/** A trainer with a session held and closed, one held and left open, one cancelled, one to come; one learner. */
export async function buildTerm(db: Tx) {
  const edition = await buildEdition(db, {
    ratePermille: 800,
    latePermille: 500,
    startsOn: '2020-01-01',
    endsOn: '2099-01-01',
  })
  const module = await buildModule(db, { editionId: edition.id, title: { en: 'Law', ar: 'القانون' } })
  const trainer = memberOf(await buildTrainer(db), { isTrainer: true })
  const plan = { editionId: edition.id, minutes: 60, trainers: [trainer.personId] }
  const learner = await buildPerson(db, { name: 'محمد الخطيب', country: 'JO' })
  const enrolment = await buildEnrolment(db, { editionId: edition.id, personId: learner.id, at: ago(900) })
  const first = await buildSession(db, { ...plan, title: 'First', startsAt: ago(100), moduleId: module.id })
  const second = await buildSession(db, { ...plan, title: 'Second', startsAt: ago(76) })
  const open = await buildSession(db, { ...plan, title: 'Left open', startsAt: ago(52) })
  await buildSession(db, { ...plan, title: 'Cancelled', startsAt: ago(40), isLive: false })
  await buildSession(db, { ...plan, title: 'Not counted', startsAt: ago(30), countsAttendance: false })
  const toCome = await buildSession(db, { ...plan, title: 'To come', startsAt: ago(-72) })
  const held = { editionId: edition.id, byId: trainer.personId }
  await buildRegister(db, { ...held, sessionId: first.id, marks: { [enrolment.id]: 'present' }, at: ago(99) })
  await buildRegister(db, { ...held, sessionId: second.id, marks: { [enrolment.id]: 'late' }, at: ago(75) })
  return { edition, trainer, learner: memberOf(learner), enrolment, first, second, open, toCome }
}
