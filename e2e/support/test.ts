import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Locator, type Page } from '@playwright/test'

export { arrive, demo, password, signIn, somebody } from './accounts'
export { db } from './database'
export { linkIn, mailsTo, mailTo } from './mailbox'
export { expect }

/** A test whose page has no script: the forms and links alone must do. */
export const withoutScript = base.extend({ javaScriptEnabled: false })

export const test = base

/** axe finds nothing on the page as it stands (WCAG 2.2 A and AA, and its best practices). */
export async function checkAccess(page: Page) {
  // No page has frames, so that one run in the page itself does, three times as fast; so does hearing of faults alone.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const look = async () => {
    await expect(page).toHaveTitle(/./)
    return (await axe.analyze()).violations
  }
  // A page that is being replaced by the next has no title for a moment: it is looked at again when it has one.
  const first = await look()
  const violations = first.some(({ id }) => id === 'document-title') ? await look() : first
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`),
      page.url(),
    )
    .toEqual([])
}

/** Chooses the first who is found in a field that searches while one writes. */
export async function choose(within: Page | Locator, label: string, words: string) {
  await within.getByLabel(label).click()
  await within.getByRole('combobox', { name: label }).fill(words)
  const page = 'keyboard' in within ? within : within.page()
  await page.getByRole('option', { name: words }).click()
}
