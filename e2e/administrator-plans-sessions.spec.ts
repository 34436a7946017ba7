import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildTrainer } from '../prisma/seed/people'
import { buildSession } from '../prisma/seed/sessions'
import {
  arrive,
  checkAccess,
  choose,
  db,
  demo,
  expect,
  linkIn,
  mailTo,
  somebody,
  test,
  withoutScript,
} from './support/test'

/** An edition in the spring in which Rome's clocks go forward on Sunday 31 March 2097, and a trainer of the pool. */
async function scene() {
  const mark = randomUUID().slice(0, 8)
  const course = await buildCourse(db, { title: `Asset recovery ${mark}` })
  const edition = await buildEdition(db, { courseId: course.id, startsOn: '2097-03-18', endsOn: '2097-05-31' })
  const trainerAddress = `${mark}@trainers.test`
  const trainer = await buildTrainer(db, { name: `Ilse Brandt ${mark}`, email: trainerAddress, zone: 'Europe/Rome' })
  const learner = await somebody({ name: `Learner ${mark}` })
  await buildEnrolment(db, { editionId: edition.id, personId: learner.id })
  return { edition, trainer, trainerAddress, learner, path: `/admin/editions/${edition.slug}/schedule` }
}

/** Fills in a series of Tuesdays at 15:00 from 19 March to 9 April. */
async function askForTuesdays(page: Page, title: string) {
  await page.getByLabel('Title').fill(title)
  await page.getByRole('checkbox', { name: 'Tuesday' }).check()
  await page.getByLabel('First day').fill('2097-03-19')
  await page.getByLabel('Last day').fill('2097-04-09')
  await page.getByLabel('Starts at').fill('15:00')
}

const sessionsOf = (editionId: string) =>
  db.session.findMany({ where: { editions: { some: { editionId } } }, orderBy: { startsAt: 'asc' } })

