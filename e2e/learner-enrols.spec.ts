import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildCourse, buildEdition, type EditionInput } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildSession } from '../prisma/seed/sessions'
import { checkAccess, db, expect, mailTo, password, signIn, somebody, test, withoutScript } from './support/test'

/** An edition of a course of its own, whose title nobody else has. */
async function offered(input: EditionInput = {}) {
  const title = `Evidence ${randomUUID().slice(0, 8)}`
  const course = await buildCourse(db, { title })
  const edition = await buildEdition(db, { courseId: course.id, label: 'Autumn', ...input })
  return { title, code: course.code, slug: edition.slug, id: edition.id }
}

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000)

async function fillSignIn(page: Page, address: string) {
  await page.locator('input[name="address"]').fill(address)
  await page.locator('input[name="password"]').fill(password)
  await page.locator('main form button[type="submit"]').first().click()
}

test('a visitor presses enrol, signs in, comes back to the same page and is enrolled', async ({ page }) => {
  const edition = await offered()
  await buildSession(db, { editionId: edition.id, title: 'Chain of custody', startsAt: minutesFromNow(60 * 24 * 9) })
  const { address } = await somebody()
  await page.goto(`/courses/${edition.code}`)
  await page.getByRole('link', { name: 'Autumn' }).click()
  await expect(page).toHaveURL(`/editions/${edition.slug}`)
  await checkAccess(page)
  await page.getByRole('button', { name: 'Enrol in this edition' }).click()
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`/editions/${edition.slug}`)}`)
  await fillSignIn(page, address)
  await expect(page).toHaveURL(`/editions/${edition.slug}`)
  await page.getByRole('button', { name: 'Enrol in this edition' }).click()
  await expect(page).toHaveURL(`/my/courses/${edition.slug}?said=enrolled`)
  await expect(page.getByText('You are enrolled.')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'Chain of custody' })).toBeVisible()
  await checkAccess(page)

  const mail = await mailTo(address, /You are enrolled/)
  expect(mail.subject).toBe(`You are enrolled: ${edition.title}`)
  expect(mail.attachments.map(({ contentType }) => contentType)).toContain('text/calendar')

  await page.goto(`/editions/${edition.slug}`)
  await expect(page.getByText('You are enrolled in this edition.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Enrol in this edition' })).toHaveCount(0)
})

test('signed in, enrolling takes two clicks from the course’s page', async ({ page }) => {
  const edition = await offered()
  const { address } = await somebody()
  await signIn(page, address)
  await page.goto(`/courses/${edition.code}`)
  await page.getByRole('link', { name: 'Autumn' }).click()
  await page.getByRole('button', { name: 'Enrol in this edition' }).click()
  await expect(page.getByText('You are enrolled.')).toBeVisible()
})

test('a full edition has a list; a withdrawal gives the place to the next, who is told', async ({ page, browser }) => {
  const edition = await offered({ places: 1 })
  const [inside, first, second] = [await somebody(), await somebody(), await somebody()]
  const own = await buildEnrolment(db, { editionId: edition.id, personId: inside.id })
  await buildEnrolment(db, { editionId: edition.id, personId: first.id, state: 'waitlisted' })

  await signIn(page, second.address)
  await page.goto(`/editions/${edition.slug}`)
  await expect(page.getByText('All places are taken. 1 person is on the waiting list.')).toBeVisible()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Join the waiting list' }).click()
  await expect(page.getByText('2nd on the waiting list')).toBeVisible()
  await checkAccess(page)
  await mailTo(second.address, /You are on the waiting list/)
  await page.goto('/my')
  await expect(page.getByText('2nd on the waiting list')).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await signIn(other, inside.address)
  await other.goto(`/my/courses/${edition.slug}`)
  await expect(other.getByText('It goes to the first of the 2 people who wait.')).toBeVisible()
  await checkAccess(other)
  await other.getByLabel('Why do you withdraw?').fill('A trial begins that week.')
  await other.getByRole('button', { name: 'Withdraw from this edition' }).click()
  await expect(other).toHaveURL(`/my/courses/${edition.slug}?said=withdrawn`)
  await expect(other.getByText('You have withdrawn.')).toBeVisible()
  await expect(other.getByText('Reason: A trial begins that week.')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Withdraw from this edition' })).toHaveCount(0)
  await expect(other.getByRole('button', { name: 'Join the waiting list' })).toBeVisible()
  await checkAccess(other)
  await mailTo(inside.address, /You have withdrawn/)

  expect((await mailTo(first.address, /A place is yours/)).text).toContain('A place has become free')
  expect(await db.enrolment.findUnique({ where: { id: own.id } })).toMatchObject({ state: 'withdrawn' })
  await page.goto(`/my/courses/${edition.slug}`)
  await expect(page.getByText('1st on the waiting list')).toBeVisible()
})

test('the day shows the next session, its link from a quarter of an hour before, and the attendance', async ({
  page,
}) => {
  const { id: editionId, title } = await offered({ startsOn: '2020-01-01', endsOn: '2099-01-01' })
  const { address, id: personId } = await somebody({ zone: 'Africa/Nairobi' })
  await buildEnrolment(db, { editionId, personId })
  const session = await buildSession(db, { editionId, title: 'Hearing witnesses', startsAt: minutesFromNow(14) })
  await signIn(page, address)
  await page.goto('/my')
  await expect(page.getByRole('heading', { level: 1, name: /^Your session begins in 1[34] minutes$/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Hearing witnesses' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Join the session' })).toHaveAttribute(
    'href',
    `https://meet.lectern.test/${session.id}`,
  )
  await expect(page.getByText(/Italy Time/).first(), 'the session’s own time beside the reader’s').toBeVisible()
  await expect(page.getByText('No attendance recorded yet, 80% needed')).toBeVisible()
  const courses = page.getByRole('region', { name: 'Your courses' })
  await expect(courses.getByRole('link', { name: title })).toBeVisible()
  await expect(courses.getByText('To pass, be present at the one session still to be counted.')).toBeVisible()
  await checkAccess(page)
  await page.goto('/ar/my')
  await expect(page.getByRole('link', { name: 'انضم إلى الجلسة' })).toBeVisible()
  await checkAccess(page)
})

