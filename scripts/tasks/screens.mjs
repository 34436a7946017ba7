import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { Failure } from '../setup/failure.mjs'
import { at } from '../setup/paths.mjs'
import { ensureChromium } from '../testing/chromium.mjs'

const SITE = process.env.BASE_URL || `http://localhost:${process.env.PORT || 3000}`
const FOLDER = at('screens')
const PASSWORD = 'lectern-demo-2026'
const WIDTHS = [1280, 390]
const TALLEST = 1600

/** Each page by its name: who looks at it, and its address, or a list on which the first link to such an address stands. */
const PAGES = [
  { name: 'home', path: '/' },
  { name: 'courses', path: '/courses' },
  { name: 'course', list: '/courses', link: '/courses/' },
  { name: 'edition', list: '/', link: '/editions/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'search', path: '/search?q=law' },
  { name: 'missing', path: '/nothing-here' },
  { name: 'my', as: 'learner', path: '/my' },
  { name: 'my-timetable', as: 'learner', path: '/my/timetable' },
  { name: 'my-course', as: 'learner', list: '/my', link: '/my/courses/' },
  { name: 'account', as: 'learner', path: '/account' },
  { name: 'teach', as: 'trainer', path: '/teach' },
  { name: 'teach-calendar', as: 'trainer', path: '/teach/calendar' },
  { name: 'register', as: 'trainer', list: '/teach', link: '/teach/sessions/' },
  { name: 'grid', as: 'trainer', list: '/teach', link: '/teach/editions/' },
  { name: 'admin', as: 'administrator', path: '/admin' },
  { name: 'admin-calendar', as: 'administrator', path: '/admin/calendar' },
  { name: 'admin-courses', as: 'administrator', path: '/admin/courses' },
  { name: 'admin-people', as: 'administrator', path: '/admin/people' },
  { name: 'admin-mail', as: 'administrator', path: '/admin/mail' },
  { name: 'admin-edition', as: 'coordinator', list: '/admin', link: '/admin/editions/' },
  { name: 'admin-schedule', as: 'coordinator', list: '/admin', link: '/admin/editions/', below: '/schedule' },
  { name: 'admin-participants', as: 'coordinator', list: '/admin', link: '/admin/editions/', below: '/participants' },
  { name: 'admin-attendance', as: 'coordinator', list: '/admin', link: '/admin/editions/', below: '/attendance' },
]

/**
 * Draws one contact sheet a page into screens/: wide and narrow, English and Arabic, light and dark, from a running
 * demonstration (`npm start`; PORT or BASE_URL say where). Names as arguments draw those pages alone.
 */
export async function task(names) {
  const answers = await fetch(`${SITE}/api/health`).catch(() => null)
  if (!answers) throw new Failure(`Nothing answers at ${SITE}: run npm start beside this.`)
  mkdirSync(FOLDER, { recursive: true })
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  try {
    const cookies = await signInAll(browser)
    for (const page of PAGES.filter(({ name }) => names.length === 0 || names.includes(name))) {
      await drawSheet(browser, page, cookies[page.as])
      console.log(join('screens', `${page.name}.png`))
    }
  } finally {
    await browser.close()
  }
}

async function signInAll(browser) {
  const cookies = {}
  for (const role of new Set(PAGES.flatMap(({ as }) => as ?? []))) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${SITE}/sign-in`)
    await page.fill('input[name="address"]', `${role}@demo.test`)
    await page.fill('input[name="password"]', PASSWORD)
    await page.click('main form button[type="submit"]')
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    cookies[role] = (await context.storageState()).cookies
    await context.close()
  }
  return cookies
}

async function drawSheet(browser, page, cookies = []) {
  const shots = []
  for (const colorScheme of ['light', 'dark']) {
    for (const prefix of ['', '/ar']) {
      for (const width of WIDTHS) shots.push(await shoot(browser, page, { cookies, colorScheme, prefix, width }))
    }
  }
  const sheet = await browser.newPage({ viewport: { width: 2 * (1280 + 390) * 0.5 + 100, height: 800 } })
  const images = shots.map(
    ({ png, width }) => `<img width="${width / 2}" src="data:image/png;base64,${png.toString('base64')}">`,
  )
  await sheet.setContent(
    `<body style="margin:20px;background:#888;display:grid;gap:20px;align-items:start;grid-template-columns:repeat(4,auto)">${images.join('')}</body>`,
  )
  writeFileSync(join(FOLDER, `${page.name}.png`), await sheet.screenshot({ fullPage: true }))
  await sheet.close()
}

async function shoot(browser, { path, list, link, below = '' }, { cookies, colorScheme, prefix, width }) {
  const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme })
  await context.addCookies(cookies)
  const page = await context.newPage()
  await page.goto(SITE + prefix + (path ?? list))
  if (!path) {
    const href = await page.locator(`main a[href*="${link}"]`).first().getAttribute('href')
    // The list may lead below the page: to an edition's participants, say.
    const [found] = new RegExp(`^.*${link}[^/?]+`).exec(href)
    await page.goto(SITE + found + below)
  }
  await page.evaluate(() => document.fonts.ready)
  const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight))
  await page.setViewportSize({ width, height })
  const png = await page.screenshot()
  await context.close()
  return { png, width }
}
