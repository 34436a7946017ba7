import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import {
  checkAccess,
  db,
  demo,
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

const newAddress = () => `${randomUUID()}@journey.test`
const chosen = 'a parrot on the wave'

type Newcomer = { name?: string; address: string; zone?: string }

async function fillIn(page: Page, { name = 'Nafula Maina', address, zone }: Newcomer) {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Password').fill(chosen)
  await page.getByLabel('Country where you work').selectOption('KE')
  if (zone) await page.getByLabel('Time zone').selectOption(zone)
  await page.getByRole('button', { name: 'Sign up' }).click()
}

test.use({ timezoneId: 'Africa/Nairobi' })

test('a visitor signs up, confirms by mail and comes back to where they were', async ({ page, request, browser }) => {
  const address = newAddress()
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  await checkAccess(page)
  await page.getByRole('link', { name: 'Sign up' }).click()
  await expect(page.getByLabel('Time zone'), 'the browser’s zone is proposed').toHaveValue('Africa/Nairobi')
  await checkAccess(page)
  await fillIn(page, { address })
  await expect(page.getByRole('heading', { name: 'Look at your mail' })).toBeVisible()
  await checkAccess(page)

  const link = linkIn(await mailTo(address, /confirm/i))
  for (let visit = 0; visit < 3; visit++) expect((await request.get(link)).status(), 'a mail scanner’s visit').toBe(200)
  expect((await request.head(link)).status()).toBe(200)
  expect(await db.personEmail.count({ where: { address } })).toBe(0)

  // Opened where the mail is read, which may be another browser than the one that signed up.
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(link)
  await expect(elsewhere.getByText(address)).toBeVisible()
  await checkAccess(elsewhere)
  await elsewhere.getByLabel('password you chose').fill('not what the form was filled in with')
  await elsewhere.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(elsewhere.getByText('This is not the password that this sign-up was').first()).toBeVisible()
  await expect(elsewhere.getByRole('link', { name: 'Sign up again', exact: true })).toHaveAttribute('href', '/sign-up')
  await checkAccess(elsewhere)
  await elsewhere.getByLabel('password you chose').fill(chosen)
  await elsewhere.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(elsewhere).toHaveURL('/account')
  await expect(elsewhere.getByLabel('Name', { exact: true })).toHaveValue('Nafula Maina')
  await expect(elsewhere.getByLabel('Time zone')).toHaveValue('Africa/Nairobi')

  const used = await page.goto(link)
  expect(used?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await checkAccess(page)
})

test('a sign-up with a known address looks the same, and its owner is told by mail', async ({ page }) => {
  const { address } = await somebody({ name: 'Mona' })
  await page.goto('/sign-up')
  await fillIn(page, { address })
  await expect(page.getByRole('heading', { name: 'Look at your mail' })).toBeVisible()
  const mail = await mailTo(address)
  expect(mail.subject).toBe('You already have an account')
  expect((await mailsTo(address)).length).toBe(1)
})

test('what is wrong is said by its field and on top, and what was filled in stays', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByLabel('Name', { exact: true }).fill('Ada\u202Egpj.exe')
  await page.getByLabel('E-mail address').fill('not an address')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Sign up' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Please look at this again' })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveText([
    'Name This holds invisible characters that change the direction of the text or control it. Type it again without them.',
    'E-mail address Write an e-mail address, such as name@example.org.',
    'Password Write at least 8 characters.',
  ])
  await expect(page.getByLabel('E-mail address')).toHaveValue('not an address')
  await expect(page.getByLabel('Password')).toHaveValue('')
  await expect(page.getByLabel('Time zone'), 'the zone that was proposed stays').toHaveValue('Africa/Nairobi')
  await checkAccess(page)
})

