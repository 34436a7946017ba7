import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildRegister } from '../prisma/seed/attendance'
import { buildCourse } from '../prisma/seed/catalogue'
import { buildRoll } from '../prisma/seed/roll'
import { buildSession } from '../prisma/seed/sessions'
import { arrive, checkAccess, db, expect, signIn, somebody, test, withoutScript } from './support/test'

const names = ['Abena Amoako', 'Grace Wanjiru', 'Thomas Müller', 'محمد الخطيب', '李伟']
const HOUR = 3_600_000

/** A session of today with five learners, and two trainers who can sign in. */
async function today() {
  const title = `Command responsibility ${randomUUID().slice(0, 8)}`
  const trainer = await somebody({ isTrainer: true, name: 'Amara Okafor' })
  const second = await somebody({ isTrainer: true, name: 'Lucía Herrera' })
  const course = await buildCourse(db, { title: 'Transnational crime' })
  const edition = { courseId: course.id, startsOn: '2020-01-01', endsOn: '2099-01-01' }
  const roll = await buildRoll(db, { title, names, trainers: [trainer.id, second.id], edition })
  return { ...roll, title, trainer, second, path: `/teach/sessions/${roll.sessionId}` }
}

const row = (page: Page, name: string) => page.getByRole('group', { name })
const mark = (page: Page, name: string, value: string) => row(page, name).getByRole('radio', { name: value })
/** Not Next's announcer of routes, which is an alert too. */
const alert = (page: Page) => page.getByRole('main').getByRole('alert')
const counts = (page: Page) => page.getByRole('list', { name: 'Marks so far' })

test('two clicks from signing in, everyone present, the exceptions, saved, closed, one corrected, the grid', async ({
  page,
}) => {
  const { title, trainer, path, edition, sessionId } = await today()
  await signIn(page, trainer.address)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Teaching' }).click()
  await expect(page.getByRole('heading', { name: 'Your teaching' })).toBeVisible()
  await checkAccess(page)
  await page.getByRole('link', { name: `Open the register of ${title}` }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText(/Under way, \d+ minutes left/)).toBeVisible()
  await expect(counts(page)).toHaveText('No mark yet 5')
  await checkAccess(page)

  await page.getByRole('button', { name: 'Save and close the register' }).click()
  await expect(alert(page)).toContainText('5 learners have no mark yet.')
  await checkAccess(page)

  await page.getByRole('button', { name: 'Mark everyone present' }).click()
  await expect(counts(page)).toHaveText('Present 5')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(counts(page)).toHaveText('No mark yet 5')
  await page.getByRole('button', { name: 'Mark everyone present' }).click()
  await mark(page, 'Grace Wanjiru', 'Late').check()
  await mark(page, 'محمد الخطيب', 'Absent').check()
  await expect(counts(page)).toHaveText(/Present 3\s*Late 1\s*Absent 1/)
  await checkAccess(page)
  await page.getByRole('button', { name: 'Save the marks' }).click()
  await expect(page.getByText('The marks are saved. The register stays open.')).toBeVisible()
  await expect(mark(page, 'Grace Wanjiru', 'Late')).toBeChecked()

  await page.getByRole('button', { name: 'Save and close the register' }).click()
  await expect(page.getByText('The marks are saved and the register is closed.')).toBeVisible()
  await expect(page.getByText('Register closed')).toBeVisible()
  await checkAccess(page)

  await page.getByRole('link', { name: 'Correct the mark of محمد الخطيب' }).click()
  await page.getByRole('button', { name: 'Correct the mark' }).click()
  await expect(alert(page)).toContainText('Choose one of the list.')
  await checkAccess(page)
  await page.getByRole('radio', { name: 'Excused' }).check()
  await page.getByLabel('Why').fill('Was in court; the letter came today.')
  await page.getByRole('button', { name: 'Correct the mark' }).click()
  await expect(page.getByText('The mark is corrected.')).toBeVisible()
  const corrected = page.getByRole('listitem').filter({ hasText: 'محمد الخطيب' }).first()
  await expect(corrected).toContainText('Absent → Excused: Was in court; the letter came today.')
  await expect(corrected).toContainText('Rests on: Roll call and Correction')
  await checkAccess(page)

  await page.getByRole('link', { name: 'All learners by sessions' }).click()
  await expect(page).toHaveURL(new RegExp(`/teach/editions/${edition.slug}$`))
  await expect(
    page
      .getByRole('row', { name: /Grace Wanjiru/ })
      .getByRole('cell')
      .last(),
  ).toContainText('Late')
  await expect(
    page
      .getByRole('row', { name: /محمد الخطيب/ })
      .getByRole('cell')
      .last(),
  ).toContainText('Excused')
  await expect(page.getByText('5 learners · ')).toBeVisible()
  await checkAccess(page)
  await page
    .getByRole('row', { name: /محمد الخطيب/ })
    .getByRole('link', { name: 'Correct the mark of' })
    .click()
  await expect(page.getByText('Choose the mark.')).toBeVisible()
  await checkAccess(page)
  await page.getByRole('link', { name: 'Excused: correct the mark' }).click()
  await expect(page).toHaveURL(new RegExp(`/teach/sessions/${sessionId}\\?correct=`))
  await expect(page.getByRole('button', { name: 'Correct the mark' })).toBeVisible()

  const changes = await db.markChange.findMany({ where: { sessionId }, orderBy: { at: 'asc' } })
  expect(changes.map(({ to }) => to).toSorted()).toEqual(['absent', 'excused', 'late', 'present', 'present', 'present'])
  await page.goto(`/ar${path}`)
  await checkAccess(page)
})

