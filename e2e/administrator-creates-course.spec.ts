import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { arrive, checkAccess, choose, db, expect, somebody, test, withoutScript } from './support/test'

const administrator = () => somebody({ name: 'Amara Diallo', grants: [{ role: 'administrator' }] })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** From an empty catalogue page to a course that visitors find: what both journeys do. */
async function createAndPublish(
  page: Page,
  { code, title }: { code: string; title: string },
  look: () => Promise<void>,
) {
  const { address } = await administrator()
  await arrive(page, address, '/admin/courses')
  await look()
  await page.getByRole('link', { name: 'New course' }).click()
  await look()
  await page.getByLabel('Code').fill('not a code!')
  await page.getByLabel('Title in English').fill(title)
  await press(page, 'Create the course')
  await expect(page.getByText('Write 2 to 30 Latin letters and digits').first()).toBeVisible()
  await expect(page.getByLabel('Title in English')).toHaveValue(title)
  await look()
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Summary in English').fill('How stolen manuscripts are traced.')
  await page.getByText('In Arabic', { exact: true }).first().click()
  await page.getByLabel('Title in Arabic').fill('تتبع المخطوطات')
  await page.getByText('In French', { exact: true }).first().click()
  await page.getByLabel('Outcomes in French').fill('Reconnaître un manuscrit volé')
  await press(page, 'Create the course')
  await expect(page.getByText('What is written in this language needs its name too.').first()).toBeVisible()
  await expect(page.getByLabel('Title in French')).toBeVisible()
  await look()
  await page.getByLabel('Outcomes in French').fill('')
  await press(page, 'Create the course')
  await expect(page).toHaveURL(`/admin/courses/${code}?said=courseCreated`)
  await expect(page.getByLabel('Title in Arabic')).toHaveValue('تتبع المخطوطات')
  await expect(page.getByLabel('Title in French')).toBeHidden()
  await look()

  await page.getByRole('link', { name: 'New edition' }).click()
  await look()
  await page.getByLabel('Label in English').fill('Spring 2097')
  await page.getByLabel('First day').fill('2097-03-04')
  await page.getByLabel('Last day').fill('2097-03-01')
  await page.getByLabel('Places', { exact: true }).fill('25')
  await press(page, 'Create the edition as a draft')
  await expect(page.getByText('The last day is before the first.').first()).toBeVisible()
  await look()
  await page.getByLabel('Last day').fill('2097-05-30')
  await press(page, 'Create the edition as a draft')
  const slug = `${code.toLowerCase()}-spring-2097`
  await expect(page).toHaveURL(`/admin/editions/${slug}?said=editionCreated`)
  await look()

  await page.getByRole('link', { name: 'Change terms and modules' }).click()
  await expect(page.getByRole('heading', { name: 'Add a module' })).toBeVisible()
  await page.getByLabel('Name in English').fill('First term')
  await press(page, 'Add a term')
  await expect(page.getByText('The term is added.')).toBeVisible()
  for (const module of ['Provenance', 'Restitution']) {
    await page.getByLabel('Title in English').fill(module)
    await page.getByLabel('Term', { exact: true }).selectOption('First term')
    await press(page, 'Add a module')
    await expect(page.getByRole('link', { name: module })).toBeVisible()
  }
  await look()
  await page.getByRole('link', { name: 'Restitution' }).click()
  await expect(page.getByRole('heading', { name: 'Restitution' })).toBeVisible()
  await page.getByLabel('Place in its term').fill('1')
  await look()
  await press(page, 'Save the module')
  await expect(page.getByRole('listitem').filter({ hasText: 'Restitution' })).toContainText('1.')

  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('heading', { name: 'Where it stands' })).toBeVisible()
  await press(page, 'Publish this edition')
  await expect(page.getByText('The edition is published.')).toBeVisible()
  await look()
  return slug
}

const aCourse = () => ({
  code: `MS-${randomUUID().slice(0, 6)}`,
  title: `Tracing manuscripts ${randomUUID().slice(0, 6)}`,
})

