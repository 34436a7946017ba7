import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildCourse, buildEdition, buildModule, buildTerm, buildTheme } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildOrganisation, buildTrainer } from '../prisma/seed/people'
import { buildSession } from '../prisma/seed/sessions'
import { db, expect, password, signIn, somebody, test, withoutScript } from './support/test'

/** A word that no other course has or anything like it. */
function ownWord(): string {
  return Array.from({ length: 12 }, () => 'bcdfghklmnprstvz'.charAt(randomInt(16))).join('')
}

/** A word with a slip in it, as people type. */
const misspelt = (word: string) => word.slice(0, 5) + word.slice(6)

/** A course that a visitor can find by each of its sides, with an edition that is open and a restricted one. */
async function offered() {
  const word = ownWord()
  const theme = `theme-${word}`
  await buildTheme(db, theme, { en: `Théâtre ${word}`, ar: `مسرح ${word}` })
  await db.strategicPriority.upsert({ where: { code: 'A' }, update: {}, create: { code: 'A' } })
  const course = await buildCourse(db, {
    kind: 'forum',
    languages: ['fr', 'ar'],
    priorityCode: 'A',
    themes: [theme],
    hours: 12,
    goals: [16],
    title: { en: `Evidence in ${word}`, ar: `الأدلة في ${word}` },
    summary: { en: `How courts weigh ${word}summary.`, ar: 'كيف تزن المحاكم الأدلة.' },
    outcomes: 'Weigh a piece of evidence.',
  })
  const partner = await buildOrganisation(db, { name: `University of ${word}`, kind: 'university' })
  const edition = await buildEdition(db, {
    courseId: course.id,
    label: { en: 'Spring run', ar: 'دفعة الربيع' },
    delivery: 'hybrid',
    location: 'Turin',
    places: 4,
    ratePermille: 750,
    startsOn: '2099-03-02',
    endsOn: '2099-05-29',
    organisations: [{ organisationId: partner.id, part: 'partner' }],
  })
  const trainer = await buildTrainer(db, { name: 'Amina Trainer' })
  const term = await buildTerm(db, { editionId: edition.id, name: 'First term' })
  const module = await buildModule(db, {
    editionId: edition.id,
    termId: term.id,
    title: 'Digital traces',
    credits: 2.5,
  })
  await buildSession(db, {
    editionId: edition.id,
    moduleId: module.id,
    title: 'Chain of custody',
    localStart: '2099-03-03T15:00',
    trainers: [trainer.id],
  })
  await buildEnrolment(db, { editionId: edition.id })
  await buildEdition(db, { courseId: course.id, label: 'Closed circle', isRestricted: true })
  return { word, theme, title: `Evidence in ${word}`, code: course.code, slug: edition.slug }
}

async function search(page: Page, words: string) {
  await page.getByRole('searchbox').fill(words)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
}