test('the roll is called by keyboard alone', async ({ page }) => {
  const { trainer, path, sessionId } = await today()
  await arrive(page, trainer.address, path)
  await expect(page.getByRole('button', { name: 'Mark everyone present' })).toBeVisible()
  await mark(page, 'Abena Amoako', 'Present').focus()
  for (const key of ['p', 'l', 'x', 'a']) await page.keyboard.press(key)
  // Arrows move within a learner's marks, as in any group of radios.
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  const last = (
    await db.enrolment.findMany({
      where: { edition: { sessions: { some: { sessionId } } } },
      orderBy: [{ nameAt: 'asc' }, { id: 'asc' }],
    })
  ).map(({ nameAt }) => nameAt)
  await expect(mark(page, last[0] as string, 'Present')).toBeChecked()
  await expect(mark(page, last[1] as string, 'Late')).toBeChecked()
  await expect(mark(page, last[2] as string, 'Excused')).toBeChecked()
  await expect(mark(page, last[3] as string, 'Absent')).toBeChecked()
  await expect(mark(page, last[4] as string, 'Left early')).toBeChecked()
  await expect(mark(page, last[4] as string, 'Left early')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Save the marks' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The marks are saved. The register stays open.')).toBeVisible()
  expect(await db.mark.count({ where: { sessionId } })).toBe(5)
})

