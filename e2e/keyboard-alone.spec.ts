import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildRoll } from '../prisma/seed/roll'
import { db, demo, expect, password, somebody, test } from './support/test'

const MOST_STOPS = 250

/** Presses Tab until the focus stands there, seen; a place that it never reaches is a fault. */
async function tabTo(page: Page, target: Locator) {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const { outlineStyle, boxShadow } = await target.evaluate((element) => getComputedStyle(element))
      expect(outlineStyle !== 'none' || boxShadow !== 'none', 'the focus is seen').toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${target}`)
}

async function press(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

async function write(page: Page, target: Locator, text: string) {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

async function signInByKeys(page: Page, address: string) {
  await write(page, page.locator('input[name="address"]'), address)
  await write(page, page.locator('input[name="password"]'), password)
  await page.keyboard.press('Enter')
}

test('a learner enrols from a course page', async ({ page }) => {
  const course = await buildCourse(db, { title: `Evidence ${randomUUID().slice(0, 8)}` })
  const edition = await buildEdition(db, { courseId: course.id, label: 'Autumn' })
  const { address } = await somebody()
  await page.goto(`/courses/${course.code}`)
  await press(page, page.getByRole('link', { name: 'Autumn' }).first())
  await expect(page).toHaveURL(`/editions/${edition.slug}`)
  await press(page, page.getByRole('button', { name: 'Enrol in this edition' }))
  await expect(page).toHaveURL(/\/sign-in/)
  await signInByKeys(page, address)
  await expect(page).toHaveURL(`/editions/${edition.slug}`)
  await press(page, page.getByRole('button', { name: 'Enrol in this edition' }))
  await expect(page.getByText('You are enrolled.')).toBeVisible()
})

test('a trainer takes a register', async ({ page }) => {
  const title = `Command responsibility ${randomUUID().slice(0, 8)}`
  const trainer = await somebody({ isTrainer: true })
  await buildRoll(db, { title, names: ['Abena Amoako', 'Grace Wanjiru', '李伟'], trainers: [trainer.id] })
  await page.goto('/sign-in?next=/teach')
  await signInByKeys(page, trainer.address)
  await press(page, page.getByRole('link', { name: `Open the register of ${title}` }))
  await press(page, page.getByRole('button', { name: 'Mark everyone present' }))
  await expect(page.getByRole('list', { name: 'Marks so far' })).toHaveText('Present 3')
  const grace = page.getByRole('group', { name: 'Grace Wanjiru' })
  await tabTo(page, grace.getByRole('radio', { name: 'Present' }))
  await page.keyboard.press('ArrowRight')
  await expect(grace.getByRole('radio', { name: 'Late' })).toBeChecked()
  await press(page, page.getByRole('button', { name: 'Save the marks' }))
  await expect(page.getByText('The marks are saved. The register stays open.')).toBeVisible()
  await expect(grace.getByRole('radio', { name: 'Late' })).toBeChecked()
})

test('an administrator plans a weekly series', async ({ page }) => {
  const course = await buildCourse(db, { title: `Asset recovery ${randomUUID().slice(0, 8)}` })
  const edition = await buildEdition(db, { courseId: course.id, startsOn: '2097-03-18', endsOn: '2097-05-31' })
  const path = `/admin/editions/${edition.slug}/schedule`
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`)
  await signInByKeys(page, demo.administrator)
  await expect(page).toHaveURL(path)
  await press(page, page.getByRole('main').getByRole('link', { name: 'Plan a weekly series' }))
  await write(page, page.getByLabel('Title'), 'Tracing')
  await press(page, page.getByRole('checkbox', { name: 'Tuesday' }), 'Space')
  // Chromium writes the parts of a date in the order of its own language, American here.
  await write(page, page.getByLabel('First day'), '03192097')
  await write(page, page.getByLabel('Last day'), '04092097')
  await write(page, page.getByLabel('Starts at'), '0300PM')
  await press(page, page.getByRole('button', { name: 'Show the dates' }))
  await expect(page.getByRole('heading', { name: '4 sessions' })).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Plan 4 sessions' }))
  await expect(page.getByText('The series is planned.')).toBeVisible()
})