test('an administrator plans a weekly series with a preview, moves one session and cancels another', async ({
  page,
}) => {
  const { edition, path, learner, trainer, trainerAddress } = await scene()
  await arrive(page, demo.administrator, path)
  await expect(page.getByText('No session has been planned yet.')).toBeVisible()
  await checkAccess(page)
  await page.getByRole('main').getByRole('link', { name: 'Plan a weekly series' }).click()
  await checkAccess(page)

  await askForTuesdays(page, 'Tracing')
  await page.getByLabel(/Days to leave out/).fill('2097-03-26')
  await page.getByText('Trainers (optional)').click()
  await page.getByRole('checkbox', { name: trainer.name }).check()
  await page.getByRole('button', { name: 'Show the dates' }).click()
  await expect(page.getByRole('heading', { name: '3 sessions' })).toBeVisible()
  await expect(page.getByText('Left out: 26 March 2097.')).toBeVisible()
  const april = page.getByRole('row', { name: /2 April 2097/ })
  await expect(april).toContainText('(UTC+2)')
  await expect(april).toContainText('13:00')
  await expect(april).toContainText('the clocks have gone 60 minutes forward')
  expect(await sessionsOf(edition.id)).toHaveLength(0)
  await checkAccess(page)

  await page.getByLabel(/Joining link/).fill('https://meet.example.org/tracing')
  await page.getByRole('button', { name: 'Plan 3 sessions' }).click()
  await expect(page.getByText('The series is planned.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Tracing/ })).toHaveCount(3)
  await checkAccess(page)
  const assigned = await mailTo(trainerAddress, /assigned to teach/)
  expect(assigned.attachments.map(({ contentType }) => contentType)).toContain('text/calendar')

  await page
    .getByRole('row', { name: /2 April 2097/ })
    .getByRole('link', { name: 'Tracing' })
    .click()
  await checkAccess(page)
  const move = page.getByRole('form', { name: 'Move the session' })
  await move.getByLabel('Day', { exact: true }).fill('2097-04-03')
  await move.getByLabel('Starts at').fill('16:00')
  await move.getByLabel('Ends at').fill('15:00')
  await move.getByRole('button', { name: 'Move the session' }).click()
  await expect(move.getByRole('alert')).toContainText('The session would end before it starts.')
  await move.getByLabel('Ends at').fill('17:30')
  await move.getByRole('button', { name: 'Move the session' }).click()
  await expect(page.getByText('The session is moved.')).toBeVisible()
  await expect(page.getByText('Moved alone')).toBeVisible()
  await checkAccess(page)
  expect((await mailTo(learner.address, /Moved: Tracing/)).text).toContain('3 April 2097')

  await page.goto(path)
  await page
    .getByRole('row', { name: /9 April 2097/ })
    .getByRole('link', { name: 'Tracing' })
    .click()
  await page.getByRole('button', { name: 'Cancel this session' }).click()
  await expect(page.getByRole('form', { name: 'Cancel the session' }).getByRole('alert')).toContainText('Fill this in.')
  await page.getByLabel('Reason').fill('The court sits that day.')
  await page.getByRole('button', { name: 'Cancel this session' }).click()
  await expect(page.getByText('The session is cancelled.')).toBeVisible()
  await expect(page.getByText('This session is cancelled: The court sits that day.')).toBeVisible()
  await checkAccess(page)
  expect((await mailTo(learner.address, /Cancelled: Tracing/)).text).toContain('The court sits that day.')
  expect((await sessionsOf(edition.id)).map(({ localStart, isLive }) => [localStart, isLive])).toEqual([
    ['2097-03-19T15:00', true],
    ['2097-04-03T16:00', true],
    ['2097-04-09T15:00', false],
  ])
})

test('assigns a trainer from the pool and invites them to have an account', async ({ page }) => {
  const { edition, path, trainer, trainerAddress } = await scene()
  const session = await buildSession(db, {
    editionId: edition.id,
    title: 'Freezing orders',
    localStart: '2097-04-02T10:00',
  })
  await arrive(page, demo.administrator, `${path}/${session.id}`)
  await expect(page.getByText('Nobody has been given this session yet.')).toBeVisible()
  const assign = page.getByRole('form', { name: 'Assign the trainer' })
  await choose(assign, 'Trainer of the pool', trainer.name)
  await assign.getByLabel('Part').selectOption('Judge')
  await assign.getByRole('button').click()
  await expect(page.getByText('The trainer is assigned')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: trainer.name })).toContainText('Judge')
  expect((await mailTo(trainerAddress, /assigned to teach/)).text).toContain('Freezing orders')

  await page.getByRole('button', { name: /Invite to have an account/ }).click()
  await expect(page).toHaveURL(`${path}/${session.id}?said=invited`)
  await checkAccess(page)
  expect(linkIn(await mailTo(trainerAddress, /account/i))).toContain('/invitation')

  await page.getByRole('button', { name: `Take ${trainer.name} off this session` }).click()
  await expect(page.getByText('The trainer no longer teaches this session')).toBeVisible()
  expect(await db.sessionTrainer.count({ where: { sessionId: session.id } })).toBe(0)
})