test('in Arabic, from the form to the mail and back', async ({ page }) => {
  const address = newAddress()
  await page.goto('/ar/sign-up')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.getByLabel('الاسم', { exact: true }).fill('ناتاليا بن عيسى')
  await page.getByLabel('عنوان البريد الإلكتروني').fill(address)
  await page.getByLabel('كلمة السر').fill(chosen)
  await checkAccess(page)
  await page.getByRole('button', { name: 'إنشاء حساب' }).click()
  await expect(page.getByRole('heading', { name: 'اطلع على بريدك' })).toBeVisible()
  await page.goto(linkIn(await mailTo(address, /تأكيد/)))
  await checkAccess(page)
  await page.getByLabel('كلمة السر').fill(chosen)
  await page.getByRole('button', { name: 'تأكيد هذا العنوان' }).click()
  await expect(page).toHaveURL('/ar/my')
})

test('signs in and out; a cookie kept from before opens nothing', async ({ page, context, browser }) => {
  const { address, name } = await somebody()
  await signIn(page, address, '/account')
  await expect(page).toHaveURL('/account')
  const kept = await context.cookies()
  await page.getByRole('banner').getByRole('button', { name }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  const thief = await browser.newContext()
  await thief.addCookies(kept)
  const other = await thief.newPage()
  await other.goto('/account')
  await expect(other).toHaveURL('/sign-in?next=%2Faccount')
  await expect(other.getByText(name)).toHaveCount(0)
})

test('one sentence for a wrong address and a wrong password; nobody is led elsewhere', async ({ page }) => {
  const { address } = await somebody()
  for (const wrong of ['nobody@journey.test', address]) {
    await page.goto('/sign-in?next=https://elsewhere.test/')
    await page.getByLabel('E-mail address').fill(wrong)
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('The address or the password is not right.')).toBeVisible()
  }
  await checkAccess(page)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/my')
})

test('a trainer is invited from the pool, chooses a password and begins at their sessions', async ({
  page,
  browser,
}) => {
  const address = newAddress()
  const name = `ჯორჯ ${randomUUID().slice(0, 8)}`
  await signIn(page, demo.administrator, '/admin/people?show=trainers')
  await checkAccess(page)
  await page.getByRole('link', { name: 'Add a trainer' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Fields of expertise').fill('evidence, cybercrime')
  await page.getByLabel('Russian').check()
  await checkAccess(page)
  await page.getByRole('button', { name: 'Add to the pool' }).click()
  await page.getByLabel('Name, address or field of expertise').fill(name)
  await page.getByRole('button', { name: 'Show the list' }).click()
  await page.getByRole('button', { name: `Invite to have an account ${name}` }).click()
  await expect(page.getByText('The invitation is on its way.')).toBeVisible()
  await expect(page.getByRole('row', { name })).toContainText('Invited')
  await checkAccess(page)

  const theirs = await (await browser.newContext()).newPage()
  await theirs.goto(linkIn(await mailTo(address)))
  await expect(theirs.getByRole('heading', { name: `Welcome, ${name}` })).toBeVisible()
  await checkAccess(theirs)
  await theirs.getByLabel('New password').fill(chosen)
  await theirs.getByRole('button', { name: 'Make my account' }).click()
  await expect(theirs).toHaveURL('/teach')
})

withoutScript('signs up and confirms without script', async ({ page }) => {
  const address = newAddress()
  await page.goto('/sign-up?next=/account')
  await fillIn(page, { address })
  await expect(page.getByText('Choose one of the list.').first(), 'without script the zone is chosen').toBeVisible()
  await page.getByLabel('Password').fill(chosen)
  await page.getByLabel('Time zone').selectOption('Asia/Kathmandu')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { name: 'Look at your mail' })).toBeVisible()
  await page.goto(linkIn(await mailTo(address)))
  await page.getByLabel('password you chose').fill('what a stranger would not know')
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page.getByText('This is not the password that this sign-up was begun with.').first()).toBeVisible()
  await page.getByLabel('password you chose').fill(chosen)
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page).toHaveURL('/account')
  await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Kathmandu')
})
