import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readSheet } from 'read-excel-file/node'
import { buildCourse, buildEdition, type EditionInput } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { checkAccess, db, demo, expect, mailTo, signIn, somebody, test, withoutScript } from './support/test'

async function offered(input: EditionInput = {}) {
  const title = `Evidence ${randomUUID().slice(0, 8)}`
  const course = await buildCourse(db, { title })
  const edition = await buildEdition(db, { courseId: course.id, label: 'Autumn', ...input })
  return { title, id: edition.id, slug: edition.slug, path: `/admin/editions/${edition.slug}/participants` }
}

/** A name that nobody else has. */
const name = (first: string) => `${first} ${randomUUID().slice(0, 8)}`

test('someone known is enrolled by hand, someone new with a name and an address, and the full edition has a list', async ({
  page,
}) => {
  const edition = await offered({ places: 1, wayIn: 'invitation' })
  const known = await somebody({ name: name('Kenji') })
  const newcomer = { name: name('Nia'), address: `${randomUUID()}@journey.test` }
  await signIn(page, demo.administrator)
  await page.goto(edition.path)
  await expect(page.getByText('Nobody is on this edition yet.')).toBeVisible()
  await checkAccess(page)
  await page.getByRole('link', { name: 'Enrol someone' }).click()
  await checkAccess(page)
  await page.getByLabel('Name or e-mail address of someone whom the institute knows').fill(known.address)
  await page.getByRole('button', { name: 'Find' }).click()
  await checkAccess(page)
  await page.getByRole('button', { name: `Enrol ${known.name}` }).click()
  await expect(page.getByText('The person is enrolled and has been sent an e-mail.')).toBeVisible()
  await expect(page.getByText('1 of 1 place taken')).toBeVisible()
  await mailTo(known.address, /You are enrolled/)

  await page.goto(`${edition.path}/add`)
  await page.getByLabel('Name, as the person writes it').fill(newcomer.name)
  await page.getByLabel('E-mail address', { exact: true }).fill('not an address')
  await page.getByRole('button', { name: 'Enrol this person' }).click()
  await expect(page.getByRole('alert').getByText('Write an e-mail address, such as name@example.org.')).toBeVisible()
  await expect(page.getByLabel('Name, as the person writes it'), 'what was filled in is still there').toHaveValue(
    newcomer.name,
  )
  await checkAccess(page)
  await page.getByLabel('E-mail address', { exact: true }).fill(newcomer.address)
  await page.getByRole('button', { name: 'Enrol this person' }).click()
  await expect(page.getByText('All places are taken: the person is on the waiting list')).toBeVisible()
  await expect(page.getByRole('row', { name: newcomer.name }).getByText('1st on the waiting list')).toBeVisible()
  await checkAccess(page)
  const mail = await mailTo(newcomer.address, /You are on the waiting list/)
  expect(mail.text).toContain('sign up with the e-mail address')
})

test('places are changed, never below what is taken; new ones go to the list', async ({ page }) => {
  const edition = await offered({ places: 1 })
  const waiting = await somebody()
  await buildEnrolment(db, { editionId: edition.id })
  await buildEnrolment(db, { editionId: edition.id, personId: waiting.id, state: 'waitlisted' })
  await signIn(page, demo.administrator)
  await page.goto(edition.path)
  const change = async (places: string) => {
    await page.getByText('Change places').click()
    await page.getByLabel('Places', { exact: true }).fill(places)
    await page.getByRole('button', { name: 'Change the number of places' }).click()
  }
  await change('2')
  await expect(page.getByText('The number of places is changed.')).toBeVisible()
  await expect(page.getByText('2 of 2 places taken')).toBeVisible()
  await mailTo(waiting.address, /A place is yours/)
  await change('1')
  await expect(
    page.getByRole('alert').getByText('2 places are taken already; write at least that number.'),
  ).toBeVisible()
  await checkAccess(page)
})

test('someone is taken off with a reason that they are told, and the next gets the place', async ({ page }) => {
  const edition = await offered({ places: 1 })
  const [inside, waiting] = [await somebody({ name: name('Ousmane') }), await somebody()]
  await buildEnrolment(db, { editionId: edition.id, personId: inside.id })
  await buildEnrolment(db, { editionId: edition.id, personId: waiting.id, state: 'waitlisted' })
  await signIn(page, demo.administrator)
  await page.goto(edition.path)
  await page.getByRole('link', { name: `Remove ${inside.name}` }).click()
  await checkAccess(page)
  await page.getByLabel('Reason').fill('Does not meet the conditions.')
  await page.getByRole('button', { name: 'Remove from this edition' }).click()
  await expect(page.getByText('The person is no longer on this edition.')).toBeVisible()
  await expect(page.getByRole('row', { name: inside.name })).toHaveCount(0)
  expect((await mailTo(inside.address, /no longer enrolled/)).text).toContain('Does not meet the conditions.')
  await mailTo(waiting.address, /A place is yours/)
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Removed (1)' })
  await page.getByRole('button', { name: 'Show the list' }).click()
  await page.getByRole('link', { name: inside.name, exact: true }).click()
  await expect(page.getByText('Reason: Does not meet the conditions.')).toBeVisible()
  await checkAccess(page)
})

