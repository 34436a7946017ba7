import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { systemViewer, type Viewer } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { newId } from '@/prisma/seed/ids'
import { buildTrainer } from '@/prisma/seed/people'
import { buildRoom, buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { needsToday } from './needs'
import { needsOf } from './needs-editions'
import { lackedPlace } from './needs-sessions'

const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY)
const on = (days: number) => inDays(days).toISOString().slice(0, 10)
const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })
const coordinatorOf = (...editions: { id: string }[]) =>
  buildMember(db, { grants: editions.map(({ id }) => ({ role: 'coordinator', editionId: id })) })
const slugs = ({ shown }: { shown: { slug: string }[] }) => shown.map(({ slug }) => slug)
const titles = ({ shown }: { shown: { title: string }[] }) => shown.map(({ title }) => title)

async function statementsOf<T>(work: () => Promise<T>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const count = query.mock.calls.length
  query.mockRestore()
  return count
}

describe('an edition needs a decision', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const edition = {
    state: 'published' as const,
    zone: 'Europe/Rome',
    startsOn: new Date('2026-12-20'),
    endsOn: new Date('2027-01-20'),
    enrolUntilAt: null,
    places: 10,
    takenCount: 4,
    waitingCount: 0,
  }
  test.each([
    ['to come, with places', {}, []],
    ['beginning within two weeks with free places', { startsOn: new Date('2026-12-06') }, ['beginsSoon']],
    ['beginning within two weeks and full', { startsOn: new Date('2026-12-06'), takenCount: 10 }, []],
    ['begun already', { startsOn: new Date('2026-11-22') }, []],
    ['full, with people waiting', { takenCount: 10, waitingCount: 2 }, ['full']],
    ['whose window ends this week', { enrolUntilAt: new Date('2026-11-29T12:00:00Z') }, ['closing']],
    ['whose window ends a second later', { enrolUntilAt: new Date('2026-11-29T12:00:01Z') }, []],
    ['whose window has ended', { enrolUntilAt: now }, []],
    ['a draft', { state: 'draft' as const, startsOn: new Date('2026-12-06') }, ['drafts']],
    ['on its last day', { startsOn: new Date('2026-11-01'), endsOn: new Date('2026-11-22') }, []],
    ['over', { startsOn: new Date('2026-11-01'), endsOn: new Date('2026-11-21') }, ['over']],
    ['over and archived', { state: 'archived' as const, endsOn: new Date('2026-11-21') }, []],
    ['cancelled', { state: 'cancelled' as const, takenCount: 10, waitingCount: 2 }, []],
  ])('%s', (_, changed, needs) => {
    expect(needsOf({ ...edition, ...changed }, now)).toEqual(needs)
  })

  test('over by the calendar of its own zone', () => {
    const last = { ...edition, startsOn: new Date('2026-11-01'), endsOn: new Date('2026-11-22'), zone: 'Asia/Tokyo' }
    expect(needsOf(last, new Date('2026-11-22T14:59:59Z'))).toEqual([])
    expect(needsOf(last, new Date('2026-11-22T15:00:00Z'))).toEqual(['over'])
  })
})

test('a session lacks a room where people meet and a link where they join', () => {
  const lacks = (delivery: 'online' | 'inPerson' | 'hybrid') => {
    const { lacksRoom, lacksLink } = lackedPlace({ delivery, roomId: null, hasLink: false })
    return [lacksRoom, lacksLink]
  }
  expect([lacks('online'), lacks('inPerson'), lacks('hybrid')]).toEqual([
    [false, true],
    [true, false],
    [true, true],
  ])
  expect(lackedPlace({ delivery: 'hybrid', roomId: newId(), hasLink: true })).toEqual({
    lacksRoom: false,
    lacksLink: false,
  })
})

