import type { Page } from '@playwright/test'
import { startInstitution } from '../scripts/vitest/institution'
import { serveApart } from './support/apart'
import { checkAccess, db, expect, mailTo, password, signIn, somebody, test, withoutScript } from './support/test'

/** A device that knows its owner, as Chromium's own tools make one. */
async function giveDevice(page: Page) {
  const tools = await page.context().newCDPSession(page)
  await tools.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return {
    knowsOwner: (isUserVerified: boolean) =>
      tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

/** Lets the time be over in which they need not prove again that it is they. */
async function longAgo(address: string) {
  const where = { account: { person: { emails: { some: { address } } } } }
  await db.signIn.updateMany({ where, data: { provedAt: new Date(0) } })
}

test('a learner keeps a passkey, signs in with it alone, and removes it', async ({ page }) => {
  const { address } = await somebody({ name: 'Nafula Maina' })
  const device = await giveDevice(page)
  await signIn(page, address, '/account')
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await expect(page.getByLabel('Name of the passkey')).toHaveValue(/Chrome on/)
  await checkAccess(page)
  await page.getByLabel('Name of the passkey').fill('My telephone')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('The passkey is in your account.')).toBeVisible()
  await checkAccess(page)
  await mailTo(address, /passkey was added/)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('This passkey is in your account already.')).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/sign-in?next=%2Fmy%2Ftimetable')
  await checkAccess(page)
  await device.knowsOwner(false)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('No passkey was used: it was cancelled')).toBeVisible()
  await device.knowsOwner(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL('/my/timetable')

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/sign-in/second')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL('/my')

  await longAgo(address)
  await page.goto('/account/passkeys')
  await page.getByRole('button', { name: 'Remove: My telephone' }).click()
  await expect(page).toHaveURL('/prove?next=%2Faccount%2Fpasskeys')
  await checkAccess(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL('/account/passkeys')
  await page.getByRole('button', { name: 'Remove: My telephone' }).click()
  await expect(page.getByText('The passkey is removed from your account.')).toBeVisible()
  await expect(page.getByText('You have no passkey yet.')).toBeVisible()
})

withoutScript('without script the button says what else there is', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('Passkeys cannot be used in this browser')).toBeVisible()
})

withoutScript('a learner links their account at an institution, and signs in there', async ({ browser, page }) => {
  let institution!: Awaited<ReturnType<typeof startInstitution>>
  const server = await serveApart('institution', async (home) => {
    institution = await startInstitution(`${home}/api/auth/institution`)
    return {
      OIDC_ISSUER: institution.issuer,
      OIDC_CLIENT_ID: institution.clientId,
      OIDC_CLIENT_SECRET: institution.clientSecret,
      OIDC_NAME: 'the Ministry',
    }
  })
  try {
    const { address } = await somebody({ name: 'Nafula Maina' })
    institution.expects({ subject: address, email: address, isVerified: true })
    await page.goto(`${server.address}/fr/sign-in?next=%2Fmy%2Ftimetable`)
    await page.getByRole('button', { name: 'Se connecter avec the Ministry' }).click()
    await expect(page.getByText('Aucun compte ici n’est lié')).toBeVisible()
    await page.getByRole('link', { name: 'Se connecter' }).click()
    await expect(page).toHaveURL(`${server.address}/fr/sign-in`)

    await page.goto(`${server.address}/sign-in?next=%2Faccount`)
    await page.getByLabel('E-mail address').fill(address)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveURL(`${server.address}/account`)
    await page.getByRole('button', { name: 'Link with the Ministry' }).click()
    await expect(page.getByText('The two accounts are linked.')).toBeVisible()

    const other = await (await browser.newContext({ locale: 'en-GB', javaScriptEnabled: true })).newPage()
    await other.goto(`${server.address}/sign-in?next=%2Fmy%2Ftimetable`)
    await other.getByRole('button', { name: 'Sign in with the Ministry' }).click()
    await expect(other).toHaveURL(`${server.address}/my/timetable`)

    await longAgo(address)
    await other.goto(`${server.address}/account`)
    await other.getByRole('button', { name: 'Remove the link' }).click()
    await expect(other).toHaveURL(`${server.address}/prove?next=%2Faccount`)
    await checkAccess(other)
    await other.getByRole('button', { name: 'Prove it at the Ministry' }).click()
    await expect(other).toHaveURL(`${server.address}/account`)
    await other.getByRole('button', { name: 'Remove the link' }).click()
    await expect(other.getByText('The link is removed.')).toBeVisible()

    institution.expects(null)
    await other.context().clearCookies()
    await other.goto(`${server.address}/sign-in`)
    const answered = other.waitForResponse((response) => response.url().includes('/api/auth/institution'))
    await other.getByRole('button', { name: 'Sign in with the Ministry' }).click()
    expect((await answered).status()).toBe(403)
    await expect(other.getByRole('heading', { name: 'You were not signed in' })).toBeVisible()
    await checkAccess(other)
    expect(server.written()).not.toContain(address)
  } finally {
    await server.stop()
    await institution.stop()
  }
})