for (const [name, journey] of [
  ['with script', test],
  ['without script', withoutScript],
] as const) {
  journey(`words find a course with slips and without accents, ${name}`, async ({ page }) => {
    const { word, title } = await offered()
    await page.goto('/')
    for (const words of [
      word.toUpperCase(),
      misspelt(word),
      `theatre ${word}`,
      `${word}summary courts`,
      `مسرح ${word}`,
    ]) {
      await search(page, words)
      await expect(page).toHaveURL((url) => url.pathname === '/courses' && url.searchParams.get('q') === words)
      await expect(page.getByRole('article')).toHaveCount(1)
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
    }
    await search(page, `${ownWord()}`)
    await expect(page.getByText('No course answers all of this.')).toBeVisible()
    await page.getByRole('link', { name: 'See all the courses' }).click()
    await expect(page).toHaveURL('/courses')
  })

  journey(`choices narrow the list and stay in the address, ${name}`, async ({ page }) => {
    const { word, theme, title } = await offered()
    await page.goto(`/courses?q=${word}`)
    for (const choice of ['Open now', 'Forum', `Théâtre ${word}`, 'Français', 'Online and in person']) {
      await page.getByRole('checkbox', { name: choice }).check()
    }
    await page.getByRole('group', { name: 'Strategic priority' }).getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Show the courses' }).click()
    await expect(page).toHaveURL((url) => {
      const { searchParams } = url
      const chosen = ['open', 'kind', 'theme', 'language', 'delivery', 'priority'].map((group) =>
        searchParams.get(group),
      )
      return JSON.stringify(chosen) === JSON.stringify(['1', 'forum', theme, 'fr', 'hybrid', 'A'])
    })
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'Forum' })).toBeChecked()
    await page.goto(`/courses?q=${word}&delivery=online`)
    await expect(page.getByRole('article')).toHaveCount(0)
  })

  journey(`reads a course and an edition, and is asked to sign in only on enrolling, ${name}`, async ({ page }) => {
    const { word, title, code, slug } = await offered()
    await page.goto(`/courses?q=${word}`)
    await expect(page.getByRole('article')).toContainText('3 of 4 places left')
    await expect(page.getByRole('article')).toContainText(`with University of ${word}`)
    await page.getByRole('link', { name: title }).click()
    await expect(page).toHaveURL(`/courses/${code}`)
    for (const fact of ['12 hours', 'Weigh a piece of evidence.', `Théâtre ${word}`, 'Goal 16', 'Digital traces']) {
      await expect(page.getByRole('main')).toContainText(fact)
    }
    await expect(page.getByRole('main')).not.toContainText('Closed circle')
    await page.getByRole('link', { name: 'Spring run' }).click()
    await expect(page).toHaveURL(`/editions/${slug}`)
    for (const fact of [
      '2 March',
      '29 May 2099',
      'Turin',
      'Italy Time',
      '3 of 4 places left',
      '75% of the sessions that count',
      'First term',
      'Digital traces',
      '2.5 ECTS',
      'Chain of custody',
      'Tuesday, 3 March 2099',
      'Amina Trainer',
    ]) {
      await expect(page.getByRole('main')).toContainText(fact)
    }
    await page.getByRole('button', { name: 'Enrol in this edition' }).click()
    await expect(page).toHaveURL(
      (url) => url.pathname === '/sign-in' && url.searchParams.get('next') === `/editions/${slug}`,
    )
    const { address } = await somebody()
    await page.locator('input[name="address"]').fill(address)
    await page.locator('input[name="password"]').fill(password)
    await page.locator('main form button[type="submit"]').first().click()
    await expect(page).toHaveURL(`/editions/${slug}`)
  })
}

test('on a phone the choices are folded until asked for', async ({ page }) => {
  await offered()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/courses')
  await expect(page.getByRole('checkbox', { name: 'Open now' })).toBeHidden()
  await page.getByText('Narrow the list').click()
  await page.getByRole('checkbox', { name: 'Open now' }).check()
  await page.getByRole('button', { name: 'Show the courses' }).click()
  await expect(page).toHaveURL(/open=1/)
  await expect(page.getByText('Narrow the list: 1 choice')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Open now' })).toBeHidden()
  await expect(page.getByRole('article').first()).toBeInViewport()
})

test('texts come in the reader’s language, and others are marked as what they are', async ({ page }) => {
  const { word } = await offered()
  await page.goto(`/ar/courses?q=${word}`)
  await expect(page.getByRole('heading', { name: `الأدلة في ${word}` })).toBeVisible()
  const only = await buildCourse(db, { title: `Solely ${word}only` })
  await buildEdition(db, { courseId: only.id })
  await page.goto(`/ar/courses/${only.code}`)
  await expect(page.locator('h1 [lang="en"]')).toHaveText(`Solely ${word}only`)
})

test('the bare address follows the account’s language, other addresses never do', async ({ page }) => {
  const { address } = await somebody({ locale: 'ar' })
  await signIn(page, address)
  await page.goto('/')
  await expect(page).toHaveURL('/ar')
  await page.goto('/courses')
  await expect(page).toHaveURL('/courses')
  await page.goto('/ar')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/')
})

test('English has no prefix: an address with one leads to the same without', async ({ request }) => {
  for (const [path, to] of [
    ['/en', '/'],
    ['/en?said=signedOut', '/?said=signedOut'],
    ['/en/courses?q=police', '/courses?q=police'],
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect([path, answer.status(), answer.headers().location]).toEqual([path, 307, to])
  }
})
