import { serveBehindTls } from './support/behind-tls'
import { db, expect, signIn, somebody, test } from './support/test'

let tls: Awaited<ReturnType<typeof serveBehindTls>>

test.beforeAll(async () => {
  tls = await serveBehindTls()
})
test.afterAll(() => tls.stop())

test('on TLS the cookies are the host’s alone, and browsers are told to stay on it', async ({ browser }) => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: tls.address, locale: 'en-GB' })
  const page = await context.newPage()
  const visit = await page.goto('/courses')
  expect(visit?.headers()['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')

  const member = await somebody()
  await signIn(page, member.address, '/account')
  await expect(page).toHaveURL(`${tls.address}/account`)
  const cookies = await context.cookies()
  expect(cookies.map(({ name }) => name)).toContain('__Host-lectern')
  for (const { name, secure, path, domain, httpOnly } of cookies) {
    expect({ name, secure, path, domain, httpOnly }).toEqual({
      name: expect.stringMatching(/^__Host-/),
      secure: true,
      path: '/',
      domain: 'localhost',
      httpOnly: true,
    })
  }

  // A form is taken from the page of this address, and refused from that of another.
  await page.getByLabel('What you do').fill('Judge')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('Saved.')
  expect(await db.person.findUniqueOrThrow({ where: { id: member.id } })).toMatchObject({ job: 'Judge' })
  const elsewhere = await context.request.post('/account', {
    headers: { origin: tls.address.replace('https', 'http') },
    multipart: { job: 'Nobody' },
  })
  expect(elsewhere.status()).toBe(403)

  // What a proxy or a stranger says of the host is not believed: addresses are the configured one's.
  const forged = await context.request.get('/account', {
    headers: { 'x-forwarded-host': 'evil.test', cookie: '' },
    maxRedirects: 0,
  })
  expect(forged.headers().location ?? '').not.toContain('evil.test')

  const stolen = await context.storageState()
  await page.getByRole('banner').getByRole('button', { name: member.name }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect((await context.cookies()).filter(({ name }) => name.includes('lectern'))).toEqual([])
  await context.close()

  const thief = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: tls.address, storageState: stolen })
  const answer = await thief.request.get('/account', { maxRedirects: 0 })
  expect(answer.headers().location).toMatch(/\/sign-in\?next=/)
  await thief.close()
})
