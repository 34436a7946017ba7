import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildRoll } from '../prisma/seed/roll'
import { forgottenOn } from './support/forgotten'
import { checkAccess, db, expect, signIn, somebody, test, withoutScript } from './support/test'

const FRENCH = 'Lire cette page en français'

/** A course that runs now, its session of today with a learner and a trainer, and an administrator. */
async function running() {
  const word = randomUUID().slice(0, 8)
  const [trainer, learner, administrator] = await Promise.all([
    somebody({ isTrainer: true, name: `Trainer ${word}` }),
    somebody({ name: `Learner ${word}` }),
    somebody({ name: `Administrator ${word}`, grants: [{ role: 'administrator' }] }),
  ])
  const course = await buildCourse(db, { title: `Course ${word}`, summary: `Summary ${word}` })
  const edition = { courseId: course.id, startsOn: '2020-01-01', endsOn: '2099-01-01', label: `Label ${word}` }
  const names = [`Abena ${word}`, `Grace ${word}`]
  const roll = await buildRoll(db, { title: `Session ${word}`, names, trainers: [trainer.id], edition })
  await buildEnrolment(db, { editionId: roll.edition.id, personId: learner.id })
  const open = await buildEdition(db, {
    courseId: course.id,
    label: `Open ${word}`,
    startsOn: '2098-01-01',
    endsOn: '2099-01-01',
  })
  const data = [trainer, learner, administrator].flatMap(({ name, address }) => [name, address])
  return {
    word,
    people: { trainer, learner, administrator },
    data: [
      ...data,
      ...names,
      ...['Course', 'Summary', 'Session', 'Label', 'Open'].map((one) => `${one} ${word}`),
      course.code,
      roll.edition.slug,
      open.slug,
      word,
    ],
    pages: {
      visitor: [`/courses?q=${word}`, `/courses/${course.code}`, `/editions/${open.slug}`, '/sign-in', '/sign-up'],
      learner: ['/my', '/my/timetable', '/account'],
      trainer: ['/teach', `/teach/sessions/${roll.sessionId}`],
      administrator: [
        `/admin/editions/${roll.edition.slug}`,
        `/admin/editions/${roll.edition.slug}/schedule`,
        `/admin/editions/${roll.edition.slug}/schedule/series`,
        '/admin/courses/new',
      ],
    },
  }
}

type Running = Awaited<ReturnType<typeof running>>

/** Visits the first pages of the three main journeys, each as whose it is. */
async function walk(page: Page, { people, pages }: Running, locale: string, look: (path: string) => Promise<void>) {
  for (const role of ['visitor', 'learner', 'trainer', 'administrator'] as const) {
    await page.context().clearCookies()
    if (role !== 'visitor') await signIn(page, people[role].address)
    for (const path of pages[role]) {
      await page.goto(`/${locale}${path}`)
      await look(path)
    }
  }
}

test('the pseudo-language shows no sentence that was forgotten', async ({ page }) => {
  const about = await running()
  const forgotten: Record<string, string[]> = {}
  await walk(page, about, 'en-XA', async (path) => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA')
    await expect(page.getByRole('main')).toContainText('⟦')
    const found = await forgottenOn(page, about.data)
    if (found.length > 0) forgotten[path] = found
  })
  expect(forgotten).toEqual({})
})

test('Arabic runs from the right, and nothing of it is off the page at 320 pixels', async ({ page }) => {
  const about = await running()
  const tooWide: Record<string, number> = {}
  await page.setViewportSize({ width: 320, height: 640 })
  await walk(page, about, 'ar', async (path) => {
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) tooWide[path] = over
  })
  expect(tooWide).toEqual({})
})

for (const [name, journey] of [
  ['with script', test],
  ['without script', withoutScript],
] as const) {
  journey.describe(name, () => {
    journey.use({ locale: 'fr-CH' })

    journey('the bare address leads to the browser’s language, and a chosen one stays', async ({ page }) => {
      await page.goto('/')
      await expect(page).toHaveURL('/fr')
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
      await expect(page.getByRole('link', { name: FRENCH })).toHaveCount(0)
      await page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click()
      await expect(page).toHaveURL('/')
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await page.getByRole('link', { name: FRENCH }).click()
      await expect(page).toHaveURL('/fr')
    })

    journey('every other address keeps its language and offers the browser’s', async ({ page }) => {
      await page.goto('/courses?q=police')
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await page.getByRole('link', { name: FRENCH }).click()
      await expect(page).toHaveURL('/fr/courses?q=police')
      for (const language of ['العربية', '中文', 'Русский', 'Español']) {
        await page.getByRole('contentinfo').getByRole('link', { name: language }).click()
        await expect(page.getByRole('link', { name: FRENCH })).toBeVisible()
      }
      await expect(page).toHaveURL('/es/courses?q=police')
    })

    journey('the account’s language is followed after signing in and from the bare address', async ({ page }) => {
      const { address } = await somebody({ locale: 'es' })
      await signIn(page, address)
      await expect(page).toHaveURL('/es/my')
      await page.goto('/')
      await expect(page).toHaveURL('/es')
      await page.goto('/my/timetable')
      await page.getByRole('link', { name: 'Leer esta página en español' }).click()
      await expect(page).toHaveURL('/es/my/timetable')
      await expect(page.getByRole('link', { name: FRENCH })).toHaveCount(0)
    })
  })
}

test.describe('the offer of another language', () => {
  test.use({ locale: 'ar' })
  test('is accessible', async ({ page }) => {
    await page.goto('/courses')
    await expect(page.getByRole('link', { name: 'اقرأ هذه الصفحة بالعربية' })).toBeVisible()
    await checkAccess(page)
  })
})
