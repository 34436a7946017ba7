import { beforeAll, describe, expect, it, vi } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { hashPassword, newToken, tokenHash } from '@/lib/platform/passwords'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { resetPassword } from './reset-password'
import { signIn } from './sign-in'

const password = 'maina counts to seven'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

async function account() {
  const address = `${unique()}@people.test`
  return { ...(await buildPerson(db, { email: address, account: { passwordHash } })), address }
}

/** Another address of theirs. */
async function another(personId: string) {
  const address = `${unique()}@people.test`
  await db.personEmail.create({ data: { personId, address, isPrimary: false, verifiedAt: new Date() } })
  return address
}

/** The link of a mail by which they choose a new password. */
async function linkFor(personId: string, address: string) {
  const token = newToken()
  const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 60_000)]
  const about = { kind: 'resetPassword', tokenHash: tokenHash(token), address, personId } as const
  await db.accountToken.create({ data: { ...about, createdAt, expiresAt } })
  return token
}

const tryAt = (address: string, client: string, word = 'not the password') =>
  signIn(visitor, { address, password: word }, client)

const reasons = async (tries: ReturnType<typeof tryAt>[]) =>
  (await Promise.all(tries)).map((result) => (result.ok ? 'in' : result.reason))

const count = (found: string[], reason: string) => found.filter((one) => one === reason).length

describe('trying passwords', () => {
  it('for one account from twenty machines is refused after ten, the right one too', async () => {
    const { address } = await account()
    const machines = Array.from({ length: 20 }, () => unique())
    const found = await reasons(Array.from({ length: 100 }, (_, i) => tryAt(address, machines[i % 20] as string)))
    expect([count(found, 'signInWrong'), count(found, 'signInTooOften')]).toEqual([10, 90])
    expect(await tryAt(address, unique(), password)).toEqual({
      ok: false,
      reason: 'signInTooOften',
      params: { minutes: 6 },
    })
  })

  it('for an address that has no account is refused alike', async () => {
    const address = `${unique()}@people.test`
    const found = await reasons(Array.from({ length: 12 }, () => tryAt(address, unique())))
    expect([count(found, 'signInWrong'), count(found, 'signInTooOften')]).toEqual([10, 2])
  })

  it('of a hundred people from one machine is refused after sixty', async () => {
    const client = unique()
    const found = await reasons(Array.from({ length: 100 }, () => tryAt(`${unique()}@people.test`, client)))
    expect([count(found, 'signInWrong'), count(found, 'signInTooOften')]).toEqual([60, 40])
    const { address } = await account()
    expect(await reasons([tryAt(address, unique(), password)])).toEqual(['in'])
  })

  it('counts what fails alone: forty people behind one address sign in every morning', async () => {
    const client = unique()
    const { address } = await account()
    for (let i = 0; i < 70; i += 1) expect(await reasons([tryAt(address, client, password)])).toEqual(['in'])
  })

  it('does not tell whether two addresses are one person’s', async () => {
    const { id, address } = await account()
    const [other, stranger] = [await another(id), `${unique()}@people.test`]
    await reasons(Array.from({ length: 10 }, () => tryAt(address, unique())))
    const found = await reasons([address, other, stranger].map((one) => tryAt(one, unique())))
    expect(found).toEqual(['signInTooOften', 'signInWrong', 'signInWrong'])
  })

  it('is forgotten at all of a person’s addresses once they are in by one', async () => {
    const { id, address } = await account()
    const other = await another(id)
    await reasons(Array.from({ length: 10 }, () => tryAt(other, unique())))
    expect(await reasons([tryAt(address, unique(), password)])).toEqual(['in'])
    expect(await reasons([tryAt(other, unique(), password)])).toEqual(['in'])
  })

  it('ends at once for the owner, by a new password from the link in their mail', async () => {
    const { id, address } = await account()
    const other = await another(id)
    for (const one of [address, other]) await reasons(Array.from({ length: 11 }, () => tryAt(one, unique())))
    const chosen = 'wanjiru counts to nine'
    expect((await resetPassword(visitor, await linkFor(id, address), chosen)).ok).toBe(true)
    expect(await reasons([address, other].map((one) => tryAt(one, unique(), chosen)))).toEqual(['in', 'in'])
  })

  it('keeps out no owner whom somebody goes on trying at: the link lets them in', async () => {
    const { id, address } = await account()
    const stranger = unique()
    const [reset] = await Promise.all([
      resetPassword(visitor, await linkFor(id, address), 'wanjiru counts to nine'),
      ...Array.from({ length: 30 }, () => tryAt(address, stranger)),
    ])
    const viewer = reset.ok && 'token' in reset.value && (await viewerOfSignIn(reset.value.token))
    expect(viewer).toMatchObject({ personId: id })
  })

  it('leaves a line that says what happened, and no password, address or name', async () => {
    const { address } = await account()
    const warn = vi.spyOn(log, 'warn')
    await reasons(Array.from({ length: 11 }, () => tryAt(address, '203.0.113.9', 'a secret word')))
    const said = JSON.stringify(warn.mock.calls)
    warn.mockRestore()
    expect(said).toContain('a sign-in failed: the address or the password was wrong')
    expect(said).toContain('a sign-in was refused: too many had failed before it')
    expect(said).toContain('203.0.113.9')
    expect(said).not.toContain('a secret word')
    expect(said).not.toContain(address)
  })
})
