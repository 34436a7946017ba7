import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildSession } from '../prisma/seed/sessions'
import { arrive, checkAccess, db, expect, signIn, somebody, test, withoutScript } from './support/test'

/** A word that nothing else has or anything like it. */
const ownWord = () => Array.from({ length: 12 }, () => 'bcdfghklmnprstvz'.charAt(randomInt(16))).join('')

/** A course with an open edition and one that nobody sees who is not in it, each with a session. */
async function offered() {
  const word = ownWord()
  const hidden = ownWord()
  const course = await buildCourse(db, { title: { en: `Evidence in ${word}`, fr: `Les preuves en ${word}` } })
  const edition = await buildEdition(db, { courseId: course.id, label: 'Spring run' })
  const secret = await buildEdition(db, {
    courseId: (await buildCourse(db, { title: `Whispers of ${hidden}` })).id,
    label: 'Closed run',
    isRestricted: true,
  })
  await buildSession(db, { editionId: edition.id, title: `Opening of ${word}` })
  await buildSession(db, { editionId: secret.id, title: `Meeting on ${hidden}` })
  return { word, hidden, course, edition, secret, title: `Evidence in ${word}` }
}

const field = (page: Page) => page.getByRole('combobox', { name: 'What are you looking for?' })

/** Script is there once the dialog answers; before that the keys are the browser's own. */
async function openByKeys(page: Page, keys: string) {
  await expect(async () => {
    await page.keyboard.press(keys)
    await expect(field(page)).toBeFocused({ timeout: 1000 })
  }).toPass()
}

test('finds a course by the keyboard alone, a letter wrong', async ({ page }) => {
  const { word, title } = await offered()
  await page.goto('/')
  await openByKeys(page, 'Control+k')
  await page.keyboard.type(`evidence ${word.slice(0, 5)}${word.slice(6)}`)
  const options = page.getByRole('option')
  await expect(options.first()).toContainText(title)
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/suggestion/)
  await checkAccess(page)
  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await options.first().getAttribute('id')) as string,
  )
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('opens the search by / where it is wanted, and sends what was written with Enter', async ({ page }) => {
  const { word, title } = await offered()
  await page.goto('/courses')
  await openByKeys(page, '/')
  await page.getByLabel('The / key opens this search').uncheck()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('/')
  await expect(page.getByRole('dialog')).toBeHidden()
  await openByKeys(page, 'Control+k')
  await field(page).fill(word)
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/search?q=${word}`)
  await expect(page.getByRole('region', { name: 'Courses' }).getByRole('link')).toHaveText(title)
  await expect(page.getByRole('region', { name: 'Sessions' }).getByRole('link')).toHaveText(`Opening of ${word}`)
  await checkAccess(page)
})

test('tells a visitor nothing of what is closed, and those in it all', async ({ page }) => {
  const { hidden, secret } = await offered()
  await page.goto(`/search?q=${hidden}`)
  await expect(page.getByRole('status')).toHaveText(`Nothing found for “\u2068${hidden}\u2069”`)
  await expect(page.getByText('Whispers')).toHaveCount(0)
  expect(await (await page.request.get(`/search/suggestions?q=${hidden}`)).json()).toMatchObject({ rows: [] })
  const learner = await somebody()
  await buildEnrolment(db, { editionId: secret.id, personId: learner.id, state: 'enrolled' })
  await arrive(page, learner.address, `/search?q=${hidden}`)
  await expect(page.getByRole('region', { name: 'Sessions' }).getByRole('link')).toHaveText(`Meeting on ${hidden}`)
  await expect(page.getByRole('navigation', { name: 'Search' }).getByRole('link')).toHaveText([
    /^Everything/,
    /^Courses/,
    /^Editions/,
    /^Sessions/,
  ])
  const answer = await page.request.get(`/search/suggestions?q=${hidden}`)
  expect(answer.headers()['cache-control']).toBe('private, no-store')
})

withoutScript('searches, chooses a kind and is answered in words without script', async ({ page }) => {
  const { word } = await offered()
  await page.goto('/fr')
  await page.getByRole('link', { name: 'Rechercher' }).click()
  await page.getByRole('searchbox', { name: 'Que cherchez-vous ?' }).fill(word)
  await page.getByRole('main').getByRole('button', { name: 'Rechercher' }).click()
  await page.getByRole('link', { name: /^Formations \d/ }).click()
  await expect(page).toHaveURL(`/fr/search?q=${word}&kind=courses`)
  await page.getByRole('link', { name: `Les preuves en ${word}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Les preuves en ${word}` })).toBeVisible()
  await page.goto('/search?q=%25%25&kind=nonsense')
  await expect(page.getByRole('status')).toHaveText([
    'Write at least one letter or digit to search for.',
    'There is nothing of that kind to search, so everything is shown.',
  ])
})

withoutScript('opens the places of each role on a phone without script', async ({ page }) => {
  const { edition } = await offered()
  await page.setViewportSize({ width: 320, height: 700 })
  const { address } = await somebody({ isTrainer: true, grants: [{ role: 'coordinator', editionId: edition.id }] })
  await signIn(page, address)
  await page.getByRole('button', { name: 'Menu' }).click()
  const places = page.getByRole('navigation', { name: 'Main' })
  await expect(places.getByRole('link')).toHaveText([
    'Administration',
    'Calendar',
    'Catalogue',
    'People',
    'Teaching',
    'Trainer’s calendar',
    'Today',
    'Timetable',
    'Courses',
    'Account and settings',
  ])
  await expect(places.getByRole('link', { name: 'Administration' })).toHaveAttribute('aria-current', 'page')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await places.getByRole('link', { name: 'Timetable' }).click()
  await expect(page).toHaveURL('/my/timetable')
})
