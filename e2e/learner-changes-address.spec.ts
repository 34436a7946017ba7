import { randomUUID } from 'node:crypto'
import { checkAccess, expect, linkIn, mailTo, signIn, somebody, test, withoutScript } from './support/test'

const newAddress = () => `${randomUUID()}@journey.test`

test('an address changes by its link, which is its owner’s alone, and the former one is told', async ({
  page,
  request,
  browser,
}) => {
  const { address } = await somebody()
  const next = newAddress()
  await signIn(page, address, '/account')
  await page.getByRole('link', { name: 'Change the address' }).click()
  await checkAccess(page)
  await page.getByLabel('New e-mail address').fill(next)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('If the address can become yours, a link is on its way to it.')).toBeVisible()
  await mailTo(address, /A new address was asked for/)
  const link = linkIn(await mailTo(next, /Confirm your new address/))
  expect((await request.get(link, { maxRedirects: 0 })).status(), 'a mail scanner is asked who it is').toBe(307)

  const stranger = await (await browser.newContext()).newPage()
  await signIn(stranger, (await somebody()).address, '/account')
  expect((await stranger.goto(link))?.status()).toBe(404)
  await expect(stranger.getByRole('heading', { name: 'This link is not open to you' })).toBeVisible()
  await checkAccess(stranger)

  await page.goto(link)
  await expect(page.getByLabel(`Keep ${address} as a further address`)).toBeChecked()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page.getByText('Your address is changed.')).toBeVisible()
  await mailTo(address, /Your address was changed/)

  await page.getByRole('link', { name: 'Change the address' }).click()
  await page.getByRole('button', { name: `Remove ${address}` }).click()
  await expect(page.getByText('The address is removed.')).toBeVisible()
  await expect(page.getByText(address)).toHaveCount(0)
  expect((await page.goto(link))?.status()).toBe(404)
})

withoutScript('an address changes without script', async ({ page }) => {
  const { address } = await somebody()
  const next = newAddress()
  await signIn(page, address, '/account/address')
  await page.getByLabel('New e-mail address').fill(address)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('This is your primary address already.').first()).toBeVisible()
  await page.getByLabel('New e-mail address').fill(next)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.goto(linkIn(await mailTo(next)))
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page.getByText('Your address is changed.')).toBeVisible()
})
