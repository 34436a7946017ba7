import { expect, test } from 'vitest'
import type { Mail } from '@/lib/notifications/schema'
import { db } from '@/lib/platform/db'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildPerson } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { enrol } from './commands/enrol'
import { enrolByHand } from './commands/enrol-by-hand'
import { remove, withdraw } from './commands/withdraw'
import { enrolmentMail } from './jobs'

/** What the person's messages say now, the oldest first; null for one with nothing left to say. */
async function mailsOf(personId: string): Promise<(Mail | null)[]> {
  const messages = await db.outboxMessage.findMany({
    where: { personId, kind: { startsWith: 'enrolment.' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return Promise.all(
    messages.map(async ({ kind, payload, secret }) => {
      const make = enrolmentMail[kind]
      if (!make) throw new Error(`nothing writes ${kind}`)
      return make({ personId, payload: payload as Record<string, string>, secret })
    }),
  )
}

const migration = () =>
  buildCourse(db, { title: { en: 'Migration', ar: 'الهجرة' } }).then(({ id: courseId }) =>
    buildEdition(db, {
      courseId,
      places: 1,
      label: { en: 'Autumn', ar: 'الخريف' },
      startsOn: '2099-09-07',
      endsOn: '2099-12-18',
    }),
  )

test('an enrolment comes with its coming sessions in a calendar', async () => {
  const edition = await migration()
  await buildSession(db, {
    editionId: edition.id,
    title: 'Who is a migrant?',
    startsAt: new Date('2099-09-08T13:00:00Z'),
  })
  const viewer = await buildMember(db, { name: 'Nafula Maina', email: 'nafula@people.test' })
  await enrol(viewer, { editionId: edition.id })
  const [mail] = await mailsOf(viewer.personId)
  expect(mail).toMatchObject({
    to: 'nafula@people.test',
    locale: 'en',
    subject: 'You are enrolled: Migration',
    greeting: 'Dear Nafula Maina,',
    action: { url: `http://localhost:3000/my/courses/${edition.slug}` },
    calendar: { method: 'PUBLISH', content: expect.stringContaining('SUMMARY:Who is a migrant?') },
  })
  expect(mail?.paragraphs).toEqual([
    'You have a place on Migration (Autumn), from 7 September 2099 to 18 December 2099.',
    'The coming sessions are attached as a calendar file.',
  ])
})

test('the list says one’s place; a promotion says that it is over, and the older message says nothing more', async () => {
  const edition = await migration()
  const [first, second, third] = [await buildMember(db), await buildMember(db, { locale: 'ar' }), await buildMember(db)]
  for (const viewer of [first, second, third]) await enrol(viewer, { editionId: edition.id })
  expect((await mailsOf(third.personId))[0]?.paragraphs[0]).toBe(
    'All places on Migration (Autumn) are taken. You are 2nd on the waiting list.',
  )
  const own = await db.enrolment.findFirstOrThrow({ where: { personId: first.personId } })
  await withdraw(first, { enrolmentId: own.id, version: 1, reason: 'Work.' })
  const mails = await mailsOf(second.personId)
  expect(mails.map((mail) => mail?.subject)).toEqual([undefined, 'أصبح لك مقعد: الهجرة'])
  expect(mails[1]?.action?.url).toBe(`http://localhost:3000/ar/my/courses/${edition.slug}`)
  const [, withdrawn] = await mailsOf(first.personId)
  expect(withdrawn).toMatchObject({
    subject: 'You have withdrawn: Migration',
    action: { url: `http://localhost:3000/my/courses/${edition.slug}` },
  })
  await db.edition.update({ where: { id: edition.id }, data: { isRestricted: true } })
  expect((await mailsOf(first.personId))[1]?.action, 'no way to what they see no more').toBeUndefined()
})

test('who was taken off is told the reason; who has no account is asked to sign up; who has no address gets nothing', async () => {
  const edition = await migration()
  const administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const person = await buildPerson(db)
  await enrolByHand(administrator, { editionId: edition.id, personId: person.id })
  const [mail] = await mailsOf(person.id)
  expect(mail?.paragraphs).toContain(
    'To see your sessions and your attendance, sign up with the e-mail address that this message came to.',
  )
  expect(mail?.action).toEqual({ label: 'Sign up', url: 'http://localhost:3000/sign-up' })
  const own = await db.enrolment.findFirstOrThrow({ where: { personId: person.id } })
  await remove(administrator, { enrolmentId: own.id, version: 1, reason: 'Not eligible.' })
  expect((await mailsOf(person.id))[1]).toMatchObject({
    subject: 'You are no longer enrolled: Migration',
    paragraphs: expect.arrayContaining(['The reason given: Not eligible.']),
  })
  const silent = await buildPerson(db, { email: null })
  await enrolByHand(administrator, { editionId: edition.id, personId: silent.id })
  expect(await mailsOf(silent.id)).toEqual([null])
})

test('a message about what is no longer there says nothing', async () => {
  const { personId } = await buildEnrolment(db, { editionId: (await buildEdition(db)).id })
  const gone = { personId, payload: { enrolmentId: '019ab000-0000-7000-8000-000000000000' }, secret: null }
  for (const make of Object.values(enrolmentMail)) expect(await make(gone)).toBe(null)
})

test.each([
  ['en', 'You have a place on Migration (Autumn), from 7 September 2099 to 18 December 2099.'],
  ['ar', 'لديك مقعد في الهجرة (الخريف)، من 7 سبتمبر 2099 إلى 18 ديسمبر 2099.'],
  ['es', 'Tiene una plaza en Migración (Otoño), del 7 de septiembre de 2099 al 18 de diciembre de 2099.'],
  ['fr', 'Vous avez une place pour la formation La migration (Automne), du 7 septembre 2099 au 18 décembre 2099.'],
  ['ru', 'За Вами закреплено место на курсе «Миграция (Осень)» (с 7 сентября 2099 г. по 18 декабря 2099 г.).'],
  ['zh', '您已获得移徙（秋季）的名额，日期为2099年9月7日至2099年12月18日。'],
])('somebody who reads %s is written to in it, with the institute’s own texts in it', async (locale, sentence) => {
  const { id: courseId } = await buildCourse(db, {
    title: { en: 'Migration', ar: 'الهجرة', es: 'Migración', fr: 'La migration', ru: 'Миграция', zh: '移徙' },
  })
  const edition = await buildEdition(db, {
    courseId,
    label: { en: 'Autumn', ar: 'الخريف', es: 'Otoño', fr: 'Automne', ru: 'Осень', zh: '秋季' },
    startsOn: '2099-09-07',
    endsOn: '2099-12-18',
  })
  const viewer = await buildMember(db, { locale })
  await enrol(viewer, { editionId: edition.id })
  const [mail] = await mailsOf(viewer.personId)
  expect(mail).toMatchObject({ locale, paragraphs: [sentence] })
})