test('a course with an edition and its modules is created and published into the catalogue', async ({
  page,
  browser,
}) => {
  const course = aCourse()
  const visitor = await (await browser.newContext()).newPage()
  const slug = await createAndPublish(page, course, () => checkAccess(page))

  await visitor.goto(`/courses?q=${encodeURIComponent(course.title)}`)
  await visitor.getByRole('link', { name: course.title }).first().click()
  await expect(visitor.getByText('Restitution')).toBeVisible()
  expect((await visitor.goto(`/ar/editions/${slug}`))?.status()).toBe(200)
  await expect(visitor.getByRole('heading', { name: 'تتبع المخطوطات' }).first()).toBeVisible()

  await page.getByRole('link', { name: course.code }).click()
  await page.getByRole('link', { name: 'New edition' }).click()
  await page.getByLabel('Make it from an earlier edition').selectOption('Spring 2097')
  await press(page, 'Fill in the form from it')
  await expect(page.getByText('2 modules of the earlier edition are copied')).toBeVisible()
  await expect(page.getByLabel('First day')).toHaveValue('2098-03-03')
  await page.getByLabel('Label in English').fill('Spring 2098')
  await press(page, 'Create the edition as a draft')
  await expect(page.getByText('Provenance')).toBeVisible()
  await visitor.goto(`/courses/${course.code}`)
  await expect(visitor.getByText('Spring 2098')).toHaveCount(0)
})

withoutScript('a course with an edition and its modules is created and published without script', async ({ page }) => {
  const course = aCourse()
  await createAndPublish(page, course, async () => {})
  await page.goto(`/courses/${course.code}`)
  await expect(page.getByRole('heading', { name: course.title })).toBeVisible()
})

