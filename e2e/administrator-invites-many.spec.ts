import { randomUUID } from 'node:crypto'
import { buildPeople } from '../prisma/seed/people'
import { checkAccess, db, demo, expect, mailTo, signIn, somebody, test, withoutScript } from './support/test'

test('people are ticked and invited, and it is said whom the invitation passed over and why', async ({ page }) => {
  const word = randomUUID().slice(0, 13)
  const address = `${word}@journey.test`
  await buildPeople(db, [
    { name: `Ana ${word}`, email: address },
    { name: `Boris ${word}`, email: null },
  ])
  await somebody({ name: `Chen ${word}` })
  await signIn(page, demo.administrator)
  await page.goto(`/admin/people?q=${word}`)
  await page.getByRole('button', { name: 'Tick everyone on this page' }).click()
  await page.getByRole('form', { name: 'Enrol or invite' }).getByRole('button', { name: 'Invite to have' }).click()
  await expect(page.getByText('3 people are selected.')).toBeVisible()
  await expect(page.getByText('1 person will be invited.')).toBeVisible()
  await expect(page.getByRole('row', { name: `Boris ${word}` })).toContainText('No e-mail address')
  await checkAccess(page)
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  await expect(page.getByRole('heading', { name: 'What became of the invitations' })).toBeVisible()
  await expect(page.getByText('1 person was invited. The e-mail is on its way.')).toBeVisible()
  await expect(page.getByText('1 person was passed over: they have an account already.')).toBeVisible()
  await expect(page.getByText('1 person was passed over: no e-mail address of theirs is on record.')).toBeVisible()
  await checkAccess(page)
  await mailTo(address, /account/i)
  await page.goto(`/admin/people/invite?all=on&q=${word}`)
  await expect(page.getByText('Nobody who is selected can be invited now.')).toBeVisible()
})

withoutScript('whom an import was about is invited and enrolled from there, without script', async ({ page }) => {
  const key = randomUUID().slice(0, 8)
  const buffer = Buffer.from(
    `Name,Email\nZoe ${key},zoe-${key}@journey.test\n${'x'.repeat(300)},long-${key}@journey.test`,
  )
  await signIn(page, demo.administrator)
  await page.goto('/admin/people/import')
  await page.getByLabel('File with the list').setInputFiles({ name: `${key}.csv`, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Read the file' }).click()
  const unusable = page.getByRole('row', { name: `long-${key}@journey.test` })
  await expect(unusable).toContainText('A name that can’t be used')
  await expect(unusable).not.toContainText('No name')
  await page.getByRole('button', { name: 'Import 1 person' }).click()
  await expect(page.getByRole('heading', { name: 'What comes next' })).toBeVisible()
  const done = page.url()
  await page.getByRole('link', { name: 'Invite those who have no account' }).click()
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  await expect(page.getByText('1 person was invited.')).toBeVisible()
  await page.goto(done)
  await page.getByRole('link', { name: 'Enrol them in an edition' }).click()
  await expect(page.getByText('1 person is selected.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page).toHaveURL(done)
})

test('one person is added by hand, refused where the address is known, and can be invited and enrolled', async ({
  page,
}) => {
  const key = randomUUID().slice(0, 8)
  const known = await somebody({ name: `Ilse ${key}` })
  await signIn(page, demo.administrator)
  await page.goto('/admin/people')
  await page.getByRole('link', { name: 'Add a person' }).click()
  await page.getByLabel('Name', { exact: true }).fill(`Zoe ${key}`)
  await page.getByLabel('E-mail address').fill(known.address)
  await page.getByRole('button', { name: 'Add the person' }).click()
  await expect(page.getByText('already knows somebody by this address').first()).toContainText(known.name)
  await checkAccess(page)
  await page.getByLabel('E-mail address').fill(`zoe-${key}@journey.test`)
  await page.getByRole('button', { name: 'Add the person' }).click()
  await expect(page.getByRole('heading', { name: `Zoe ${key}` })).toBeVisible()
  await expect(page.getByText('The person is on record.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Invite to have an account' })).toBeVisible()
  await page.getByRole('link', { name: 'Enrol in an edition' }).click()
  await expect(page.getByText('1 person is selected.')).toBeVisible()
})
