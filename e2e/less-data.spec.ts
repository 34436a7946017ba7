import type { Page } from '@playwright/test'
import { db, expect, signIn, somebody, test, withoutScript } from './support/test'

/** Goes to a page and says whether anything on it is set in a face of the product's, which would be fetched. */
async function hasOwnFaces(page: Page, path: string): Promise<boolean> {
  await page.goto(path)
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].some((element) => getComputedStyle(element).fontFamily.includes('Lectern')),
  )
}

withoutScript('a visitor chooses less data and has everything again, without script', async ({ page }) => {
  expect(await hasOwnFaces(page, '/courses')).toBe(true)
  await page.getByRole('button', { name: 'Use less data' }).click()
  await expect(page).toHaveURL('/courses')
  await expect(page.locator('html')).toHaveAttribute('data-low-data', 'choice')
  expect(await hasOwnFaces(page, '/courses?q=law')).toBe(false)
  await page.getByRole('button', { name: 'Show fonts and pictures again' }).click()
  await expect(page).toHaveURL('/courses?q=law')
  await expect(page.locator('html')).not.toHaveAttribute('data-low-data')
})

test('a browser that saves data gets the same, and nothing to choose', async ({ browser }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { 'save-data': 'on' } })
  const page = await context.newPage()
  expect(await hasOwnFaces(page, '/')).toBe(false)
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
  expect(await hasOwnFaces(elsewhere, '/my')).toBe(false)
  await elsewhere.getByRole('button', { name: 'Show fonts and pictures again' }).click()
  await expect(elsewhere.locator('html')).not.toHaveAttribute('data-low-data')
  await elsewhere.context().close()
})
