import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { buildRoll } from '../prisma/seed/roll'
import { arrive, checkAccess, db, expect, password, signIn, somebody, test } from './support/test'

const administrator = { grants: [{ role: 'administrator' as const }] }

/** A trainer with a register to keep and learners to export. */
async function scene() {
  const name = `Amina ${randomUUID().slice(0, 8)}`
  const trainer = await somebody({ name, isTrainer: true })
  const { edition, sessionId } = await buildRoll(db, { trainers: [trainer.id] })
  return { trainer, edition, sessionId }
}

/** What a cookie gets of pages and of a handler that gives a file. */
async function kinds(context: BrowserContext, slug: string, sessionId: string) {
  const paths = [
    '/account',
    '/my/timetable',
    `/teach/sessions/${sessionId}`,
    `/teach/editions/${slug}/export?format=csv`,
  ]
  const answers = await Promise.all(paths.map((path) => context.request.get(path, { maxRedirects: 0 })))
  return answers.map((answer) => answer.status())
}

async function act(page: Page, link: string, reason: string) {
  await page.getByRole('link', { name: link, exact: true }).click()
  await expect(page.getByRole('heading', { name: link, level: 1 })).toBeVisible()
  await page.getByLabel('Reason').fill(reason)
  await checkAccess(page)
  await page.getByRole('button', { name: link, exact: true }).click()
}

test('an administrator suspends somebody, whose open page ends with it, and reinstates them', async ({
  page,
  browser,
}) => {
  const { trainer, edition, sessionId } = await scene()
  const theirs = await browser.newContext()
  const open = await theirs.newPage()
  await arrive(open, trainer.address, `/teach/sessions/${sessionId}`)
  expect(await kinds(theirs, edition.slug, sessionId)).toEqual([200, 200, 200, 200])

  await arrive(page, (await somebody(administrator)).address, `/admin/people?q=${trainer.address}`)
  await page.getByRole('link', { name: trainer.name }).click()
  await expect(page.getByText('Signed in on one device')).toBeVisible()
  await act(page, 'Suspend the account', 'The telephone was lost')
  await expect(page.getByText('The account is suspended.')).toBeVisible()
  await expect(page.getByText('The telephone was lost')).toBeVisible()
  await checkAccess(page)

  // Their page is open still: what it sends is not done.
  await open.getByRole('button', { name: 'Mark everyone present' }).click()
  await open.getByRole('button', { name: 'Save the marks' }).click()
  await expect(open).toHaveURL(/\/sign-in/)
  expect(await db.mark.count({ where: { sessionId } })).toBe(0)
  expect((await kinds(theirs, edition.slug, sessionId)).every((status) => status === 307)).toBe(true)
  await open.goto('/sign-in')
  await open.locator('input[name="address"]').fill(trainer.address)
  await open.locator('input[name="password"]').fill(password)
  await open.locator('main form button[type="submit"]').first().click()
  await expect(open.getByText('This account is suspended').first()).toBeVisible()

  await act(page, 'Reinstate the account', 'It was found')
  await expect(page.getByText('The account is active again.')).toBeVisible()
  await signIn(open, trainer.address)
  await expect(open).toHaveURL('/teach')
})

test('an administrator looks as somebody, who is told of nothing, and changes nothing', async ({ page }) => {
  const { trainer, edition, sessionId } = await scene()
  const admin = await somebody(administrator)
  await arrive(page, admin.address, `/admin/people/${trainer.id}`)
  await act(page, 'View as this person', 'She cannot find her register')
  await expect(page).toHaveURL('/teach')
  const banner = page.getByRole('region', { name: 'View as somebody else' })
  await expect(banner).toContainText(`You are looking at the product as ${trainer.name}`)
  await checkAccess(page)
  expect((await page.request.get('/admin/people')).status(), 'what the other may not').toBe(404)

  await page.goto(`/teach/sessions/${sessionId}`)
  await expect(banner).toBeInViewport()
  await page.getByRole('button', { name: 'Mark everyone present' }).click()
  await page.getByRole('button', { name: 'Save the marks' }).click()
  await expect(page.getByRole('heading', { name: 'You are only looking at this person’s pages' })).toBeVisible()
  await checkAccess(page)
  expect(await db.mark.count({ where: { sessionId } })).toBe(0)
  const main = page.getByRole('main')
  await expect(main.getByRole('button', { name: 'End the view' })).toBeVisible()
  await expect(main.getByRole('button', { name: 'Try again' })).toBeHidden()
  await main.getByRole('button', { name: 'Back to the page' }).click()
  await expect(page.getByText('The marks that you had not saved are back in the form.')).toBeVisible()

  const exported = await page.request.get(`/teach/editions/${edition.slug}/export?format=csv`)
  expect(exported.status(), 'what would be written down as theirs').toBe(403)

  await page.goto('/account')
  await expect(page.getByText('This part is the person’s own')).toBeVisible()
  await expect(page.getByText('Where you are signed in')).toBeHidden()
  await page.goto('/my/timetable')
  await expect(banner).toBeVisible()
  // The browser's own worker keeps nothing of what was seen.
  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('-own-'))
    return (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat().length
  })
  expect(kept).toBe(0)

  await banner.getByRole('button', { name: 'End the view' }).click()
  await expect(page.getByText('You act as yourself again.')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/admin/people/${trainer.id}`))
  const log = page.getByRole('listitem').filter({ hasText: 'She cannot find her register' })
  await expect(log).toContainText(admin.name)
})

test('administration is asked for by one administrator and given by another', async ({ page, browser }) => {
  const person = await somebody({ name: `Noor ${randomUUID().slice(0, 8)}` })
  const asker = await somebody(administrator)
  await arrive(page, asker.address, `/admin/people/${person.id}`)
  await page.getByRole('link', { name: 'Give a role' }).click()
  await page.getByLabel('Role, and what it holds for').selectOption({ label: 'Administrator · the whole institute' })
  await checkAccess(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Reason').fill('She runs the office')
  await page.getByRole('button', { name: 'Ask for administration' }).click()
  await expect(page.getByText('Another administrator decides.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Grant administration' })).toBeHidden()
  await checkAccess(page)

  const other = await (await browser.newContext()).newPage()
  await arrive(other, (await somebody(administrator)).address, '/admin')
  await other.getByRole('link', { name: `Decide: ${person.name}` }).click()
  await checkAccess(other)
  await other.getByRole('button', { name: 'Grant administration' }).click()
  await expect(other.getByText('The role is given.')).toBeVisible()
  await expect(other.getByRole('listitem').filter({ hasText: 'Administrator · the whole institute' })).toBeVisible()
  const theirs = await (await browser.newContext()).newPage()
  await signIn(theirs, person.address)
  await expect(theirs).toHaveURL('/admin')
})