test('editions stand under what they need; each one’s own alone', async () => {
  const draft = await buildEdition(db, { state: 'draft' })
  const full = await buildEdition(db, { places: 1, startsOn: on(40), endsOn: on(60) })
  await buildEnrolment(db, { editionId: full.id })
  await buildEnrolment(db, { editionId: full.id, state: 'waitlisted' })
  const closing = await buildEdition(db, { enrolUntilAt: inDays(6), startsOn: on(40), endsOn: on(60) })
  const soon = await buildEdition(db, { startsOn: on(5) })
  const over = await buildEdition(db, { startsOn: on(-40), endsOn: on(-5) })
  const own = await coordinatorOf(draft, full, closing, soon, over)
  const needs = await needsToday(own, 'en')
  expect(slugs(needs.drafts)).toEqual([draft.slug])
  expect(needs.full).toMatchObject({
    totalCount: 1,
    shown: [{ slug: full.slug, places: 1, takenCount: 1, waitingCount: 1, label: { text: 'Test edition' } }],
  })
  expect(slugs(needs.closing)).toEqual([closing.slug])
  expect(slugs(needs.beginsSoon)).toEqual([soon.slug])
  expect(slugs(needs.over)).toEqual([over.slug])
  expect([needs.unsentMailCount, needs.imports]).toEqual([null, null])
  const others = await needsToday(
    await coordinatorOf(await buildEdition(db, { startsOn: on(50), endsOn: on(51) })),
    'en',
  )
  expect([others.drafts, others.full, others.closing, others.beginsSoon, others.over].map(slugs)).toEqual([
    [],
    [],
    [],
    [],
    [],
  ])
  const all = await needsToday(await administrator(), 'en')
  expect(slugs(all.over)).toContain(over.slug)
})

test('sessions of the coming two weeks without a trainer or a place; cancelled, drafts’ and others’ are left out', async () => {
  const edition = await buildEdition(db, { startsOn: on(-5), endsOn: on(60) })
  const draft = await buildEdition(db, { state: 'draft' })
  const other = await buildEdition(db)
  const trainers = async () => [(await buildTrainer(db)).id]
  const at = (days: number) => ({ editionId: edition.id, startsAt: inDays(days) })
  await buildSession(db, { ...at(2), title: 'Nobody teaches' })
  await buildSession(db, { ...at(3), title: 'Whole', trainers: await trainers() })
  await buildSession(db, { ...at(4), title: 'No link', link: null, trainers: await trainers() })
  await buildSession(db, { ...at(5), title: 'No room', delivery: 'inPerson', trainers: await trainers() })
  const { id: roomId } = await buildRoom(db)
  await buildSession(db, { ...at(6), title: 'Roomed', delivery: 'inPerson', roomId, trainers: await trainers() })
  await buildSession(db, { ...at(7), title: 'Cancelled', isLive: false })
  await buildSession(db, { ...at(15), title: 'Later' })
  await buildSession(db, { ...at(-1), title: 'Was' })
  await buildSession(db, { ...at(2), title: 'Of a draft', editionId: draft.id })
  await buildSession(db, { ...at(2), title: 'Of another', editionId: other.id })
  const needs = await needsToday(await coordinatorOf(edition, draft), 'en')
  expect(titles(needs.noTrainer)).toEqual(['Nobody teaches'])
  expect(needs.noPlace.shown.map(({ title, lacksRoom, lacksLink }) => [title, lacksRoom, lacksLink])).toEqual([
    ['No link', false, true],
    ['No room', true, false],
  ])
})

test('the lists left open are the viewer’s own, those carried out are not among them', async () => {
  const own = await administrator()
  const list = (byId: string, state: 'open' | 'done') =>
    db.peopleImport.create({
      data: {
        id: newId(),
        byId,
        fileName: `${state}.csv`,
        state,
        about: {},
        ignoredHeadings: [],
        createdAt: new Date(),
        doneAt: state === 'done' ? new Date() : null,
      },
    })
  await list(own.personId, 'open')
  await list(own.personId, 'done')
  await list((await administrator()).personId, 'open')
  expect((await needsToday(own, 'en')).imports?.map(({ fileName }) => fileName)).toEqual(['open.csv'])
  expect((await needsToday(own, 'en')).unsentMailCount).toBe(0)
})

test('is asked for in as many statements for three of each as for one', async () => {
  const many = async (count: number): Promise<Viewer> => {
    const editions = await Promise.all(Array.from({ length: count }, () => buildEdition(db, { startsOn: on(3) })))
    for (const edition of editions) {
      await buildSession(db, { editionId: edition.id, startsAt: inDays(4), link: null })
      await buildEnrolment(db, { editionId: edition.id, at: inDays(-9) })
      await buildSession(db, { editionId: edition.id, startsAt: inDays(-4) })
    }
    return coordinatorOf(...editions)
  }
  const [one, three] = [await many(1), await many(3)]
  const forOne = await statementsOf(() => needsToday(one, 'en'))
  expect([forOne, await statementsOf(() => needsToday(three, 'en'))]).toEqual([7, 7])
  expect((await needsToday(systemViewer('test'), 'en')).imports).toBeNull()
})
