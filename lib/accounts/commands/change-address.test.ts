import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MailCause } from '@/lib/notifications/schema'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { memberOf } from '@/prisma/seed/viewers'
import { accountsMail } from '../jobs'
import { openAddressLink } from '../queries/links'
import { LINKS_AN_HOUR } from '../rules/accounts'
import { askForAddress } from './change-address'
import { confirmAddress } from './confirm-address'
import { removeAddress } from './remove-address'
import { askForReset } from './reset-password'

const HOUR_MS = 3_600_000
const newAddress = () => `${unique()}@people.test`

const clock = join(mkdtempSync(join(tmpdir(), 'lectern-clock-')), 'offset')
const later = (ms: number) => writeFileSync(clock, String(ms))

beforeEach(async () => {
  later(0)
  env().TEST_CLOCK = clock
  await db.outboxMessage.deleteMany()
})

/** Somebody with an account, signed in here and on another device. */
async function somebody() {
  const address = newAddress()
  const person = await buildPerson(db, { email: address, account: { passwordHash: 'x' } })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: person.id } })
  const [here, there] = await Promise.all([signInOf(accountId), signInOf(accountId)])
  return { address, there: there.id, viewer: { ...memberOf(person), accountId, signInId: here.id } }
}

function signInOf(accountId: string) {
  const at = now()
  const times = { at, lastSeenAt: at, provedAt: at, expiresAt: new Date(at.getTime() + HOUR_MS) }
  return db.signIn.create({ data: { accountId, tokenHash: unique(), ...times } })
}

async function mails(kind: string) {
  const messages = await db.outboxMessage.findMany({ where: { kind }, orderBy: { id: 'asc' } })
  return Promise.all(
    messages.map(async (message) => ({
      secret: message.secret ?? '',
      mail: await accountsMail[kind]?.(message as unknown as MailCause),
    })),
  )
}

async function linkTo(viewer: Parameters<typeof askForAddress>[0], address: string): Promise<string> {
  expect(await askForAddress(viewer, address)).toMatchObject({ ok: true })
  return (await mails('people.changeAddress')).at(-1)?.secret ?? ''
}

const addressesOf = async (personId: string) =>
  (await db.personEmail.findMany({ where: { personId }, orderBy: { isPrimary: 'desc' } })).map(
    ({ address, isPrimary, verifiedAt }) => [address, isPrimary, verifiedAt !== null],
  )

describe('asking for another address', () => {
  it('sends a link there, without the name, and a notice to the one of now; nothing changes yet', async () => {
    const { viewer, address } = await somebody()
    const next = newAddress()
    await askForAddress(viewer, next)
    const [link] = await mails('people.changeAddress')
    expect(link?.mail).toMatchObject({
      to: next,
      action: { url: `http://localhost:3000/confirm-address?token=${link?.secret}` },
    })
    expect(JSON.stringify(link?.mail)).not.toContain(viewer.name)
    expect((await mails('people.notice'))[0]?.mail).toMatchObject({
      to: address,
      subject: 'A new address was asked for',
    })
    expect(await addressesOf(viewer.personId)).toEqual([[address, true, true]])
  })

  it('needs somebody who proved a short while ago that it is they', async () => {
    const { viewer } = await somebody()
    const before = { ...viewer, provedAt: new Date(now().getTime() - HOUR_MS) }
    expect(await askForAddress(before, newAddress())).toMatchObject({ reason: 'proveAgain' })
    expect(await removeAddress(before, crypto.randomUUID())).toMatchObject({ reason: 'proveAgain' })
  })

  it('has the same answer for somebody else’s address, whose owner is told, once', async () => {
    const { viewer } = await somebody()
    const owner = await somebody()
    expect(await askForAddress(viewer, owner.address)).toEqual(await askForAddress(viewer, newAddress()))
    await askForAddress(viewer, owner.address)
    const tried = await mails('people.addressTried')
    expect(tried.map(({ mail }) => mail?.to)).toEqual([owner.address])
    expect(await mails('people.changeAddress')).toHaveLength(1)
    expect(await addressesOf(owner.viewer.personId)).toEqual([[owner.address, true, true]])
  })

  it('tells by no link and no mail whether an address is somebody’s', async () => {
    const owner = await somebody()
    const seen: unknown[] = []
    for (const address of [newAddress(), owner.address]) {
      const { viewer } = await somebody()
      const first = await linkTo(viewer, newAddress())
      for (const _ of ['once', 'again']) await askForAddress(viewer, address)
      const notices = { kind: 'people.notice', personId: viewer.personId }
      seen.push([await openAddressLink(viewer, first), await db.outboxMessage.count({ where: notices })])
    }
    expect(seen).toEqual([
      [null, 1],
      [null, 1],
    ])
  })

  it('sends one link where the form comes twice, refuses the address that is there, and the sixth in an hour', async () => {
    const { viewer, address } = await somebody()
    const next = newAddress()
    await askForAddress(viewer, next)
    await askForAddress(viewer, next)
    expect(await mails('people.changeAddress')).toHaveLength(1)
    expect(await askForAddress(viewer, address)).toMatchObject({ reason: 'addressIsYours' })
    for (let i = 0; i < 2; i += 1) await askForAddress(viewer, newAddress())
    expect(await askForAddress(viewer, newAddress())).toMatchObject({ reason: 'addressAskedTooOften' })
  })
})

