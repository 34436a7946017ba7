import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { passwordMatches } from '@/lib/platform/passwords'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { openLink } from '../queries/links'
import { LINK_MS, LINKS_AN_HOUR } from '../rules/accounts'
import { confirmSignUp } from './confirm-sign-up'
import { signIn } from './sign-in'
import { signUp } from './sign-up'

const clock = join(mkdtempSync(join(tmpdir(), 'lectern-clock-')), 'offset')
const later = (ms: number) => writeFileSync(clock, String(ms))

let address: string
const password = 'maina counts to seven'
const about = () => ({
  name: 'نافولا Maina',
  address,
  password,
  country: 'KE',
  zone: 'Africa/Nairobi',
  locale: 'ar',
  next: '/editions/one',
})
const mails = (kind: string) => db.outboxMessage.findMany({ where: { kind }, orderBy: { createdAt: 'desc' } })
const newestToken = async () => (await mails('people.confirm'))[0]?.secret as string

beforeEach(async () => {
  later(0)
  env().TEST_CLOCK = clock
  address = `${unique()}@people.test`
  await db.outboxMessage.deleteMany()
})

describe('signing up', () => {
  it('makes nothing of an account until the address is confirmed', async () => {
    expect(await signUp(visitor, about())).toEqual({ ok: true, value: undefined })
    expect(await db.personEmail.count({ where: { address } })).toBe(0)
    expect(await signIn(visitor, { address, password })).toMatchObject({ reason: 'signInWrong' })
    const [link] = await db.accountToken.findMany({ where: { address } })
    expect(JSON.stringify(link)).not.toContain(password)
    expect(await mails('people.confirm')).toMatchObject([{ personId: null, payload: { linkId: link?.id } }])
  })

  it('confirms with the link, as the person filled it in, and signs in', async () => {
    await signUp(visitor, about())
    const token = await newestToken()
    expect(await openLink(visitor, 'signUp', token)).toEqual({ address, name: null })
    expect(await openLink(visitor, 'signUp', token), 'a look uses nothing up').not.toBeNull()
    const confirmed = await confirmSignUp(visitor, token, password)
    expect(confirmed).toMatchObject({ ok: true, value: { locale: 'ar', home: '/my', next: '/editions/one' } })
    const person = await db.person.findFirstOrThrow({
      where: { emails: { some: { address } } },
      include: { emails: true, account: { include: { signIns: true } } },
    })
    expect(person).toMatchObject({
      name: 'نافولا Maina',
      country: 'KE',
      zone: 'Africa/Nairobi',
      locale: 'ar',
      gender: 'notSaid',
      emails: [{ address, isPrimary: true, verifiedAt: expect.any(Date) }],
      account: { state: 'active', signIns: [{ endedAt: null }] },
    })
    expect(await passwordMatches(person.account?.passwordHash, password)).toBe(true)
    expect(await db.auditEntry.findMany({ where: { subjectId: person.account?.id }, select: { act: true } })).toEqual([
      { act: 'account.signUp' },
      { act: 'account.signIn' },
    ])
  })

  it('takes a link once, also of two at the same moment, and keeps nothing of what was filled in', async () => {
    await signUp(visitor, about())
    const token = await newestToken()
    const both = await Promise.all([confirmSignUp(visitor, token, password), confirmSignUp(visitor, token, password)])
    expect(both.map((result) => result.ok).sort()).toEqual([false, true])
    expect(await confirmSignUp(visitor, token, password)).toMatchObject({ reason: 'notFound' })
    expect(await openLink(visitor, 'signUp', token)).toBeNull()
    expect(await db.accountToken.findMany({ where: { address }, select: { details: true } })).toEqual([
      { details: null },
    ])
  })

  it('makes one account of two sign-ups, whichever link is taken', async () => {
    await signUp(visitor, about())
    const first = await newestToken()
    await signUp(visitor, { ...about(), name: 'Another' })
    const tokens = (await mails('people.confirm')).map(({ secret }) => secret as string)
    const results = await Promise.all(tokens.map((token) => confirmSignUp(visitor, token, password)))
    expect(results.filter(({ ok }) => ok).length).toBe(1)
    expect(await confirmSignUp(visitor, first, password)).toMatchObject({ reason: 'notFound' })
    expect(await db.personEmail.count({ where: { address } })).toBe(1)
  })

  it('holds a link for 48 hours, to the second', async () => {
    await signUp(visitor, about())
    const token = await newestToken()
    const [link] = await db.accountToken.findMany({ where: { address } })
    const left = () => (link as { expiresAt: Date }).expiresAt.getTime() - Date.now()
    later(left() + 1000)
    expect(await confirmSignUp(visitor, token, password)).toMatchObject({ reason: 'notFound' })
    later(left() - 10_000)
    expect(await confirmSignUp(visitor, token, password)).toMatchObject({ ok: true })
    expect(link?.expiresAt.getTime()).toBe((link?.createdAt.getTime() ?? 0) + LINK_MS.signUp)
  })

  it('forgets what was never confirmed', async () => {
    await signUp(visitor, about())
    later(LINK_MS.signUp + 1000)
    await signUp(visitor, { ...about(), address: `${unique()}@people.test` })
    expect(await db.accountToken.count({ where: { address } })).toBe(0)
  })

  it('knows no token of nonsense, nor one of another kind', async () => {
    for (const token of ['', '-1', 'x'.repeat(5000), '\u0000']) {
      expect(await confirmSignUp(visitor, token, password)).toMatchObject({ reason: 'notFound' })
      expect(await openLink(visitor, 'signUp', token)).toBeNull()
    }
    await signUp(visitor, about())
    expect(await openLink(visitor, 'invitation', await newestToken())).toBeNull()
  })
})

