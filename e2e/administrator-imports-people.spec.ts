import { randomUUID } from 'node:crypto'
import { checkAccess, db, demo, expect, signIn, somebody, test, withoutScript } from './support/test'

/** As Excel in Western Europe saves a list: semicolons, Windows-1252, no mark. */
function fileOf(...lines: string[]) {
  return { name: 'délégués.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), 'latin1') }
}

async function aList() {
  const key = randomUUID().slice(0, 8)
  const known = await somebody({ name: `Ilse ${key}`, job: 'Judge' })
  const file = fileOf(
    'Full name;E-mail;Country;Job;Badge',
    `Zoë Müller ${key};ZOE-${key}@journey.test ;Germany;Prosecutor;1`,
    `Ilse ${key};${known.address};;Senior judge;2`,
    `Zoë again;zoe-${key}@journey.test;;;3`,
    `Nobody ${key};nowhere;Atlantis;;4`,
  )
  return { key, known, file }
}

test('a list is read, looked at and imported; the second time all of it is known', async ({ page }) => {
  const { key, known, file } = await aList()
  await signIn(page, demo.administrator)
  await page.goto('/admin/people')
  await page.getByRole('link', { name: 'Import people' }).click()
  await expect(page).toHaveURL('/admin/people/import')
  await checkAccess(page)
  await page.getByLabel('File with the list').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()

  await expect(page.getByText('CSV, Windows-1252, with semicolons')).toBeVisible()
  await expect(page.getByText('One column is left out')).toContainText('Badge')
  await expect(page.getByText('One person is added and one person is changed. 2 rows are refused')).toBeVisible()
  await expect(page.getByRole('row', { name: `Zoë Müller ${key}` })).toContainText('Country: Germany')
  await expect(page.getByRole('row', { name: known.name })).toContainText('Job: Judge becomes Senior judge')
  await checkAccess(page)
  await page.getByRole('link', { name: 'Refused 2' }).click()
  await expect(page.getByRole('row', { name: 'Row 4' })).toContainText('Row 2 has this address already.')
  await expect(page.getByRole('row', { name: 'Row 5' })).toContainText('“Atlantis” is not a country')
  await expect(page.getByRole('row', { name: known.name })).toHaveCount(0)

  await page.goto('/admin/people/import')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Not carried out yet' })
    .getByRole('link', { name: file.name })
    .first()
    .click()
  await page.getByRole('button', { name: 'Import 2 people' }).click()
  await expect(page.getByText('one person was added and one person was changed')).toBeVisible()
  await checkAccess(page)
  await page.goto(`/admin/people?q=zoe-${key}`)
  await expect(page.getByRole('row', { name: `Zoë Müller ${key}` })).toContainText('Germany')

  await page.goto('/admin/people/import')
  await page.getByLabel('File with the list').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('There is nothing to import')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Same 2' })).toBeVisible()
  await page.getByRole('button', { name: 'Drop this import' }).click()
  await expect(page.getByText('The import is dropped. Nothing was changed.')).toBeVisible()
})

test('a file that is no list is refused in words, with its status for a program', async ({ page }) => {
  await signIn(page, demo.administrator)
  await page.goto('/admin/people/import')
  await page.getByLabel('File with the list').setInputFiles({ ...fileOf('Prénom;Téléphone', 'A;1') })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('Prénom · Téléphone')).toBeVisible()
  await checkAccess(page)

  const origin = new URL(page.url()).origin
  const upload = async (buffer: Buffer, headers: Record<string, string>) => {
    const file = { name: 'list.csv', mimeType: 'text/csv', buffer }
    const answer = await page.request.post('/admin/people/import/upload', { headers, multipart: { file } })
    return [answer.status(), await answer.text()]
  }
  expect(await upload(Buffer.from('%PDF-1.7'), { origin })).toEqual([415, expect.stringContaining('not a table')])
  expect(await upload(Buffer.alloc(0), { origin })).toEqual([422, expect.stringContaining('empty')])
  expect(await upload(Buffer.alloc(30_000_000, 'a'), { origin })).toEqual([413, expect.stringContaining('10 MB')])
  const [status] = await upload(Buffer.from('Name,Email\r\nA,a@x.org'), { origin: 'https://evil.example' })
  expect(status).toBe(403)
})

withoutScript('the import works without script, and says when somebody was faster', async ({ page }) => {
  const { key, known, file } = await aList()
  await signIn(page, demo.administrator)
  await page.goto('/admin/people/import')
  await page.getByLabel('File with the list').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await db.person.update({ where: { id: known.id }, data: { job: 'Senior judge', version: { increment: 1 } } })
  await page.getByRole('button', { name: 'Import 2 people' }).click()
  await expect(page.getByText('so nothing was done')).toBeVisible()
  await expect(page.getByRole('row', { name: known.name })).toContainText('All of it is known already.')
  await page.getByRole('button', { name: 'Import 1 person' }).click()
  await expect(page.getByText('one person was added and nobody was changed')).toBeVisible()
  expect(await db.personEmail.count({ where: { address: `zoe-${key}@journey.test` } })).toBe(1)
})