describe('an address that had its fill of links this hour', () => {
  it('leaves the link that is there open, and says nothing of it', async () => {
    const { viewer } = await somebody()
    const next = newAddress()
    const asked = async (minute: number) => {
      later(minute * 60_000)
      return askForAddress({ ...viewer, provedAt: now() }, next)
    }
    for (let i = 0; i < LINKS_AN_HOUR; i += 1) expect(await asked(i)).toEqual({ ok: true, value: undefined })
    const last = (await mails('people.changeAddress')).at(-1)?.secret ?? ''
    expect(await asked(30)).toEqual({ ok: true, value: undefined })
    expect(await mails('people.changeAddress')).toHaveLength(LINKS_AN_HOUR)
    expect(await openAddressLink(viewer, last)).toMatchObject({ address: next })
  })

  it('is counted for each who asks, so that nobody keeps another’s link from being sent', async () => {
    const [{ viewer }, stranger] = [await somebody(), await somebody()]
    const next = newAddress()
    for (let i = 0; i < LINKS_AN_HOUR; i += 1) {
      later(i * 60_000)
      await askForAddress({ ...stranger.viewer, provedAt: now() }, next)
    }
    expect(await confirmAddress(viewer, await linkTo({ ...viewer, provedAt: now() }, next), true)).toMatchObject({
      ok: true,
    })
  })
})

describe('the link', () => {
  it('makes the address primary and verified, keeps the former one, ends other sign-ins and tells the former', async () => {
    const { viewer, address, there } = await somebody()
    await askForReset(visitor, address)
    const next = newAddress()
    const token = await linkTo(viewer, next)
    expect(await openAddressLink(viewer, token)).toEqual({ address: next, former: address })
    expect(await confirmAddress(viewer, token, true)).toMatchObject({ ok: true })
    expect(await addressesOf(viewer.personId)).toEqual([
      [next, true, true],
      [address, false, true],
    ])
    const ended = await db.signIn.findMany({ where: { accountId: viewer.accountId, endedAt: { not: null } } })
    expect(ended.map(({ id, endedWhy }) => [id, endedWhy])).toEqual([[there, 'addressChanged']])
    expect(await db.accountToken.count({ where: { personId: viewer.personId, usedAt: null } })).toBe(0)
    expect((await mails('people.notice')).at(-1)?.mail).toMatchObject({
      to: address,
      subject: 'Your address was changed',
    })
  })

  it('lets the former address go where the person says so, and tells it all the same', async () => {
    const { viewer, address } = await somebody()
    const next = newAddress()
    await confirmAddress(viewer, await linkTo(viewer, next), false)
    expect(await addressesOf(viewer.personId)).toEqual([[next, true, true]])
    const told = (await mails('people.notice')).at(-1)?.mail
    expect(told?.to).toBe(address)
    expect(told?.paragraphs.join('\n'), 'no link that works for this address no more').not.toContain('http')
  })

  it('is used once, also by two at the same moment, and only by its own person', async () => {
    const { viewer } = await somebody()
    const other = await somebody()
    const token = await linkTo(viewer, newAddress())
    expect(await openAddressLink(other.viewer, token)).toBeNull()
    expect(await confirmAddress(other.viewer, token, true)).toMatchObject({ reason: 'notFound' })
    const both = await Promise.all([confirmAddress(viewer, token, true), confirmAddress(viewer, token, true)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await openAddressLink(viewer, token)).toBeNull()
  })

  it('is open for a day, and until a later one is sent', async () => {
    const { viewer } = await somebody()
    const first = await linkTo(viewer, newAddress())
    const second = await linkTo(viewer, newAddress())
    expect(await confirmAddress(viewer, first, true)).toMatchObject({ reason: 'notFound' })
    await db.accountToken.updateMany({ where: { personId: viewer.personId }, data: { expiresAt: now() } })
    expect(await confirmAddress(viewer, second, true)).toMatchObject({ reason: 'notFound' })
  })

  it('stays open where the address has become somebody else’s, and says so', async () => {
    const { viewer, address } = await somebody()
    const next = newAddress()
    const token = await linkTo(viewer, next)
    await buildPerson(db, { email: next })
    expect(await confirmAddress(viewer, token, true)).toMatchObject({ reason: 'addressTaken' })
    expect(await openAddressLink(viewer, token)).not.toBeNull()
    expect(await addressesOf(viewer.personId)).toEqual([[address, true, true]])
  })
})

describe('a further address', () => {
  it('becomes the primary one by its link, and the former one can be removed, but never the primary one', async () => {
    const { viewer, address } = await somebody()
    const further = await db.personEmail.create({
      data: { personId: viewer.personId, address: newAddress(), isPrimary: false },
    })
    await confirmAddress(viewer, await linkTo(viewer, further.address), true)
    expect(await removeAddress(viewer, further.id)).toMatchObject({ reason: 'notFound' })
    const former = await db.personEmail.findUniqueOrThrow({ where: { address } })
    const stranger = await somebody()
    expect(await removeAddress(stranger.viewer, former.id)).toMatchObject({ reason: 'notFound' })
    expect(await removeAddress(viewer, former.id)).toMatchObject({ ok: true })
    expect(await addressesOf(viewer.personId)).toEqual([[further.address, true, true]])
  })
})
