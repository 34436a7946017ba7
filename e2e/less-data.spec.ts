import type { Page, Request } from '@playwright/test'
import { db, expect, signIn, somebody, test, withoutScript } from './support/test'

/** The fonts that a first visit fetches. */
async function fontsOf(page: Page, path: string): Promise<number> {
  let fonts = 0
  const count = (request: Request) => {
    if (request.url().includes('/_next/static/') && request.resourceType() === 'font') fonts++
  }
  page.on('request', count)
  await page.goto(path, { waitUntil: 'networkidle' })
  page.off('request', count)
  return fonts
}

withoutScript('a visitor chooses less data and has everything again, without script', async ({ page }) => {
  expect(await fontsOf(page, '/courses')).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Use less data' }).click()
  await expect(page).toHaveURL('/courses')
  await expect(page.locator('html')).toHaveAttribute('data-low-data', 'choice')
  expect(await fontsOf(page, '/courses?q=law')).toBe(0)
  await page.getByRole('button', { name: 'Show fonts and pictures again' }).click()
  await expect(page).toHaveURL('/courses?q=law')
  await expect(page.locator('html')).not.toHaveAttribute('data-low-data')
})

test('a browser that saves data gets the same, and nothing to choose', async ({ browser }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { 'save-data': 'on' } })
  const page = await context.newPage()
  expect(await fontsOf(page, '/')).toBe(0)
  await expect(page.getByRole('button', { name: 'Use less data' })).toHaveCount(0)
  await context.close()
})

test('a member’s choice goes with their account', async ({ page, browser }) => {
  const member = await somebody()
  await signIn(page, member.address, '/account')
  await page.getByRole('checkbox', { name: 'Use less data' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-low-data', 'choice')
  expect(await db.person.findUniqueOrThrow({ where: { id: member.id } })).toMatchObject({ lowData: true })

  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, member.address, '/account')
  expect(await fontsOf(elsewhere, '/my')).toBe(0)
  await elsewhere.getByRole('button', { name: 'Show fonts and pictures again' }).click()
  await expect(elsewhere.locator('html')).not.toHaveAttribute('data-low-data')
  await elsewhere.context().close()
})
