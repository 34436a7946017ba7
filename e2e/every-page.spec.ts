import type { Page } from '@playwright/test'
import { addresses, elsewhere, routesWithPages, type Who } from './support/every-page'
import { administratorStates, learnerStates, newcomerStates, trainerStates, visitorStates } from './support/every-state'
import { arrive, checkAccess, db, demo, expect, test } from './support/test'

// Each role's walk is long: they share the workers.
test.describe.configure({ mode: 'parallel' })

test('no page is forgotten', async () => {
  expect([...Object.keys(await addresses()), ...elsewhere].toSorted()).toEqual(routesWithPages())
})

// A page that shows a mail needs one.
test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto('/forgot-password')
  await page.locator('input[name="address"]').fill(demo.learner)
  await page.locator('main form button[type="submit"]').click()
  await expect.poll(() => db.outboxMessage.count()).toBeGreaterThan(0)
  await page.close()
})

/** Nothing is wider than the window: 320 pixels are what 400 % of enlargement leaves of 1280 (WCAG 2.2, 1.4.10). */
async function checkReflow(page: Page) {
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const isOut = (element: Element) => {
      const { left, right } = element.getBoundingClientRect()
      return right > clientWidth + 1 || left < -1
    }
    return [...document.querySelectorAll('body *')].filter(isOut).map(({ outerHTML }) => outerHTML.slice(0, 160))
  })
  expect.soft(tooWide.slice(0, 4), `${page.url()} scrolls sideways`).toEqual([])
}

const walks: [Who, part: number, parts: number][] = [
  ['administrator', 1, 3],
  ['administrator', 2, 3],
  ['administrator', 3, 3],
  ['visitor', 1, 2],
  ['visitor', 2, 2],
  ['learner', 1, 1],
  ['trainer', 1, 1],
  ['coordinator', 1, 1],
]

// One page after another is looked at in another of these.
const languages = ['', '/ar', '/fr', '/ru', '/es', '/zh']

for (const [who, part, parts] of walks) {
  test(`${who}, ${part} of ${parts}: axe finds nothing on any page, wide and light, narrow and dark`, async ({
    page,
  }) => {
    if (who !== 'visitor') await arrive(page, demo[who])
    const pages = (await pagesOf(who)).filter((_, i) => i % parts === part - 1)
    for (const [i, [route, path]] of pages.entries()) {
      await test.step(route, async () => {
        await page.setViewportSize({ width: 1280, height: 800 })
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(`${languages[i % languages.length]}${path}` || '/')
        await checkAccess(page)
        await page.setViewportSize({ width: 320, height: 640 })
        await page.emulateMedia({ colorScheme: 'dark' })
        await checkReflow(page)
        await checkAccess(page)
      })
    }
  })
}

for (const who of ['visitor', 'learner', 'trainer'] satisfies Who[]) {
  test(`${who}: every page in Arabic runs from right to left, and fits a narrow window`, async ({ page }) => {
    if (who !== 'visitor') await arrive(page, demo[who])
    await page.setViewportSize({ width: 320, height: 640 })
    for (const [route, path] of await pagesOf(who)) {
      await test.step(route, async () => {
        await page.goto(`/ar${path}`)
        await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
        await checkReflow(page)
      })
    }
  })
}

for (const [who, statesOf] of Object.entries({
  visitor: visitorStates,
  newcomer: newcomerStates,
  learner: learnerStates,
  trainer: trainerStates,
  administrator: administratorStates,
})) {
  test(`${who}: axe finds nothing in any state of their pages, each in another language, narrow and wide`, async ({
    page,
  }) => {
    const { address, paths } = await statesOf()
    if (address) await arrive(page, address)
    for (const [i, path] of paths.entries()) {
      await test.step(path, async () => {
        await page.setViewportSize(i % 2 ? { width: 1280, height: 800 } : { width: 320, height: 640 })
        await page.emulateMedia({ colorScheme: i % 4 < 2 ? 'light' : 'dark' })
        await page.goto(`${languages[i % languages.length]}${path}`)
        await checkReflow(page)
        await checkAccess(page)
      })
    }
  })
}

async function pagesOf(who: Who): Promise<[route: string, path: string][]> {
  const all = Object.entries(await addresses())
  return all.flatMap(([route, { path, as }]) => (as.includes(who) ? [[route, path === '/' ? '' : path]] : []))
}