describe('an address that is known', () => {
  it('gets the same answer and another mail, once in ten minutes', async () => {
    const { id } = await buildPerson(db, { name: 'Owner', email: address, account: { passwordHash: 'x' } })
    const unknown = await signUp(visitor, { ...about(), address: `${unique()}@people.test` })
    expect(await signUp(visitor, { ...about(), address: address.toUpperCase() })).toEqual(unknown)
    expect(await signUp(visitor, about())).toEqual(unknown)
    const known = await mails('people.known')
    expect(known.length).toBeLessThanOrEqual(2)
    expect(known[0]).toMatchObject({ personId: id, secret: null })
    expect(await db.accountToken.count({ where: { address } })).toBe(0)
  })

  it('without an account gets one, and the institute’s record of the person stays', async () => {
    const person = await buildPerson(db, { name: 'On record', country: null, email: null })
    await db.personEmail.create({ data: { personId: person.id, address } })
    await signUp(visitor, about())
    expect(await confirmSignUp(visitor, await newestToken(), password)).toMatchObject({ ok: true })
    expect(await db.person.findUnique({ where: { id: person.id }, include: { emails: true } })).toMatchObject({
      name: 'On record',
      country: 'KE',
      zone: 'Africa/Nairobi',
      emails: [{ address, verifiedAt: expect.any(Date) }],
    })
    expect(await signIn(visitor, { address, password })).toMatchObject({ ok: true })
  })
})

describe('what is refused', () => {
  it.each([
    ['password1', 'passwordCommon'],
    ['MainaNafula1', 'passwordOwnName'],
  ])('%s: %s', async (weak, reason) => {
    const input = { ...about(), name: 'Nafula Maina', password: weak }
    expect(await signUp(visitor, input)).toEqual({ ok: false, reason, field: 'password' })
    expect(await db.accountToken.count({ where: { address } })).toBe(0)
  })

  it('sends so many mails an hour to an address, whatever is asked', async () => {
    for (let i = 0; i < LINKS_AN_HOUR + 1; i++)
      expect(await signUp(visitor, { ...about(), name: `Maina ${i}` })).toMatchObject({ ok: true })
    expect((await mails('people.confirm')).length).toBe(LINKS_AN_HOUR)
    later(3_600_001)
    expect(now().getTime()).toBeGreaterThan(Date.now())
    await signUp(visitor, about())
    expect((await mails('people.confirm')).length).toBe(LINKS_AN_HOUR + 1)
  })
})