test('a course is written first in French, falls back to it with a mark, and loses the language that is emptied', async ({
  page,
  browser,
}) => {
  const { address } = await administrator()
  const title = `Enquêtes ${randomUUID().slice(0, 6)}`
  const { id, code } = await buildCourse(db, { title: { en: 'Enquiries', ru: 'Расследования' } })
  await buildEdition(db, { courseId: id })
  await arrive(page, address, `/admin/courses/${code}`)
  await page.getByText('In French', { exact: true }).first().click()
  await page.getByLabel('Title in French').fill(title)
  await page.getByLabel('First language').selectOption('French')
  for (const part of ['Title', 'Summary', 'Outcomes']) await page.getByLabel(`${part} in English`).fill('')
  await expect(page.getByText('will be removed when you save')).toBeVisible()
  await checkAccess(page)
  await press(page, 'Save the course')
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await checkAccess(page)
  const kept = await db.courseText.findMany({ where: { courseId: id }, orderBy: { locale: 'asc' } })
  expect(kept.map(({ locale, title }) => [locale, title])).toEqual([
    ['fr', title],
    ['ru', 'Расследования'],
  ])

  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(`/courses/${code}`)
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(`${title} (in French)`)
  await checkAccess(visitor)
  await visitor.goto(`/fr/courses/${code}`)
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('an edition changed by somebody else meanwhile is shown before it is replaced', async ({ page }) => {
  const { address } = await administrator()
  const { id, slug } = await buildEdition(db, { label: 'Autumn' })
  await arrive(page, address, `/admin/editions/${slug}/edit`)
  await checkAccess(page)
  await page.getByLabel('Label in English').fill('Winter')
  await db.edition.update({ where: { id }, data: { location: 'Turin', version: { increment: 1 } } })
  await press(page, 'Save the edition')
  await expect(page.getByText('Somebody changed this in the meantime.').first()).toBeVisible()
  await expect(page.getByText('Saved in the meantime:').locator('..')).toContainText('Turin')
  await expect(page.getByLabel('Label in English')).toHaveValue('Winter')
  await checkAccess(page)
  await press(page, 'Save the edition')
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect(await db.editionText.findMany({ where: { editionId: id } })).toMatchObject([{ label: 'Winter' }])
})

test('a coordinator is appointed, runs that edition alone, and is dismissed', async ({ page, browser }) => {
  const { address } = await administrator()
  const name = `Ingrid ${randomUUID().slice(0, 8)}`
  const coordinator = await somebody({ name })
  const { slug } = await buildEdition(db, { state: 'draft' })
  const other = await buildEdition(db)
  await arrive(page, address, `/admin/editions/${slug}/coordinators`)
  await choose(page, 'Search by name or address', name)
  await checkAccess(page)
  await press(page, 'Appoint')
  await expect(page.getByText('The person now runs this edition.')).toBeVisible()
  await checkAccess(page)

  const theirs = await (await browser.newContext()).newPage()
  await arrive(theirs, coordinator.address, `/admin/editions/${slug}`)
  await press(theirs, 'Publish this edition')
  await expect(theirs.getByText('The edition is published.')).toBeVisible()
  await theirs.goto('/admin/courses')
  await checkAccess(theirs)
  await expect(theirs.getByRole('link', { name: 'New course' })).toHaveCount(0)
  await expect(theirs.getByRole('table').locator('tbody').getByRole('link')).toHaveCount(1)
  const { code } = await db.course.findUniqueOrThrow({ where: { id: other.courseId } })
  const closed = ['/admin/courses/new', `/admin/courses/${code}`, `/admin/courses/${code}/editions/new`]
  for (const part of ['', '/edit', '/modules', '/coordinators']) closed.push(`/admin/editions/${other.slug}${part}`)
  for (const path of closed) expect([path, (await theirs.goto(path))?.status()]).toEqual([path, 404])

  await press(page, `Dismiss ${name}`)
  await expect(page.getByText('The person no longer runs this edition.')).toBeVisible()
  // Their page is open still: what it leads to asks them to sign in, and says why.
  await theirs.goto(`/admin/editions/${slug}`)
  await expect(theirs.getByText('Your roles here were changed, and so you were signed out.')).toBeVisible()
  await checkAccess(theirs)
  const statusSignedIn = async () => {
    await arrive(theirs, coordinator.address)
    return (await theirs.goto(`/admin/editions/${slug}`))?.status()
  }
  expect(await statusSignedIn()).toBe(404)
  await press(page, 'Let them run it again')
  await expect(page.getByText('The person runs this edition again.')).toBeVisible()
  await theirs.goto(`/admin/editions/${slug}`)
  await expect(theirs).toHaveURL(/\/sign-in/)
  expect(await statusSignedIn()).toBe(200)
})

withoutScript('a coordinator is searched for, then chosen of those found', async ({ page }) => {
  const { name } = await somebody({ name: `Nia ${randomUUID().slice(0, 6)}` })
  const { slug } = await buildEdition(db, { state: 'draft' })
  await arrive(page, (await administrator()).address, `/admin/editions/${slug}/coordinators`)
  await page.getByLabel('Search by name or address').fill(name)
  await press(page, 'Show what is found')
  await press(page, 'Appoint')
  await expect(page.getByText('Choose one of the list.').first()).toBeVisible()
  await page.getByLabel('Choose one of those found').selectOption({ index: 1 })
  await press(page, 'Appoint')
  await expect(page.getByText('The person now runs this edition.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible()
})

test('an edition is cancelled with a reason, and stays so', async ({ page }) => {
  const { address } = await administrator()
  const { slug } = await buildEdition(db)
  await arrive(page, address, `/admin/editions/${slug}`)
  await press(page, 'Cancel this edition')
  await expect(page.getByText('Fill this in.').first()).toBeVisible()
  await checkAccess(page)
  await page.getByLabel('Reason').fill('The venue is closed.')
  await press(page, 'Cancel this edition')
  await expect(page.getByText('The edition is cancelled.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish this edition' })).toHaveCount(0)
  await checkAccess(page)
})
