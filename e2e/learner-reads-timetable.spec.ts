import { randomUUID } from 'node:crypto'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildSession } from '../prisma/seed/sessions'
import { arrive, checkAccess, db, expect, somebody, test, withoutScript } from './support/test'

/** A learner in Nairobi on an edition that is taught from Rome. */
async function scene() {
  const mark = randomUUID().slice(0, 8)
  const course = await buildCourse(db, { title: `Asset recovery ${mark}` })
  const edition = await buildEdition(db, { courseId: course.id })
  const learner = await somebody({ zone: 'Africa/Nairobi' })
  await buildEnrolment(db, { editionId: edition.id, personId: learner.id })
  return { edition, learner }
}

/** On the whole minute, so many minutes from now. */
const inMinutes = (minutes: number) => new Date(Math.floor(Date.now() / 60_000 + minutes) * 60_000)

test('a learner reads their weeks in their own zone, with the session’s beside it', async ({ page }) => {
  const { edition, learner } = await scene()
  await buildSession(db, {
    editionId: edition.id,
    title: 'Freezing orders',
    localStart: '2097-12-04T23:00',
    minutes: 60,
  })
  const off = { isLive: false, cancelledReason: 'The court sits that day.' }
  await buildSession(db, { editionId: edition.id, title: 'Confiscation', localStart: '2097-12-06T10:00', ...off })
  await arrive(page, learner.address, '/my/timetable?week=2097-W49')
  await expect(page.getByRole('heading', { name: /^2\D+8 December 2097/ })).toBeVisible()
  // 23:00 on Wednesday in Rome is 01:00 on Thursday in Nairobi.
  const first = page.getByRole('listitem').filter({ hasText: 'Thu 5' }).first()
  await expect(first).toContainText('01:00–02:00')
  await expect(first).toContainText('Wednesday')
  await expect(first).toContainText('23:00–00:00')
  await expect(first).toContainText('UTC+1')
  await expect(page.getByText('The court sits that day.')).toBeVisible()
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()
  await checkAccess(page)

  await page.getByRole('link', { name: 'Week after' }).click()
  await expect(page).toHaveURL('/my/timetable?view=week&on=2097-12-09')
  await expect(page.getByText('You have no session this week.')).toBeVisible()
  await page.getByRole('link', { name: 'Week before' }).click()
  await expect(page.getByRole('link', { name: 'Freezing orders' })).toBeVisible()

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('heading', { name: /Thursday,? 5 December 2097/ })).toBeVisible()
  await checkAccess(page)
  await page.goto('/ar/my/timetable?from=2097-12-05')
  await expect(page.getByRole('link', { name: 'Freezing orders' })).toBeVisible()
  await checkAccess(page)
})

withoutScript('has the joining link from 15 minutes before, and not earlier', async ({ page }) => {
  const { edition, learner } = await scene()
  const link = 'https://meet.example.org/now'
  await buildSession(db, { editionId: edition.id, title: 'Soon', startsAt: inMinutes(10), link })
  await buildSession(db, {
    editionId: edition.id,
    title: 'Later',
    startsAt: inMinutes(120),
    link: 'https://meet.example.org/later',
  })
  await arrive(
    page,
    learner.address,
    `/my/timetable?from=${inMinutes(10 + 180)
      .toISOString()
      .slice(0, 10)}`,
  )
  await expect(page.getByRole('link', { name: 'Join the session' })).toHaveAttribute('href', link)
  expect(await page.content()).not.toContain('meet.example.org/later')
})
