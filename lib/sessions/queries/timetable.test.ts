import { afterEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition, buildModule } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { joiningLink, joiningLinks } from './joining-link'
import { nextSession, timetable } from './timetable'

const week = { from: new Date('2098-11-24T00:00Z'), to: new Date('2098-12-01T00:00Z') }

const at = (time: string) => vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] })

afterEach(() => vi.useRealTimers())

describe('a timetable', () => {
  it('is of the editions that the viewer is in and the sessions that they teach, cancelled ones too', async () => {
    const course = await buildCourse(db, { title: { en: 'Cybercrime', ar: 'الجريمة السيبرانية' } })
    const edition = await buildEdition(db, { courseId: course.id, label: '20th edition' })
    const module = await buildModule(db, { editionId: edition.id, title: 'Evidence' })
    const trainer = await buildTrainer(db, { name: 'Amina Haddad' })
    const learner = await buildMember(db)
    await buildEnrolment(db, { editionId: edition.id, personId: learner.personId })
    const other = await buildEdition(db)
    const base = { editionId: edition.id, moduleId: module.id }
    await buildSession(db, { ...base, title: 'First', localStart: '2098-11-25T15:00', trainers: [trainer.id] })
    await buildSession(db, {
      ...base,
      title: 'Off',
      localStart: '2098-11-26T15:00',
      isLive: false,
      cancelledReason: 'Strike',
    })
    await buildSession(db, { ...base, title: 'Before', localStart: '2098-11-23T15:00' })
    await buildSession(db, { editionId: other.id, title: 'Not mine', localStart: '2098-11-25T15:00' })
    await buildSession(db, {
      editionId: other.id,
      title: 'Taught',
      localStart: '2098-11-27T15:00',
      trainers: [trainer.id],
    })

    const own = await timetable(learner, { ...week, locale: 'ar' })
    expect(own.map(({ title, isLive, cancelledReason }) => [title, isLive, cancelledReason])).toEqual([
      ['First', true, null],
      ['Off', false, 'Strike'],
    ])
    expect(own[0]).toMatchObject({
      courseTitle: 'الجريمة السيبرانية',
      courseLang: undefined,
      editionLabel: '20th edition',
      editionLang: 'en',
      moduleTitle: 'Evidence',
      trainers: [{ name: 'Amina Haddad', part: 'lecturer' }],
      teaches: false,
    })
    const taught = await timetable(memberOf(trainer), week)
    expect(taught.map(({ title, teaches }) => [title, teaches])).toEqual([
      ['First', true],
      ['Taught', true],
    ])
    expect(JSON.stringify([...own, ...taught])).not.toContain('meet.lectern.test')
  })

  it('has nothing of an edition that the viewer only waits for or has left', async () => {
    const edition = await buildEdition(db)
    await buildSession(db, { editionId: edition.id, localStart: '2098-11-25T15:00' })
    for (const state of ['waitlisted', 'withdrawn'] as const) {
      const viewer = await buildMember(db)
      await buildEnrolment(db, { editionId: edition.id, personId: viewer.personId, state })
      expect(await timetable(viewer, week)).toEqual([])
      expect(await nextSession(viewer)).toBeNull()
    }
  })

  it('has as next the session under way until its end, then the one after it', async () => {
    const edition = await buildEdition(db)
    const viewer = await buildMember(db)
    await buildEnrolment(db, { editionId: edition.id, personId: viewer.personId })
    await buildSession(db, { editionId: edition.id, title: 'First', localStart: '2098-11-25T15:00' })
    await buildSession(db, { editionId: edition.id, title: 'Off', localStart: '2098-11-26T15:00', isLive: false })
    await buildSession(db, { editionId: edition.id, title: 'Third', localStart: '2098-11-27T15:00' })
    const next = async (time: string) => {
      at(time)
      return (await nextSession(viewer))?.title
    }
    expect(await next('2098-11-25T15:29:59Z')).toBe('First')
    expect(await next('2098-11-25T15:30:00Z')).toBe('Third')
    expect(await next('2098-11-27T15:30:00Z')).toBeUndefined()
  })
})

describe('the joining link', () => {
  it('is for those in the session alone, from 15 minutes before until its end', async () => {
    const edition = await buildEdition(db)
    const trainer = await buildTrainer(db)
    const link = 'https://meet.example.org/1'
    const session = await buildSession(db, {
      editionId: edition.id,
      localStart: '2098-11-25T15:00',
      trainers: [trainer.id],
      link,
    })
    const enrolled = async (state: 'enrolled' | 'waitlisted' | 'withdrawn') => {
      const viewer = await buildMember(db)
      await buildEnrolment(db, { editionId: edition.id, personId: viewer.personId, state })
      return viewer
    }
    const inside: Viewer[] = [await enrolled('enrolled'), memberOf(trainer)]
    const outside: Viewer[] = [
      await enrolled('waitlisted'),
      await enrolled('withdrawn'),
      await buildMember(db),
      memberOf(await buildTrainer(db)),
      visitor,
    ]
    const shown = async (time: string) => {
      at(time)
      const [ins, outs] = await Promise.all(
        [inside, outside].map((viewers) => Promise.all(viewers.map((viewer) => joiningLink(viewer, session.id)))),
      )
      expect(outs).toEqual(outs?.map(() => null))
      expect(new Set(ins?.map((found) => found?.url)).size).toBe(1)
      return ins?.[0]
    }
    expect(await shown('2098-11-25T13:44:59Z')).toBeNull()
    expect(await shown('2098-11-25T13:45:00Z')).toEqual({ url: link })
    expect(await shown('2098-11-25T15:29:59Z')).toEqual({ url: link })
    expect(await shown('2098-11-25T15:30:00Z')).toBeNull()
    await db.session.update({ where: { id: session.id }, data: { isLive: false } })
    expect(await shown('2098-11-25T14:00:00Z')).toBeNull()
    for (const id of ['-1', '', 'x'.repeat(5000)]) expect(await joiningLink(inside[0] as Viewer, id)).toBeNull()
  })

  it('keeps its address from who only looks as somebody in the session, and says that there is one', async () => {
    const edition = await buildEdition(db)
    const trainer = await buildTrainer(db)
    const own = { editionId: edition.id, trainers: [trainer.id] }
    const withLink = await buildSession(db, {
      ...own,
      localStart: '2098-11-25T15:00',
      link: 'https://meet.example.org/1',
    })
    const without = await buildSession(db, { ...own, localStart: '2098-11-26T15:00', link: null })
    const viewedBy = { personId: trainer.id, name: 'An administrator', until: new Date(), why: 'Because' }
    const viewing = { ...memberOf(trainer), viewedBy }
    at('2098-11-25T14:00:00Z')
    expect(await joiningLink(viewing, withLink.id)).toEqual({ url: null })
    expect(await joiningLinks(viewing, [withLink, without])).toEqual(new Map([[withLink.id, { url: null }]]))
    at('2098-11-26T14:00:00Z')
    expect(await joiningLink(viewing, without.id)).toBeNull()
  })
})
