import type { Page } from '@playwright/test'
import {
  checkAccess,
  db,
  expect,
  linkIn,
  mailsTo,
  mailTo,
  password,
  signIn,
  somebody,
  test,
  withoutScript,
} from './support/test'

const chosen = 'a parrot on the wave'

async function ask(page: Page, address: string) {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'I have forgotten my password' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await page.getByLabel('E-mail address').fill(address)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('heading', { name: 'Look at your mail' })).toBeVisible()
}

async function choose(page: Page, word: string) {
  await page.getByLabel('New password').fill(word)
  await page.getByRole('button', { name: 'Save the new password' }).click()
}

/** In a browser that nobody is signed in with. */
async function enter(page: Page, address: string, word: string) {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Password').fill(word)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a forgotten password is chosen anew by mail, and ends every sign-in', async ({ page, request, browser }) => {
  const { address } = await somebody({ name: 'Nafula Maina' })
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, address, '/account')

  await ask(page, address)
  await checkAccess(page)
  const link = linkIn(await mailTo(address, /password/))
  expect((await request.get(link)).status(), 'a mail scanner’s visit').toBe(200)
  await page.goto(link)
  await expect(page.getByText(address)).toBeVisible()
  await choose(page, 'nafula-maina-1')
  await expect(page.getByText('This password is made of your own name or address.').first()).toBeVisible()
  await checkAccess(page)
  await choose(page, chosen)
  await expect(page.getByText('Your new password is saved, and every earlier sign-in has ended.')).toBeVisible()
  await expect(page).toHaveURL(/\/account/)

  await enter(page, address, password)
  await expect(page.getByText('The address or the password is not right.')).toBeVisible()
  await enter(page, address, chosen)
  await expect(page).toHaveURL('/my')
  await elsewhere.goto('/account')
  await expect(elsewhere).toHaveURL('/sign-in?next=%2Faccount')

  expect((await elsewhere.goto(link))?.status()).toBe(404)
  await expect(elsewhere.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await checkAccess(elsewhere)
})

test('an address without an account gets the same answer and no mail', async ({ page }) => {
  const { address } = await somebody()
  await ask(page, 'nobody@journey.test')
  await ask(page, address)
  await mailTo(address)
  expect(await mailsTo('nobody@journey.test')).toEqual([])
})

test('a link that has expired says what to do', async ({ page }) => {
  const { id, address } = await somebody()
  await ask(page, address)
  const link = linkIn(await mailTo(address))
  await db.accountToken.updateMany({ where: { personId: id }, data: { expiresAt: new Date() } })
  expect((await page.goto(link))?.status()).toBe(404)
  await page.getByRole('link', { name: 'Ask for the link again' }).click()
  await expect(page).toHaveURL('/forgot-password')
  await checkAccess(page)
  for (const token of ['', '-1', 'x'.repeat(5000), 'a&token=b']) {
    expect((await page.goto(`/reset-password?token=${token}`))?.status()).toBe(404)
  }
})

test('a profile saved on another device meanwhile is shown before it is replaced', async ({ page }) => {
  const { id, address } = await somebody({ name: 'Nafula Maina' })
  await signIn(page, address, '/account')
  await checkAccess(page)
  await page.getByLabel('Name', { exact: true }).fill('N. Maina')
  await db.person.update({ where: { id }, data: { job: 'Judge', version: { increment: 1 } } })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Somebody changed this in the meantime.')).toBeVisible()
  await expect(page.getByText('Saved in the meantime:').locator('..')).toContainText('Judge')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('N. Maina')
  await checkAccess(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect(await db.person.findUnique({ where: { id } })).toMatchObject({ name: 'N. Maina' })
})

test('changes the password in the account', async ({ page }) => {
  const { address } = await somebody()
  await signIn(page, address, '/account')
  await page.getByLabel('Your password now').fill('not the password')
  await page.getByLabel('New password').fill(chosen)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('This is not your password now.').first()).toBeVisible()
  await checkAccess(page)
  await page.getByLabel('Your password now').fill(password)
  await page.getByLabel('New password').fill(chosen)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your new password is saved.')).toBeVisible()
})

withoutScript('chooses a new password without script', async ({ page }) => {
  const { address } = await somebody()
  await ask(page, address)
  await page.goto(linkIn(await mailTo(address)))
  await choose(page, 'password')
  await expect(page.getByText('This password is among the first that others try.').first()).toBeVisible()
  await choose(page, chosen)
  await expect(page.getByText('Your new password is saved')).toBeVisible()
  await enter(page, address, chosen)
  await expect(page).toHaveURL('/my')
})