test('the link is not there sixteen minutes before', async ({ page }) => {
  const { id: editionId } = await offered({ startsOn: '2020-01-01', endsOn: '2099-01-01' })
  const { address, id: personId } = await somebody()
  await buildEnrolment(db, { editionId, personId })
  const session = await buildSession(db, { editionId, startsAt: minutesFromNow(17) })
  await signIn(page, address)
  await page.goto('/my')
  await expect(page.getByText('The joining link appears here 15 minutes before the session begins.')).toBeVisible()
  expect(await page.content()).not.toContain(`meet.lectern.test/${session.id}`)
})

test('a newcomer’s day says how to begin', async ({ page }) => {
  const { address, name } = await somebody()
  await signIn(page, address)
  await page.goto('/my')
  await expect(page.getByRole('heading', { level: 1, name: `Welcome, ${name}` })).toBeVisible()
  await checkAccess(page)
  await page.getByRole('link', { name: 'Find a course' }).click()
  await expect(page).toHaveURL('/courses')
})

test('a way in that is not open, a window that is not, are said in words', async ({ page }) => {
  const sentences = [
    [await offered({ wayIn: 'application' }), 'People join this edition by application'],
    [await offered({ wayIn: 'nomination' }), 'People join this edition by nomination'],
    [await offered({ wayIn: 'invitation' }), 'People join this edition by invitation'],
    [await offered({ enrolUntilAt: new Date(0) }), 'Enrolment in this edition has closed.'],
    [
      await offered({ enrolFromAt: new Date('2098-03-02T08:00:00Z'), endsOn: '2099-01-01' }),
      'Enrolment opens on Sunday, 2 March 2098, 09:00',
    ],
  ] as const
  for (const [{ slug }, sentence] of sentences) {
    await page.goto(`/editions/${slug}`)
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(page.getByRole('button', { name: /Enrol|Join/ })).toHaveCount(0)
  }
})

test('one’s standing is one’s own: to others, and with odd addresses, it is not there', async ({ page }) => {
  const edition = await offered()
  await buildEnrolment(db, { editionId: edition.id })
  const { address } = await somebody()
  await signIn(page, address)
  for (const path of [edition.slug, '-1', 'x'.repeat(5000), '%00', '%D8%A7']) {
    expect((await page.request.get(`/my/courses/${path}`)).status()).toBe(404)
  }
})

withoutScript('enrolling and withdrawing need no script', async ({ page }) => {
  const edition = await offered()
  const { address } = await somebody()
  await page.goto(`/editions/${edition.slug}`)
  await page.getByRole('button', { name: 'Enrol in this edition' }).click()
  await fillSignIn(page, address)
  await expect(page).toHaveURL(`/editions/${edition.slug}`)
  await page.getByRole('button', { name: 'Enrol in this edition' }).click()
  await expect(page.getByText('You are enrolled.')).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw from this edition' }).click()
  await expect(page.getByText('You have withdrawn.')).toBeVisible()
  await page.getByRole('button', { name: 'Enrol in this edition' }).click()
  await expect(page.getByText('You are enrolled.')).toBeVisible()
})
