import { randomUUID } from 'node:crypto'
import { buildCourse, buildEdition, type EditionInput } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildPeople } from '../prisma/seed/people'
import { checkAccess, db, demo, expect, mailTo, signIn, somebody, test, withoutScript } from './support/test'

async function offered(input: EditionInput = {}) {
  const title = `Many ${randomUUID().slice(0, 8)}`
  const course = await buildCourse(db, { title })
  const edition = await buildEdition(db, { courseId: course.id, label: 'Autumn', ...input })
  return { title, ...edition, path: `/admin/editions/${edition.slug}/participants` }
}

/** People whom one word finds, and nobody else. */
async function group(...names: string[]) {
  const word = randomUUID().slice(0, 13)
  const people = await buildPeople(
    db,
    names.map((name) => ({ name: `${name} ${word}`, email: `${randomUUID()}@journey.test` })),
  )
  return { word, people, name: (first: string) => `${first} ${word}` }
}

test('people are ticked in the list, what would happen is said, and then it is done', async ({ page }) => {
  const edition = await offered({ places: 2 })
  const { word, people, name } = await group('Ana', 'Boris', 'Chen', 'Dora')
  await buildEnrolment(db, { editionId: edition.id, personId: people[0]?.id })
  await signIn(page, demo.administrator)
  await page.goto(`/admin/people?q=${word}`)
  await expect(page.getByText('4 people')).toBeVisible()
  const ticked = page.getByRole('status').filter({ hasText: 'Ticked:' })
  await expect(ticked).toHaveText('Ticked: 0')
  await page.getByRole('button', { name: 'Tick everyone on this page' }).click()
  await expect(ticked).toHaveText('Ticked: 4')
  await page.getByRole('checkbox', { name: name('Dora') }).uncheck()
  await expect(ticked).toHaveText('Ticked: 3')
  await checkAccess(page)
  await page.getByRole('button', { name: 'Enrol in an edition' }).click()
  await expect(page.getByText('3 people are selected.')).toBeVisible()
  await checkAccess(page)
  await page
    .getByLabel('Edition', { exact: true })
    .selectOption({ label: `${edition.title}, Autumn (1 of 2 places taken)` })
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(page.getByText('1 person gets a place.')).toBeVisible()
  await expect(page.getByText('1 person goes to the waiting list.')).toBeVisible()
  await expect(page.getByText('1 person is in already and stays as they are.')).toBeVisible()
  await expect(page.getByRole('row', { name: name('Boris') }).getByText('Enrolled')).toBeVisible()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Enrol 2 people' }).click()
  await expect(page.getByRole('heading', { name: 'What became of the selection' })).toBeVisible()
  await expect(page.getByText('1 person got a place and is being told by e-mail.')).toBeVisible()
  await expect(page.getByRole('row', { name: name('Chen') }).getByText('1st on the waiting list')).toBeVisible()
  await checkAccess(page)
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: 'Participants' }).click()
  await expect(page.getByText('2 of 2 places taken')).toBeVisible()
  const [boris, chen] = await db.personEmail.findMany({
    where: { personId: { in: people.slice(1, 3).map(({ id }) => id) } },
    orderBy: { person: { name: 'asc' } },
  })
  await mailTo(boris?.address ?? '', /You are enrolled/)
  await mailTo(chen?.address ?? '', /You are on the waiting list/)
})

test('a coordinator ticks several whom a search finds; of others’ editions there is nothing', async ({ page }) => {
  const [edition, other] = [await offered(), await offered({ isRestricted: true })]
  const { word, people, name } = await group('Ana', 'Boris')
  const coordinator = await somebody({ grants: [{ role: 'coordinator', editionId: edition.id }] })
  await signIn(page, coordinator.address)
  await page.goto(`${edition.path}/add?words=${word}`)
  await page.getByRole('checkbox', { name: name('Ana') }).check()
  await page.getByRole('checkbox', { name: name('Boris') }).check()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Enrol in an edition' }).click()
  await expect(page.getByText('2 people get a place.')).toBeVisible()
  await expect(page.getByRole('option', { name: other.title })).toHaveCount(0)
  await page.getByRole('button', { name: 'Enrol 2 people' }).click()
  await expect(page.getByText('2 people got a place')).toBeVisible()
  const selection = new URL(page.url()).pathname
  const ids = people.map(({ id }) => `person=${id}`).join('&')
  for (const path of [
    `/admin/people/enrol?${ids}&edition=${other.slug}`,
    `${other.path}/selection/${randomUUID()}`,
    selection.replace(edition.slug, other.slug),
    '/admin/people/export?format=csv',
  ]) {
    expect((await page.request.get(path)).status(), path).toBe(404)
  }
})

test('participants are ticked to be enrolled in another edition, and the way back keeps them ticked', async ({
  page,
}) => {
  const [first, second] = [await offered(), await offered()]
  const { people, name } = await group('Ana', 'Boris')
  for (const { id: personId } of people) await buildEnrolment(db, { editionId: first.id, personId })
  const coordinator = await somebody({
    grants: [first, second].map(({ id }) => ({ role: 'coordinator', editionId: id })),
  })
  await signIn(page, coordinator.address)
  await page.goto(`${first.path}?sort=-name`)
  await page.getByRole('checkbox', { name: `Select ${name('Boris')}` }).check()
  await page.getByRole('button', { name: 'Enrol in an edition' }).click()
  await expect(page.getByText('1 person is selected.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page.getByRole('checkbox', { name: `Select ${name('Boris')}` })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: `Select ${name('Ana')}` })).not.toBeChecked()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Enrol in an edition' }).click()
  await page.getByLabel('Edition', { exact: true }).selectOption(second.slug)
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await page.getByRole('button', { name: 'Enrol 1 person' }).click()
  await expect(page.getByText('1 person got a place')).toBeVisible()
  expect(new URL(page.url()).pathname).toContain(second.slug)
})

withoutScript('all whom a search finds, on every page, without script', async ({ page }) => {
  const edition = await offered({ places: 30 })
  const { word } = await group(...Array.from({ length: 60 }, (_, i) => `Hall ${String(i).padStart(2, '0')}`))
  await signIn(page, demo.administrator)
  await page.goto(`/admin/people?q=${word}`)
  await page.getByLabel('All 60 people found, on every page').check()
  await page.getByRole('button', { name: 'Enrol in an edition' }).click()
  await page.getByLabel('Edition', { exact: true }).selectOption(edition.slug)
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(page.getByText('30 people get a place.')).toBeVisible()
  await expect(page.getByText('30 people go to the waiting list.')).toBeVisible()
  await page.getByRole('button', { name: 'Enrol 60 people' }).click()
  await expect(page.getByText('30 people got a place')).toBeVisible()
  await page.goto('/admin/people/enrol')
  await expect(page.getByText('Nobody is selected.')).toBeVisible()
})