test('sees every clash before anything is saved, and leaves those dates out', async ({ page }) => {
  const { edition, path, trainer } = await scene()
  const other = await buildEdition(db)
  await buildSession(db, {
    editionId: other.id,
    title: 'Elsewhere',
    localStart: '2097-03-26T16:00',
    trainers: [trainer.id],
  })
  await arrive(page, demo.administrator, `${path}/series`)
  await askForTuesdays(page, 'Tracing')
  await page.getByText('Trainers (optional)').click()
  await page.getByRole('checkbox', { name: trainer.name }).check()
  await page.getByRole('button', { name: 'Show the dates' }).click()
  const clash = page.getByRole('row', { name: /26 March 2097/ })
  await expect(clash).toContainText(`${trainer.name} already teaches “Elsewhere”`)
  await checkAccess(page)
  await expect(page.getByRole('button', { name: /Plan \d sessions/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Leave this date out' }).click()
  await page.getByRole('button', { name: 'Plan 3 sessions' }).click()
  await expect(page.getByText('The series is planned.')).toBeVisible()
  expect(await sessionsOf(edition.id)).toHaveLength(3)
  for (const address of [`${path}/new`, `/ar${path}`, `/ar${path}/series`]) {
    await page.goto(address)
    await checkAccess(page)
  }
})

withoutScript('a coordinator plans a series, sees its preview and saves it, without script', async ({ page }) => {
  const { edition, path } = await scene()
  const coordinator = await somebody({ grants: [{ role: 'coordinator', editionId: edition.id }] })
  await arrive(page, coordinator.address, `${path}/series`)
  await askForTuesdays(page, 'Tracing')
  await page.getByLabel('Last day').fill('2197-04-09')
  await page.getByRole('button', { name: 'Show the dates' }).click()
  await expect(page.getByRole('alert')).toContainText('one series makes 200 at most')
  await page.getByLabel('Last day').fill('2097-04-09')
  await page.getByRole('button', { name: 'Show the dates' }).click()
  await expect(page.getByRole('heading', { name: '4 sessions' })).toBeVisible()
  await page.getByRole('button', { name: 'Plan 4 sessions' }).click()
  await expect(page.getByText('The series is planned.')).toBeVisible()
  await page
    .getByRole('row', { name: /19 March 2097/ })
    .getByRole('link', { name: 'Tracing' })
    .click()
  await page.getByLabel('Reason').fill('The court sits that day.')
  await page.getByRole('button', { name: 'Cancel this session' }).click()
  await expect(page.getByText('This session is cancelled: The court sits that day.')).toBeVisible()
  expect((await sessionsOf(edition.id)).map(({ isLive }) => isLive)).toEqual([false, true, true, true])
})

withoutScript(
  'is asked which is meant where a local time comes twice, and refused one that does not exist',
  async ({ page }) => {
    const { edition, path } = await scene()
    await arrive(page, demo.administrator, `${path}/new`)
    await page.getByLabel('Title').fill('Night sitting')
    await page.getByLabel('Day', { exact: true }).fill('2027-03-28')
    await page.getByLabel('Starts at').fill('02:30')
    await page.getByLabel('Ends at').fill('04:00')
    await page.getByRole('button', { name: 'Plan this session' }).click()
    await expect(page.getByRole('alert')).toContainText('2027-03-28 02:30 does not exist in this time zone')
    await page.getByLabel('Day', { exact: true }).fill('2026-10-25')
    await page.getByRole('button', { name: 'Plan this session' }).click()
    await expect(page.getByRole('alert')).toContainText('2026-10-25 02:30 comes twice in this time zone')
    await page.getByRole('radio', { name: /The second/ }).check()
    await page.getByRole('button', { name: 'Plan this session' }).click()
    await expect(page.getByText('The session is planned.')).toBeVisible()
    expect((await sessionsOf(edition.id)).map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2026-10-25T01:30:00.000Z',
    ])
  },
)

test('of two who move a session at once, the second is told and sees both', async ({ page, context }) => {
  const { edition, path } = await scene()
  const session = await buildSession(db, {
    editionId: edition.id,
    title: 'Freezing orders',
    localStart: '2097-04-02T10:00',
  })
  await arrive(page, demo.administrator, `${path}/${session.id}`)
  const other = await context.newPage()
  await other.goto(`${path}/${session.id}`)
  const moveTo = async (on: typeof page, time: string) => {
    const move = on.getByRole('form', { name: 'Move the session' })
    await move.getByLabel('Starts at').fill(time)
    await move.getByRole('button').click()
  }
  await moveTo(other, '09:00')
  await expect(other.getByText('The session is moved.')).toBeVisible()
  await moveTo(page, '11:00')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Somebody changed this in the meantime.')
  await expect(page.getByText('09:00–11:30').first()).toBeVisible()
  await expect(page.getByLabel('Starts at')).toHaveValue('11:00')
  await moveTo(page, '11:00')
  await expect(page.getByText('The session is moved.')).toBeVisible()
  expect((await sessionsOf(edition.id)).map(({ localStart }) => localStart)).toEqual(['2097-04-02T11:00'])
})
