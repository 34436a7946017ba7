import { randomUUID } from 'node:crypto'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildTrainer } from '../prisma/seed/people'
import { buildSession, buildSessions } from '../prisma/seed/sessions'
import { arrive, checkAccess, db, expect, somebody, test, withoutScript } from './support/test'

const DAY = 'view=week&on=2097-04-02'

/** An edition in Rome with a session on Tuesday 2 April 2097 at ten, its trainer, and who coordinates it. */
async function scene() {
  const mark = randomUUID().slice(0, 8)
  const course = await buildCourse(db, { title: `Asset recovery ${mark}` })
  const edition = await buildEdition(db, { courseId: course.id, startsOn: '2097-03-18', endsOn: '2097-05-31' })
  const trainer = await buildTrainer(db, { name: `Ilse Brandt ${mark}`, zone: 'Europe/Rome' })
  const base = { editionId: edition.id, trainers: [trainer.id] }
  const session = await buildSession(db, { ...base, title: 'Freezing orders', localStart: '2097-04-02T10:00' })
  const grants = [{ role: 'coordinator' as const, editionId: edition.id }]
  const coordinator = await somebody({ zone: 'Europe/Rome', grants })
  return { edition, base, session, coordinator }
}

const startOf = async (id: string) => (await db.session.findUniqueOrThrow({ where: { id } })).localStart

test('a coordinator moves a session by keys alone, seeing what it means before it is saved', async ({ page }) => {
  const { base, session, coordinator } = await scene()
  await buildSession(db, { ...base, title: 'Confiscation', localStart: '2097-04-03T12:00' })
  await arrive(page, coordinator.address, `/admin/calendar?${DAY}`)
  await checkAccess(page)
  const link = page.getByRole('link', { name: 'Freezing orders', exact: true })
  const said = page.getByRole('main').getByRole('status')
  await expect(async () => {
    await link.focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+ArrowRight')
    await expect(said).toContainText(/Wednesday,? 3 April 2097, .*10:00–11:30/, { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(said).toContainText('stays where it was')

  await page.keyboard.press('Alt+ArrowRight')
  for (let quarter = 0; quarter < 4; quarter += 1) await page.keyboard.press('Alt+ArrowDown')
  await expect(said).toContainText('11:00–12:30')
  await checkAccess(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('It would be moved to')).toBeVisible()
  await expect(page.getByText(/already teaches “Confiscation”/)).toBeVisible()
  await checkAccess(page)
  expect(await startOf(session.id)).toBe('2097-04-02T10:00')

  const move = page.getByRole('form', { name: 'Move the session' })
  await move.getByRole('button', { name: 'Move the session' }).click()
  await expect(move.getByText(/already teaches “Confiscation” then/)).toHaveCount(1)
  await expect(move.getByText(/is not free then/)).toBeVisible()
  await expect(move.getByRole('link', { name: 'Look at “Confiscation”' })).toHaveAttribute('href', /\/schedule\//)
  await checkAccess(page)
  await move.getByLabel('Starts at').fill('09:00')
  await move.getByLabel('Ends at').fill('10:30')
  await move.getByRole('button', { name: 'Move the session' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The session is moved.')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/admin/calendar\\?${DAY}`))
  expect(await startOf(session.id)).toBe('2097-04-03T09:00')

  await checkAccess(page)
  await page.getByRole('button', { name: 'Move it back and tell them again' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The session is back where it was.')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/admin/calendar\\?${DAY}`))
  expect(await startOf(session.id)).toBe('2097-04-02T10:00')
})

test('drags a session to another day, and can leave it where it is', async ({ page }) => {
  const { edition, session, coordinator } = await scene()
  const path = `/admin/editions/${edition.slug}/schedule`
  await arrive(page, coordinator.address, `${path}?view=month&on=2097-04-02`)
  await checkAccess(page)
  const chip = page.getByRole('listitem').filter({ hasText: 'Freezing orders' })
  const friday = page.getByRole('cell').filter({ hasText: /Friday,? 5 April 2097/ })
  await expect(async () => {
    await page.goto(`${path}?view=month&on=2097-04-02`)
    await chip.hover()
    await page.mouse.down()
    const to = await friday.boundingBox()
    if (to) await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 })
    await page.mouse.up()
    await expect(page).toHaveURL(/to=2097-04-05T10%3A00/, { timeout: 3000 })
  }).toPass()
  await expect(page.getByText('No trainer and no room is taken then.')).toBeVisible()
  await page.getByRole('link', { name: 'Leave it where it is' }).click()
  await expect(page.getByRole('heading', { name: 'April 2097' })).toBeVisible()
  expect(await startOf(session.id)).toBe('2097-04-02T10:00')
})

withoutScript('a learner turns from month to agenda, and a full day folds', async ({ page }) => {
  const { edition, base } = await scene()
  const learner = await somebody({ zone: 'Europe/Rome' })
  await buildEnrolment(db, { editionId: edition.id, personId: learner.id })
  const hours = [12, 14, 16, 18]
  await buildSessions(
    db,
    hours.map((hour) => ({ ...base, title: `At ${hour}`, localStart: `2097-04-02T${hour}:00` })),
  )
  await arrive(page, learner.address, '/my/timetable?view=month&on=2097-04-20')
  const tuesday = page.getByRole('cell').filter({ hasText: /Tuesday,? 2 April 2097/ })
  await expect(tuesday.getByRole('link')).toHaveText([/Freezing orders/, /At 12/, /At 14/, '2 more'])
  await expect(page.getByRole('link', { name: /Move/ })).toHaveCount(0)
  await tuesday.getByRole('link', { name: '2 more sessions on' }).click()
  await expect(page).toHaveURL('/my/timetable?view=agenda&on=2097-04-02')
  await expect(page.getByRole('link', { name: 'At 18' })).toBeVisible()
  await page.getByRole('link', { name: 'Month', exact: true }).click()
  await page.getByRole('link', { name: 'Month before' }).click()
  await expect(page.getByRole('heading', { name: 'March 2097' })).toBeVisible()
})

test('shows a trainer what they teach, to nobody else, in both directions', async ({ page }) => {
  const { base } = await scene()
  const trainer = await somebody({ zone: 'Africa/Nairobi', isTrainer: true })
  await buildSession(db, { ...base, title: 'Night', localStart: '2097-04-02T22:30', trainers: [trainer.id] })
  await arrive(page, trainer.address, `/teach/calendar?${DAY}`)
  for (const day of ['Tue 2', 'Wed 3'])
    await expect(page.getByRole('listitem').filter({ hasText: day }).first()).toContainText('Night')
  await expect(page.getByText('Until 01:00')).toBeVisible()
  await expect(page.getByText('Freezing orders')).toHaveCount(0)
  await checkAccess(page)
  for (const view of ['month', 'week', 'agenda']) {
    await page.goto(`/ar/teach/calendar?view=${view}&on=2097-04-02`)
    await checkAccess(page)
  }
  expect((await page.goto('/admin/calendar'))?.status()).toBe(404)
})
