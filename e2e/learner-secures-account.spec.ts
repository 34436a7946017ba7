import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { checkAccess, expect, mailTo, password, somebody, test, withoutScript } from './support/test'

const STEP_MS = 30_000

/** What a telephone with the secret shows, so many steps from now: none is taken twice. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * STEP_MS })

async function enter(page: Page, address: string, next = '') {
  await page.goto(`/sign-in${next && `?next=${encodeURIComponent(next)}`}`)
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** From the account to the page with the square, and the secret that it tells. */
async function begin(page: Page): Promise<string> {
  await page.goto('/account')
  await page.getByRole('link', { name: 'Set up a second factor' }).click()
  await page.getByRole('button', { name: 'Show the square' }).click()
  await expect(page.getByRole('img', { name: 'Square with the secret' })).toBeVisible()
  return ((await page.locator('main code').textContent()) ?? '').replace(/\s/g, '')
}

async function tell(page: Page, code: string) {
  await page.getByLabel('Code that the application shows').fill(code)
  await page.getByRole('button', { name: 'Turn the second factor on' }).click()
}

async function makeCodes(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Make recovery codes' }).click()
  await expect(page.getByRole('heading', { name: 'Your new recovery codes' })).toBeVisible()
  return page.locator('main li code').allInnerTexts()
}

/** By the keyboard alone. */
async function confirm(page: Page, code: string) {
  await expect(page).toHaveURL('/sign-in/second')
  await expect(page.getByLabel('Code', { exact: true })).toHaveValue('')
  await page.getByLabel('Code', { exact: true }).focus()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

test('a learner sets up a second factor, and signs in with it and with a recovery code', async ({ page }) => {
  const { address } = await somebody()
  await enter(page, address)
  await expect(page).toHaveURL('/my')
  const secret = await begin(page)
  await checkAccess(page)
  await tell(page, '000000')
  await expect(page.getByText('check that your telephone’s clock is right').first()).toBeVisible()
  await checkAccess(page)
  await tell(page, codeOf(secret))
  await expect(page.getByText('Your second factor is set up')).toBeVisible()
  await checkAccess(page)
  const codes = await makeCodes(page)
  expect(codes).toHaveLength(10)
  await checkAccess(page)
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible()
  await mailTo(address, /second factor was added/)

  await page.context().clearCookies()
  await enter(page, address, '/my/timetable')
  await expect(page).toHaveURL('/sign-in/second')
  await page.goto('/account')
  await expect(page, 'half a sign-in opens nothing').toHaveURL('/sign-in?next=%2Faccount')
  await enter(page, address, '/my/timetable')
  await confirm(page, '000000')
  await expect(page.getByText('This code is not right, or it was used already.').first()).toBeVisible()
  await checkAccess(page)
  await confirm(page, codeOf(secret, 1))
  await expect(page).toHaveURL('/my/timetable')

  await page.context().clearCookies()
  await enter(page, address, '/account')
  await confirm(page, codes[0] as string)
  await expect(page.getByText('9 recovery codes are left.')).toBeVisible()
  await mailTo(address, /recovery code/i)
  await page.goto('/prove?next=%2Faccount%2Fsecond-factor')
  await checkAccess(page)
  await page.getByLabel('Your password now').fill(password)
  await page.getByLabel('Code', { exact: true }).fill(codes[0] as string)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('This code is not right, or it was used already.').first()).toBeVisible()
  await page.getByLabel('Your password now').fill(password)
  await page.getByLabel('Code', { exact: true }).fill(codes[1] as string)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page).toHaveURL('/account/second-factor')
  await checkAccess(page)
  await page.getByRole('button', { name: 'Remove the application' }).click()
  await expect(page.getByText('Your second factor is removed.')).toBeVisible()
  await page.context().clearCookies()
  await enter(page, address)
  await expect(page).toHaveURL('/my')
})

withoutScript('a learner does the same without script; a page loaded again makes no other codes', async ({ page }) => {
  const { address } = await somebody()
  await enter(page, address)
  const secret = await begin(page)
  await tell(page, '000000')
  await expect(page.getByText('check that your telephone’s clock is right').first()).toBeVisible()
  await tell(page, codeOf(secret))
  const codes = await makeCodes(page)
  await page.reload()
  await expect(page.getByText('Your codes were made already and are not shown again.')).toBeVisible()
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible()
  for (const code of codes) await expect(page.getByText(code)).toHaveCount(0)

  await page.context().clearCookies()
  await enter(page, address, '/my/timetable')
  await expect(page).toHaveURL('/sign-in/second')
  await page.getByLabel('Code', { exact: true }).fill(codes[0] as string)
  await page.getByRole('button', { name: 'Confirm and sign in' }).click()
  await expect(page).toHaveURL('/my/timetable')
})
