import { randomUUID } from 'node:crypto'
import type { APIResponse } from '@playwright/test'
import { buildEdition } from '../prisma/seed/catalogue'
import { buildRoll } from '../prisma/seed/roll'
import { browserOf, formOn, leadsTo, type Sender, send, signedIn } from './support/posting'
import { db, expect, mailsTo, password, test } from './support/test'

const tenTimes = <T>(work: (i: number) => Promise<T>) => Promise.all(Array.from({ length: 10 }, (_, i) => work(i)))

/** The answers' kinds and how many there are of each. */
function tally(answers: APIResponse[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[leadsTo(answer)] = (counts[leadsTo(answer)] ?? 0) + 1
  return counts
}

const administrators = (count: number) => signedIn(count, { grants: [{ role: 'administrator' }] })

test('100 people press enrol at once for 50 places: 50 are enrolled, 50 wait, nobody sees an error', async () => {
  const { id: editionId, slug } = await buildEdition(db, { places: 50 })
  const people = await signedIn(100)
  const forms = await Promise.all(people.map(({ http }) => formOn(http, `/editions/${slug}`, 'slug')))
  const answers = await Promise.all(people.map(({ http }, i) => send(http, forms[i] as never)))
  const own = `/my/courses/${slug}?said=`
  expect(tally(answers)).toEqual({ [`${own}enrolled`]: 50, [`${own}waitlisted`]: 50 })
  const rows = await db.enrolment.findMany({ where: { editionId } })
  for (const [i, { personId }] of people.entries()) {
    const state = rows.find((row) => row.personId === personId)?.state
    expect(leadsTo(answers[i] as APIResponse)).toBe(own + state)
  }
  expect(new Set(rows.flatMap(({ queueSeq }) => queueSeq ?? [])).size).toBe(50)
  expect(await db.edition.findUnique({ where: { id: editionId } })).toMatchObject({ takenCount: 50 })
  const ids = people.map(({ personId }) => personId)
  expect(await db.outboxMessage.count({ where: { personId: { in: ids } } })).toBe(100)
  expect(await db.auditEntry.count({ where: { editionId } })).toBe(100)
})

test('enrolling and withdrawing, each form sent ten times at once, are each done once', async () => {
  const { id: editionId, slug } = await buildEdition(db)
  const [{ http, personId }] = (await signedIn(1)) as [Sender]
  const told = (kind: string) => db.outboxMessage.count({ where: { personId, kind } })
  const enrolling = await formOn(http, `/editions/${slug}`, 'slug')
  expect(tally(await tenTimes(() => send(http, enrolling)))).toEqual({ [`/my/courses/${slug}?said=enrolled`]: 10 })
  const withdrawing = await formOn(http, `/my/courses/${slug}`, 'enrolmentId')
  const answers = await tenTimes(() => send(http, withdrawing, { reason: 'A trial begins.' }))
  expect(tally(answers)).toEqual({ [`/my/courses/${slug}?said=withdrawn`]: 10 })
  expect([await told('enrolment.enrolled'), await told('enrolment.withdrawn')]).toEqual([1, 1])
  expect(await db.enrolmentChange.count({ where: { enrolment: { editionId } } })).toBe(2)
  const again = await send(http, enrolling)
  expect(await again.text(), 'an old page enrols nobody again').toContain('Somebody changed this in the meantime.')
})

test('two trainers save one register at once: one is saved, the other is told; each form ten times is saved once', async () => {
  const roll = await buildRoll(db, { learners: 40 })
  const { sessionId, ids, session } = roll
  const { id: sessionKey, startsAt, endsAt, isLive } = session
  const path = `/teach/sessions/${sessionId}`
  const people = await signedIn(2)
  for (const { personId } of people) {
    const category = 'academic'
    await db.trainer.create({ data: { personId, category, expertise: [], languages: ['en'] } })
    await db.sessionTrainer.create({ data: { sessionId: sessionKey, trainerId: personId, startsAt, endsAt, isLive } })
  }
  const [one, two] = people as [Sender, Sender]
  const marks = (letter: string) => Object.fromEntries(ids.map((id) => [`m.${id}`, letter]))
  const forms = await Promise.all([one, two].map(({ http }) => formOn(http, path, 'version')))
  const answers = await tenTimes((i) => {
    const which = i % 2
    return send((which ? two : one).http, forms[which] as never, marks(which ? 'a' : 'p'))
  })
  const saved = `${path}?said=marksSaved&saved=1`
  expect(tally(answers)).toEqual({ [saved]: 5, 200: 5 })
  const values = await db.mark.groupBy({ by: ['value'], where: { sessionId }, _count: true })
  const winner = leadsTo(answers[0] as APIResponse) === saved ? 'present' : 'absent'
  expect(values).toEqual([{ value: winner, _count: 40 }])
  expect(await db.evidence.count({ where: { sessionId } })).toBe(40)
  expect(await db.auditEntry.count({ where: { subjectId: sessionId } })).toBe(1)
  const refused = answers.find((answer) => leadsTo(answer) === '200')
  expect(await refused?.text()).toContain('Somebody changed this in the meantime.')

  const closing = await formOn(one.http, path, 'version')
  const closed = await tenTimes(() => send(one.http, closing, { ...marks('l'), close: 'yes' }))
  expect(tally(closed)).toEqual({ [`${path}?said=registerClosed&saved=2`]: 10 })
  expect(await db.markChange.count({ where: { sessionId } })).toBe(80)
})

test('one planner sends a form ten times, two plan one trainer at once: one session, and a refusal in words', async () => {
  const { id: editionId, slug } = await buildEdition(db)
  const [one, two] = (await administrators(2)) as [Sender, Sender]
  const [trainer] = (await signedIn(1)) as [Sender]
  await db.trainer.create({ data: { personId: trainer.personId, category: 'academic', expertise: [], languages: [] } })
  const path = `/admin/editions/${slug}/schedule/new`
  const plan = {
    title: 'Chain of custody',
    startOn: '2099-11-24',
    startTime: '15:00',
    endTime: '16:30',
    zone: 'Europe/Rome',
    delivery: 'online',
    trainerIds: trainer.personId,
  }
  const forms = await Promise.all([one, two].map(({ http }) => formOn(http, path, 'key')))
  const answers = await tenTimes((i) => send((i % 2 ? two : one).http, forms[i % 2] as never, plan))
  expect(tally(answers)).toEqual({ [`/admin/editions/${slug}/schedule?said=sessionPlanned`]: 5, 200: 5 })
  const refused = answers.find((answer) => leadsTo(answer) === '200')
  expect(await refused?.text()).toContain('already teaches')
  expect(await db.sessionEdition.count({ where: { editionId } })).toBe(1)
  expect(await db.outboxMessage.count({ where: { personId: trainer.personId } })).toBe(1)
})

test('enrolling a new address by hand, sent ten times at once, makes one person and one place', async () => {
  const { id: editionId, slug } = await buildEdition(db)
  const [{ http }] = (await administrators(1)) as [Sender]
  const address = `${randomUUID()}@race.test`
  const form = await formOn(http, `/admin/editions/${slug}/participants/add`, 'address')
  const answers = await tenTimes(() => send(http, form, { name: 'Nia Bello', address }))
  expect(tally(answers)).toEqual({ [`/admin/editions/${slug}/participants?said=enrolledByHand`]: 10 })
  expect(await db.enrolment.count({ where: { editionId } })).toBe(1)
  expect(await db.personEmail.count({ where: { address } })).toBe(1)
})

test('a sign-up and its confirmation, each sent ten times at once, make one mail and one account', async () => {
  const http = await browserOf()
  const address = `${randomUUID()}@race.test`
  const signingUp = await formOn(http, '/sign-up', 'address')
  const filled = { name: 'Nia Bello', address, password, zone: 'Africa/Nairobi' }
  expect(tally(await tenTimes(() => send(http, signingUp, filled)))).toEqual({ '/sign-up?sent=1': 10 })
  await expect.poll(async () => (await mailsTo(address)).length, { timeout: 60_000 }).toBeGreaterThan(0)
  expect(await db.accountToken.count({ where: { address } })).toBe(1)
  const [mail] = await mailsTo(address)
  const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
  const confirming = await formOn(http, `/confirm?token=${token}`, 'token')
  const browsers = await tenTimes(() => browserOf())
  const answers = await Promise.all(browsers.map((browser) => send(browser, confirming, { password })))
  expect(tally(answers)).toEqual({ '/my': 1, [confirming.path]: 9 })
  const gone = await http.get(confirming.path)
  expect([gone.status(), await gone.text()]).toEqual([404, expect.stringContaining('This link no longer works')])
  expect(await db.account.count({ where: { person: { emails: { some: { address } } } } })).toBe(1)
})