test('of two trainers on one register the second is told, shown both, and asked', async ({ page, browser }) => {
  const { trainer, second, path, sessionId, ids } = await today()
  const other = await (await browser.newContext()).newPage()
  await arrive(page, trainer.address, path)
  await arrive(other, second.address, path)
  await page.getByRole('button', { name: 'Mark everyone present' }).click()
  await other.getByRole('button', { name: 'Mark everyone present' }).click()
  await mark(page, 'Thomas Müller', 'Late').check()
  await mark(other, 'Thomas Müller', 'Absent').check()
  await page.getByRole('button', { name: 'Save the marks' }).click()
  await expect(page.getByText('The marks are saved. The register stays open.')).toBeVisible()

  await other.getByRole('button', { name: 'Save the marks' }).click()
  await expect(alert(other)).toContainText('Somebody changed this in the meantime.')
  await expect(other.getByText('Amara Okafor saved this register')).toBeVisible()
  const differences = other.getByRole('table', { name: 'Where the two differ' })
  await expect(differences.getByRole('row')).toHaveText([/Saved now/, /Thomas Müller\s*Late\s*Absent/])
  await expect(mark(other, 'Thomas Müller', 'Absent')).toBeChecked()
  await checkAccess(other)
  expect((await db.mark.findFirstOrThrow({ where: { sessionId, enrolmentId: ids[2] } })).value).toBe('late')

  await other.getByRole('button', { name: 'Save the marks' }).click()
  await expect(other.getByText('The marks are saved. The register stays open.')).toBeVisible()
  expect((await db.mark.findFirstOrThrow({ where: { sessionId, enrolmentId: ids[2] } })).value).toBe('absent')

  await mark(page, 'Grace Wanjiru', 'Excused').check()
  await page.getByRole('button', { name: 'Save the marks' }).click()
  await expect(
    page.getByText('Where you had changed nothing, the form now shows what was saved: Thomas Müller (Absent)'),
  ).toBeVisible()
  await page.getByRole('link', { name: 'leave what you meant and keep what is saved' }).click()
  await expect(mark(page, 'Grace Wanjiru', 'Present')).toBeChecked()
  await expect(alert(page)).toBeHidden()

  await mark(page, 'Grace Wanjiru', 'Late').check()
  await other.getByRole('button', { name: 'Save and close the register' }).click()
  await expect(other.getByText('The marks are saved and the register is closed.')).toBeVisible()
  await page.getByRole('button', { name: 'Save the marks' }).click()
  await expect(alert(page)).toContainText('This register is closed.')
  await expect(page.getByText('Lucía Herrera closed this register')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Where the two differ' })).toContainText(
    /Grace Wanjiru\s*Present\s*Late/,
  )
  await checkAccess(page)
})

test('marks that were not saved are back after a reload, or after signing in again', async ({ page, context }) => {
  const { trainer, path, sessionId } = await today()
  await arrive(page, trainer.address, path)
  await page.getByRole('button', { name: 'Mark everyone present' }).click()
  await mark(page, 'Grace Wanjiru', 'Late').check()
  await page.reload()
  await expect(page.getByText('The marks that you had not saved are back in the form.')).toBeVisible()
  await expect(counts(page)).toHaveText(/Present 4\s*Late 1/)
  await checkAccess(page)
  await context.clearCookies()
  await page.getByRole('button', { name: 'Save the marks' }).click()
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  expect(await db.mark.count({ where: { sessionId } })).toBe(0)
  await arrive(page, trainer.address, path)
  await expect(mark(page, 'Grace Wanjiru', 'Late')).toBeChecked()
  await page.getByRole('button', { name: 'Save the marks' }).click()
  await expect(page.getByText('The marks are saved. The register stays open.')).toBeVisible()
  await expect(page.getByText('The marks that you had not saved are back in the form.')).toBeHidden()
  expect(await db.mark.count({ where: { sessionId } })).toBe(5)
})

