import { afterEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { movePreview } from './move-preview'
import { type PlannedSession, plannedSession } from './planned-session'

afterEach(() => vi.useRealTimers())

async function scene() {
  const edition = await buildEdition(db)
  const trainer = await buildTrainer(db, { name: 'Amina Haddad' })
  const viewer = await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] })
  const base = { editionId: edition.id, trainers: [trainer.id] }
  const { id } = await buildSession(db, { ...base, title: 'Mine', localStart: '2097-03-19T15:00' })
  const session = (await plannedSession(viewer, edition.id, id, 'en')) as PlannedSession
  return { viewer, session, trainer, base, edition }
}

describe('a move that is looked at', () => {
  it('keeps the session’s length on the clock, across a change of the clocks too', async () => {
    const { viewer, session } = await scene()
    expect(await movePreview(viewer, session, '2097-04-02T16:00')).toMatchObject({
      localStart: '2097-04-02T16:00',
      localEnd: '2097-04-02T17:30',
      times: { startsAt: new Date('2097-04-02T14:00Z'), endsAt: new Date('2097-04-02T15:30Z') },
      fault: null,
      clashes: [],
      isPast: false,
    })
    expect(await movePreview(viewer, session, '2097-03-31T02:30')).toMatchObject({
      fault: 'localTimeMissing',
      times: null,
    })
  })

  it('names what is in the way and where it is planned, but not the session itself nor what the planner may not see', async () => {
    const { viewer, session, trainer, base, edition } = await scene()
    const hidden = await buildEdition(db, { isRestricted: true })
    await buildSession(db, { ...base, title: 'Beside', localStart: '2097-03-20T16:00' })
    await buildSession(db, {
      editionId: hidden.id,
      title: 'Secret',
      localStart: '2097-03-21T15:00',
      trainers: [trainer.id],
    })
    const others = await buildEdition(db)
    await buildSession(db, {
      editionId: others.id,
      title: 'Of others',
      localStart: '2097-03-22T15:00',
      trainers: [trainer.id],
    })
    const inTheWay = async (to: string) =>
      (await movePreview(viewer, session, to))?.clashes.map(({ name, session: other }) => [
        name,
        other?.title,
        other?.editionSlug,
      ])
    expect(await inTheWay('2097-03-19T15:30')).toEqual([])
    expect(await inTheWay('2097-03-20T15:00')).toEqual([['Amina Haddad', 'Beside', edition.slug]])
    expect(await inTheWay('2097-03-21T15:00')).toEqual([['Amina Haddad', undefined, undefined]])
    expect(await inTheWay('2097-03-22T15:00')).toEqual([['Amina Haddad', 'Of others', null]])
  })

  it('says that it would be in the past', async () => {
    const { viewer, session } = await scene()
    vi.useFakeTimers({ now: new Date('2097-03-18T09:00:00Z'), toFake: ['Date'] })
    expect((await movePreview(viewer, session, '2097-03-18T10:00'))?.isPast).toBe(true)
    expect((await movePreview(viewer, session, '2097-03-18T10:01'))?.isPast).toBe(false)
  })

  it('is none for what is no time', async () => {
    const { viewer, session } = await scene()
    const odd = ['2097-03-20T10:00T', '2097-03-20T10:00T10:00', '2097-03-20T10:00 ', 'T', '2097-03-20T10:00:00Z']
    for (const to of ['', '2097-03-20', '2097-02-30T10:00', '2097-03-20T25:00', 'x'.repeat(200), ...odd])
      expect(await movePreview(viewer, session, to)).toBeNull()
  })
})
