import { randomUUID } from 'node:crypto'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildPerson } from '../prisma/seed/people'
import { arrive, checkAccess, choose, db, expect, mailTo, somebody, test } from './support/test'

test('two records of one person become one, are seen before, and are taken apart again', async ({ page, browser }) => {
  const surname = randomUUID().slice(0, 8)
  const kept = await somebody({ name: `Amina ${surname}`, country: 'NG' })
  const imported = `amina.${surname}@ministry.test`
  const other = await buildPerson(db, { name: `Amina T. ${surname}`, country: 'KE', email: imported, account: {} })
  const course = await buildCourse(db, { title: `Evidence ${surname}` })
  const edition = await buildEdition(db, { courseId: course.id })
  for (const personId of [other.id, kept.id]) await buildEnrolment(db, { editionId: edition.id, personId })
  const administrator = await somebody({ grants: [{ role: 'administrator' }] })

  await arrive(page, administrator.address, `/admin/people/${other.id}`)
  await page.getByRole('link', { name: 'Merge with another record' }).click()
  await checkAccess(page)
  await page.getByRole('link', { name: `Compare with ${kept.name}` }).click()
  await expect(page.getByText('These two cannot be merged yet:')).toBeVisible()
  await expect(page.getByText(`Both hold a place or wait for one: Evidence ${surname}.`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Merge the records' })).toHaveCount(0)
  await checkAccess(page)

  await db.enrolment.updateMany({ where: { personId: kept.id }, data: { state: 'withdrawn' } })
  await page.goto(`/admin/people/${other.id}/merge`)
  await choose(page, 'Name, address or organisation', kept.name)
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByText('1 address goes over.')).toBeVisible()
  await page.getByRole('group', { name: 'Country' }).getByLabel('Kenya').check()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Merge the records' }).click()
  await expect(page.locator('.notice-bad')).toContainText('Why are they the same person?')
  await page.getByLabel('Why are they the same person?').fill('Both signed the same list.')
  await page.getByRole('button', { name: 'Merge the records' }).click()
  await expect(page.getByText('The two records are one now.')).toBeVisible()
  await expect(page.getByText(imported)).toBeVisible()
  await checkAccess(page)
  await mailTo(kept.address, /Your two records are one now/)
  await page.goto(`/admin/people/${other.id}`)
  await expect(page.getByRole('link', { name: kept.name }).first()).toBeVisible()
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Reinstate the account' }), 'the merge alone opens it').toHaveCount(0)
  await page.goto(`/admin/people?q=${surname}`)
  await expect(page.getByText('1 person', { exact: true })).toBeVisible()

  const elsewhere = await (await browser.newContext()).newPage()
  await arrive(elsewhere, imported, '/my')
  await expect(elsewhere.getByRole('link', { name: `Evidence ${surname}` }).first()).toBeVisible()

  await page.goto(`/admin/people/${kept.id}`)
  await page.getByRole('link', { name: `Undo the merge: ${other.name}` }).click()
  await expect(page.getByText('1 enrolment goes back.')).toBeVisible()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Undo the merge' }).click()
  await expect(page.getByText('The merge is undone.')).toBeVisible()
  await expect(page.getByRole('heading', { name: other.name, level: 1 })).toBeVisible()
  expect(await db.person.findUnique({ where: { id: kept.id } })).toMatchObject({ country: 'NG' })
})