test('the list is narrowed and exported as it is shown', async ({ page }) => {
  const edition = await offered()
  const [first, formula] = [
    await somebody({ name: name('Ana') }),
    await somebody({ name: `=HYPERLINK("x") ${randomUUID()}` }),
  ]
  for (const { id: personId } of [first, formula]) await buildEnrolment(db, { editionId: edition.id, personId })
  await signIn(page, demo.administrator)
  await page.goto(edition.path)
  const exported = async (format = 'CSV') => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `Export this list (${format})` }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${edition.slug}-participants.${format.toLowerCase()}`)
    return download.path()
  }
  const all = await readFile(await exported(), 'utf8')
  expect(all.startsWith('\uFEFF"Name","E-mail address"')).toBe(true)
  expect(all).toContain(`"'${formula.name.replaceAll('"', '""')}"`)
  await page.getByLabel('Name, e-mail address or organisation').fill(first.name)
  await page.getByRole('button', { name: 'Show the list' }).click()
  await expect(page).toHaveURL(/words=Ana/)
  await expect(page.getByRole('heading', { name: '1 person' })).toBeVisible()
  const one = await readFile(await exported(), 'utf8')
  expect(one).toContain(first.name)
  expect(one).not.toContain('HYPERLINK')
  const sheet = await readSheet(await exported('XLSX'))
  expect(sheet.map(([who]) => who)).toEqual(['Name', first.name])
  await page.getByRole('link', { name: 'Show without: Ana' }).click()
  await expect(page.getByRole('heading', { name: '2 people' })).toBeVisible()
})

test('the list is sorted by its headings and shows the columns that are chosen; what is exported follows both', async ({
  page,
}) => {
  const edition = await offered()
  const [ana, zoe] = [name('Ana'), name('Zoe')]
  const people = [await somebody({ name: ana, country: 'GE' }), await somebody({ name: zoe, country: 'DE' })]
  for (const { id: personId } of people) await buildEnrolment(db, { editionId: edition.id, personId })
  await signIn(page, demo.administrator)
  await page.goto(edition.path)
  const heading = (of: string) => page.getByRole('columnheader', { name: of, exact: true })
  const rows = page.getByRole('table').getByRole('rowheader')
  await expect(heading('Name')).toHaveAttribute('aria-sort', 'ascending')
  await heading('Name').getByRole('link').click()
  await expect(heading('Name')).toHaveAttribute('aria-sort', 'descending')
  await expect(rows).toHaveText([zoe, ana])
  await page.getByRole('button', { name: 'Columns' }).click()
  for (const column of ['E-mail address', 'State', 'Since'])
    await page.getByRole('checkbox', { name: column }).uncheck()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Show these columns' }).click()
  await expect(heading('Since')).toHaveCount(0)
  await expect(rows, 'the sort stays').toHaveText([zoe, ana])
  await page.getByRole('combobox', { name: 'Country' }).selectOption('Georgia')
  await page.getByRole('button', { name: 'Show the list' }).click()
  await expect(heading('Since'), 'so do the columns').toHaveCount(0)
  await expect(rows).toHaveText([ana])
  await page.getByRole('link', { name: 'Show without: Georgia' }).click()
  await expect(rows).toHaveCount(2)
  await heading('Country').getByRole('link').click()
  await expect(page).toHaveURL(/sort=country/)
  await expect(rows, 'Georgia comes before Germany').toHaveText([ana, zoe])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export this list (CSV)' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines.slice(0, 3).map((line) => line.replace('\uFEFF', ''))).toEqual([
    '"Name","Organisation","Country"',
    `"${ana}","","Georgia"`,
    `"${zoe}","","Germany"`,
  ])
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByRole('button', { name: 'Sort' }).click()
  await checkAccess(page)
  await page.getByRole('link', { name: 'Country, descending' }).click()
  await expect(page).toHaveURL(/sort=-country/)
  await expect(rows).toHaveText([zoe, ana])
})

test('a coordinator does it for their own edition; for others it is not there', async ({ page, browser }) => {
  const [own, other] = [await offered(), await offered()]
  const inside = await somebody({ name: name('Lale') })
  const enrolment = await buildEnrolment(db, { editionId: own.id, personId: inside.id })
  const coordinator = await somebody({ grants: [{ role: 'coordinator', editionId: own.id }] })
  await signIn(page, coordinator.address)
  await page.goto(own.path)
  await expect(page.getByRole('row', { name: inside.name })).toBeVisible()
  const paths = ['', '/add', '/export', '/export?format=xlsx', `/${enrolment.id}`]
  for (const path of paths) expect((await page.request.get(other.path + path)).status()).toBe(404)
  for (const id of ['-1', 'x'.repeat(5000), randomUUID()])
    expect((await page.request.get(`${own.path}/${id}`)).status()).toBe(404)
  const learner = await (await browser.newContext()).newPage()
  await signIn(learner, inside.address)
  for (const path of paths) expect((await learner.request.get(own.path + path)).status()).toBe(404)
})

withoutScript('enrolling and removing by hand need no script', async ({ page }) => {
  const edition = await offered()
  const newcomer = { name: name('Tomas'), address: `${randomUUID()}@journey.test` }
  await signIn(page, demo.administrator)
  await page.goto(`${edition.path}/add`)
  await page.getByLabel('Name, as the person writes it').fill(newcomer.name)
  await page.getByLabel('E-mail address', { exact: true }).fill(newcomer.address)
  await page.getByRole('button', { name: 'Enrol this person' }).click()
  await expect(page.getByText('The person is enrolled and has been sent an e-mail.')).toBeVisible()
  await page.getByRole('link', { name: `Remove ${newcomer.name}` }).click()
  await page.getByLabel('Reason').fill('Entered twice.')
  await page.getByRole('button', { name: 'Remove from this edition' }).click()
  await expect(page.getByText('The person is no longer on this edition.')).toBeVisible()
})
