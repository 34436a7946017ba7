import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildGrant, buildPerson, buildTrainer, type GrantInput, type PersonInput } from '../../prisma/seed/people'
import { db } from './database'
import { cookiesOf } from './sign-ins'

/** The demonstration institute's accounts, and the password of every account that the journeys use. */
export const password = 'lectern-demo-2026'

export const demo = {
  administrator: 'administrator@demo.test',
  coordinator: 'coordinator@demo.test',
  trainer: 'trainer@demo.test',
  learner: 'learner@demo.test',
  focalPoint: 'focalpoint@demo.test',
  observer: 'observer@demo.test',
} as const

export type Somebody = { id: string; name: string; address: string }

/** A person of their own for one journey, with an account and the common password. */
export async function somebody(
  input: PersonInput & { grants?: GrantInput[]; isTrainer?: boolean } = {},
): Promise<Somebody> {
  const { grants = [], isTrainer = false, ...about } = input
  const address = `${randomUUID()}@journey.test`
  const build = isTrainer ? buildTrainer : buildPerson
  const person = await build(db, { zone: 'Europe/Rome', ...about })
  await db.personEmail.deleteMany({ where: { personId: person.id } })
  await db.personEmail.create({ data: { personId: person.id, address, verifiedAt: new Date(), isPrimary: true } })
  await db.account.deleteMany({ where: { personId: person.id } })
  await db.account.create({
    data: { personId: person.id, passwordHash: await demoPasswordHash(), createdAt: new Date() },
  })
  for (const grant of grants) await buildGrant(db, person.id, grant)
  return { id: person.id, name: person.name, address }
}

/** Signs in through the form, as a person does. Leaves the page where the account's home is, or at `next`. */
export async function signIn(page: Page, address: string, next = '') {
  await page.goto(`/sign-in${next && `?next=${encodeURIComponent(next)}`}`)
  await page.locator('input[name="address"]').fill(address)
  await page.locator('input[name="password"]').fill(password)
  // The passkey has a button of its own below.
  await page.locator('main form button[type="submit"]').first().click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

/**
 * Arrives signed in already, by a record and a cookie of its own, at the page given: for journeys that tell of something
 * else than signing in, which the form makes slow.
 */
export async function arrive(page: Page, address: string, path?: string) {
  const { personId } = await db.personEmail.findUniqueOrThrow({ where: { address }, select: { personId: true } })
  const [cookie = ''] = await cookiesOf([personId])
  const [name = '', ...value] = cookie.split('=')
  await page.context().addCookies([{ name, value: value.join('='), url: process.env.BASE_URL as string }])
  if (path) await page.goto(path)
}

async function demoPasswordHash(): Promise<string> {
  const email = await db.personEmail.findUniqueOrThrow({
    where: { address: demo.learner },
    select: { person: { select: { account: { select: { passwordHash: true } } } } },
  })
  return email.person.account?.passwordHash as string
}