test('who missed several sessions in a row is worth a word, and a register left open is found again', async ({
  page,
}) => {
  const { trainer, path, edition, ids } = await today()
  const before = { editionId: edition.id, trainers: [trainer.id], minutes: 60 }
  const missed = Object.fromEntries(ids.map((id, i) => [id, i === 1 ? ('absent' as const) : ('present' as const)]))
  for (const hours of [72, 48]) {
    const { id: sessionId } = await buildSession(db, { ...before, startsAt: new Date(Date.now() - hours * HOUR) })
    await buildRegister(db, { sessionId, editionId: edition.id, marks: missed, byId: trainer.id })
  }
  const title = `Left open ${randomUUID().slice(0, 8)}`
  await buildSession(db, { ...before, title, startsAt: new Date(Date.now() - 96 * HOUR) })
  await arrive(page, trainer.address, path)
  await expect(page.getByText('Grace Wanjiru has missed the last 2 sessions in a row.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ has: row(page, 'Grace Wanjiru') })).toContainText(
    'missed the last 2 sessions in a row',
  )
  await page.goto('/teach')
  await expect(
    page
      .getByRole('region', { name: 'Registers not yet taken' })
      .getByRole('link', { name: `Open the register of ${title}` }),
  ).toBeVisible()
})

test('a session to come shows who is expected and when the roll can be called; a cancelled one says why', async ({
  page,
}) => {
  const { trainer, edition } = await today()
  const plan = { editionId: edition.id, trainers: [trainer.id] }
  const later = await buildSession(db, { ...plan, startsAt: new Date(Date.now() + 30 * HOUR) })
  const cancelled = await buildSession(db, {
    ...plan,
    startsAt: new Date(Date.now() + 60 * HOUR),
    isLive: false,
    cancelledReason: 'The room is flooded.',
  })
  await arrive(page, trainer.address, `/teach/sessions/${later.id}`)
  await expect(page.getByText(/^The roll can be called from .*, 15 minutes before the session starts\.$/)).toBeVisible()
  await expect(page.getByRole('heading', { name: '5 learners on the roll' })).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await checkAccess(page)
  await page.goto(`/teach/sessions/${cancelled.id}`)
  await expect(page.getByText('This session is cancelled: The room is flooded.')).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await checkAccess(page)
})

withoutScript.describe('without script', () => {
  withoutScript.use({ javaScriptEnabled: false })

  withoutScript('the roll is called, refused, saved, closed and corrected', async ({ page }) => {
    const { trainer, path, sessionId } = await today()
    await arrive(page, trainer.address, path)
    await mark(page, 'Grace Wanjiru', 'Late').check()
    await page.getByRole('button', { name: 'Save and close the register' }).click()
    await expect(alert(page)).toContainText('4 learners have no mark yet.')
    await expect(mark(page, 'Grace Wanjiru', 'Late')).toBeChecked()
    await page.getByRole('button', { name: 'Save the marks' }).click()
    await expect(page.getByText('The marks are saved. The register stays open.')).toBeVisible()
    await page.getByRole('link', { name: 'Mark the others present' }).click()
    await expect(mark(page, 'Grace Wanjiru', 'Late')).toBeChecked()
    await expect(mark(page, '李伟', 'Present')).toBeChecked()
    await page.getByRole('button', { name: 'Save and close the register' }).click()
    await expect(page.getByText('The marks are saved and the register is closed.')).toBeVisible()
    await page.getByRole('link', { name: 'Correct the mark of 李伟' }).click()
    await page.getByRole('radio', { name: 'Left early' }).check()
    await page.getByLabel('Why').fill('Went at half past.')
    await page.getByRole('button', { name: 'Correct the mark' }).click()
    await expect(page.getByText('The mark is corrected.')).toBeVisible()
    const values = (await db.mark.findMany({ where: { sessionId } })).map(({ value }) => value)
    expect(values.toSorted()).toEqual(['late', 'leftEarly', 'present', 'present', 'present'])
  })

  withoutScript('from a stale page both are shown, and the second save decides', async ({ page, browser }) => {
    const { trainer, second, path, sessionId, ids } = await today()
    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await arrive(page, trainer.address, path)
    await arrive(other, second.address, path)
    await mark(page, 'Abena Amoako', 'Present').check()
    await page.getByRole('button', { name: 'Save the marks' }).click()
    await expect(page.getByText('The marks are saved. The register stays open.')).toBeVisible()
    await mark(other, 'Abena Amoako', 'Late').check()
    await other.getByRole('button', { name: 'Save the marks' }).click()
    await expect(other.getByRole('table', { name: 'Where the two differ' })).toContainText(
      /Abena Amoako\s*Present\s*Late/,
    )
    await other.getByRole('button', { name: 'Save the marks' }).click()
    await expect(other.getByText('The marks are saved. The register stays open.')).toBeVisible()
    expect((await db.mark.findFirstOrThrow({ where: { sessionId, enrolmentId: ids[0] } })).value).toBe('late')
  })
})
