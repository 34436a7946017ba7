import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildPerson } from '@/prisma/seed/people'
import { buildCancellation, buildMove, buildSession } from '@/prisma/seed/sessions'
import { buildTerm } from '@/prisma/seed/term'
import { memberOf } from '@/prisma/seed/viewers'
import { correctMark } from '../commands/correct-mark'
import { newsFor } from './news'

const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
const kinds = async (viewer: Member, since: Date) =>
  (await newsFor(viewer, since, 'en')).map(({ kind, ...one }) => [kind, 'session' in one ? one.session.title : ''])

describe('what changed for a learner', () => {
  test('are sessions moved and cancelled, each once as it stands now, since the moment given', async () => {
    const { learner, trainer, edition } = await buildTerm(db)
    const by = { byId: trainer.personId }
    const session = await buildSession(db, { editionId: edition.id, title: 'Moved twice', startsAt: ago(-90) })
    const moved = await buildMove(db, session, { ...by, startsAt: ago(-95), at: ago(5) })
    await buildMove(db, moved, { ...by, startsAt: ago(-99), at: ago(4) })
    const off = await buildSession(db, { editionId: edition.id, title: 'Off', startsAt: ago(-120) })
    await buildCancellation(db, off, { ...by, reason: 'The court sits.', at: ago(3) })
    expect(await kinds(learner, ago(10))).toEqual([
      ['cancelled', 'Off'],
      ['moved', 'Moved twice'],
    ])
    expect(await kinds(learner, ago(3.5))).toEqual([['cancelled', 'Off']])
    expect(await kinds(trainer, ago(10)), 'not for who only teaches').toEqual([])
  })

  test('are marks that stand, and those corrected; nobody else’s', async () => {
    const { learner, trainer, edition, second, enrolment } = await buildTerm(db)
    const other = await buildPerson(db)
    await buildEnrolment(db, { editionId: edition.id, personId: other.id, at: ago(900) })
    expect(await kinds(learner, ago(150))).toEqual([
      ['marked', 'Second'],
      ['marked', 'First'],
    ])
    await correctMark(trainer, {
      sessionId: second.id,
      enrolmentId: enrolment.id,
      value: 'absent',
      reason: 'Left.',
      version: 1,
      key: randomUUID(),
    })
    expect(await newsFor(learner, ago(1), 'en')).toMatchObject([{ kind: 'corrected', value: 'absent' }])
    expect(await kinds(memberOf(other), ago(150))).toEqual([])
  })

  test('are places given by the institute; what the learner did is no news to them', async () => {
    const edition = await buildEdition(db)
    const [own, byHand] = [await buildPerson(db), await buildPerson(db)]
    await buildEnrolment(db, { editionId: edition.id, personId: own.id, byId: own.id })
    await buildEnrolment(db, { editionId: edition.id, personId: byHand.id, byId: own.id })
    expect(await kinds(memberOf(own), ago(1))).toEqual([])
    expect(await newsFor(memberOf(byHand), ago(1), 'en')).toMatchObject([
      { kind: 'standing', state: 'enrolled', slug: edition.slug },
    ])
  })

  test('a joint lecture is told under the learner’s own edition, never under one that is hidden from them', async () => {
    const { learner, edition } = await buildTerm(db)
    const hidden = await buildEdition(db, { isRestricted: true, label: 'Hidden' })
    const session = await buildSession(db, { editionId: edition.id, title: 'Joint', startsAt: ago(-90) })
    await db.sessionEdition.create({ data: { sessionId: session.id, editionId: hidden.id } })
    await buildMove(db, session, { startsAt: ago(-95), at: ago(1) })
    const news = await newsFor(learner, ago(2), 'en')
    expect(news).toMatchObject([{ kind: 'moved', slug: edition.slug }])
    expect(JSON.stringify(news)).not.toContain(hidden.slug)
  })
})
