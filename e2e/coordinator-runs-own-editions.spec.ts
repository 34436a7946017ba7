import { randomUUID } from 'node:crypto'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildRoll } from '../prisma/seed/roll'
import { checkAccess, db, demo, expect, signIn, somebody, test } from './support/test'

const HOUR = 3_600_000

/** An edition with a session over whose register is still open, and a full one with somebody waiting. */
async function editions(word: string) {
  const course = await buildCourse(db, { title: `${word} course` })
  const running = { courseId: course.id, label: 'Running', startsOn: '2020-01-01', endsOn: '2099-01-01' }
  const startsAt = new Date(Date.now() - 5 * HOUR)
  const roll = await buildRoll(db, { title: `${word} session`, startsAt, names: [`${word} learner`], edition: running })
  const full = await buildEdition(db, { courseId: course.id, label: 'Full', places: 1 })
  await buildEnrolment(db, { editionId: full.id })
  await buildEnrolment(db, { editionId: full.id, state: 'waitlisted' })
  const draft = await buildEdition(db, { courseId: course.id, label: 'Draft', state: 'draft' })
  return { ...roll, full, draft }
}

test('a coordinator sees what needs a decision in their own editions, takes a register and reads the grid', async ({
  page,
}) => {
  const word = `Own ${randomUUID().slice(0, 8)}`
  const foreignWord = `Foreign ${randomUUID().slice(0, 8)}`
  const own = await editions(word)
  const foreign = await editions(foreignWord)
  const grants = [own.edition, own.full, own.draft].map(({ id }) => ({ role: 'coordinator' as const, editionId: id }))
  const coordinator = await somebody({ grants })
  await signIn(page, coordinator.address)
  await page.goto('/admin')
  await expect(page.getByText('In the editions that you coordinate.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Full, with people waiting' })).toContainText(
    'One person waits; the edition has one place.',
  )
  const drafts = page.getByRole('region', { name: 'Drafts to publish' })
  await expect(drafts.getByRole('listitem')).toHaveCount(1)
  await expect(drafts).toContainText(`${word} course · Draft`)
  await expect(drafts.getByRole('link', { name: `Open to publish: ${word} course, Draft` })).toHaveAttribute(
    'href',
    `/admin/editions/${own.draft.slug}#publish`,
  )
  await expect(page.getByRole('main')).not.toContainText(foreignWord)
  await expect(page.getByText('Mail that could not be sent')).toBeHidden()
  await checkAccess(page)

  await page.getByRole('link', { name: `Open the register of ${word} session` }).click()
  await page.getByRole('button', { name: 'Mark everyone present' }).click()
  await page.getByRole('button', { name: 'Save and close the register' }).click()
  await expect(page.getByText('The marks are saved and the register is closed.')).toBeVisible()
  await page.getByRole('link', { name: 'All learners by sessions' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/editions/${own.edition.slug}/attendance$`))
  await expect(page.getByRole('row', { name: `${word} learner` })).toContainText('100%')
  await checkAccess(page)
  await page.goto('/admin')
  await expect(page.getByText('Every session that is over has its register.')).toBeVisible()
  await checkAccess(page)

  const others = [
    `/teach/sessions/${foreign.sessionId}`,
    `/admin/editions/${foreign.edition.slug}/attendance`,
    `/teach/editions/${foreign.edition.slug}`,
  ]
  for (const path of others) expect([path, (await page.request.get(path)).status()]).toEqual([path, 404])
})

test('an administrator sees every edition’s, and the mail that could not be sent', async ({ page }) => {
  const word = `Any ${randomUUID().slice(0, 8)}`
  const { edition } = await editions(word)
  await signIn(page, demo.administrator)
  await page.goto('/admin')
  await expect(page.getByRole('link', { name: `Open the register of ${word} session` })).toBeVisible()
  const isSent = page.getByText('All mail has been sent or is on its way.')
  await expect(isSent.or(page.getByRole('link', { name: 'Look at the mail' }))).toBeVisible()
  await checkAccess(page)
  await page.goto(`/ar/admin/editions/${edition.slug}/attendance`)
  await expect(page.getByRole('heading', { level: 1, name: 'الحضور' })).toBeVisible()
  await checkAccess(page)
})

test('a coordinator archives an edition that is over where it is listed, and takes that back', async ({ page }) => {
  const title = `Over ${randomUUID().slice(0, 8)}`
  const course = await buildCourse(db, { title })
  const { id } = await buildEdition(db, {
    courseId: course.id,
    label: 'Past',
    startsOn: '2020-01-01',
    endsOn: '2020-02-01',
  })
  const coordinator = await somebody({ grants: [{ role: 'coordinator', editionId: id }] })
  await signIn(page, coordinator.address)
  await page.goto('/admin')
  const over = page.getByRole('region', { name: 'Over, not archived' })
  await over.getByRole('button', { name: `Archive this edition ${title}, Past` }).click()
  const said = page.getByRole('status').filter({ hasText: 'The edition is archived.' })
  await expect(said).toContainText(`${title} · Past`)
  await expect(page.getByText('Every edition that is over has been archived.')).toBeVisible()
  await checkAccess(page)
  await said.getByRole('button', { name: 'Reopen this edition' }).click()
  await expect(page.getByText('The edition is published again.')).toBeVisible()
  await expect(over).toContainText(title)
  expect((await db.edition.findUniqueOrThrow({ where: { id } })).state).toBe('published')
})

test('registers and grids do not exist for a learner, nor for a visitor before signing in', async ({ page }) => {
  const word = `Closed ${randomUUID().slice(0, 8)}`
  const { sessionId, edition } = await editions(word)
  const learner = await somebody()
  await buildEnrolment(db, { editionId: edition.id, personId: learner.id })
  const paths = [
    `/teach/sessions/${sessionId}`,
    `/teach/editions/${edition.slug}`,
    `/admin/editions/${edition.slug}/attendance`,
    '/teach',
    '/admin',
  ]
  for (const path of paths) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await expect(page.getByRole('main')).not.toContainText(word)
  }
  await signIn(page, learner.address)
  for (const path of paths) expect([path, (await page.request.get(path)).status()]).toEqual([path, 404])
})
