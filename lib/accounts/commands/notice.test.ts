import { beforeEach, describe, expect, it } from 'vitest'
import type { MailCause } from '@/lib/notifications/schema'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { memberOf } from '@/prisma/seed/viewers'
import { accountsMail } from '../jobs'
import { deviceOf } from '../rules/device'
import { administrativeNotices, ownNotices } from '../rules/notices'
import { changePassword } from './change-password'
import { tellOfNewDevice } from './new-device'
import { sendNotice } from './notice'
import { askForReset, resetPassword } from './reset-password'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0'
const FIREFOX_LATER = FIREFOX.replaceAll('141', '145')
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

beforeEach(() => db.outboxMessage.deleteMany())

async function waiting() {
  const messages = await db.outboxMessage.findMany({ where: { kind: 'people.notice' }, orderBy: { id: 'asc' } })
  return Promise.all(messages.map(async (message) => accountsMail['people.notice']?.(message as unknown as MailCause)))
}

async function accountOf(personId: string): Promise<string> {
  return (await db.account.findUniqueOrThrow({ where: { personId } })).id
}

describe('a notice', () => {
  it('goes to the primary address, in the person’s language and by their clock', async () => {
    const address = `${unique()}@people.test`
    const { id } = await buildPerson(db, { name: 'منى', locale: 'ar', zone: 'Asia/Amman', email: address })
    await sendNotice(db, id, 'passkeyAdded')
    const [mail] = await waiting()
    expect(mail).toMatchObject({ to: address, locale: 'ar', subject: 'أُضيف مفتاح مرور' })
    expect(mail?.paragraphs.join('\n')).toContain('UTC+3')
    expect(mail?.paragraphs.join('\n')).toContain('http://localhost:3000/ar/forgot-password')
  })

  it('has a subject and a text for each thing that is told of, with no link that opens anything', async () => {
    const { id } = await buildPerson(db, { name: 'Mona' })
    for (const notice of [...ownNotices, ...administrativeNotices]) {
      await sendNotice(db, id, notice, notice.startsWith('role') ? { role: 'coordinator' } : {})
    }
    const mails = await waiting()
    const all = mails.map((mail) => `${mail?.subject}\n${mail?.paragraphs.join('\n')}`)
    expect(new Set(all).size).toBe(ownNotices.length + administrativeNotices.length)
    expect(all.filter((text) => text.includes('Role: Coordinator'))).toHaveLength(2)
    expect(all.join()).not.toContain('token=')
    expect(all.join()).not.toMatch(/mail\.people|\{/)
  })

  it('goes to an address that was theirs where one is given, and forgets it once it is sent', async () => {
    const { id } = await buildPerson(db, { email: null })
    await sendNotice(db, id, 'addressChanged', { to: 'before@people.test' })
    expect((await waiting())[0]?.to).toBe('before@people.test')
    expect(await db.outboxMessage.findFirstOrThrow()).toMatchObject({ secret: 'before@people.test' })
  })

  it('is none for somebody without an address, and about nothing', async () => {
    const { id } = await buildPerson(db, { email: null })
    await sendNotice(db, id, 'suspended')
    expect(await waiting()).toEqual([null])
    expect(await accountsMail['people.notice']?.({ personId: id, payload: { notice: 'x' }, secret: null })).toBeNull()
  })

  it('repeats nothing that a browser says of itself and nobody knows', () => {
    expect(deviceOf('Call+0123now/1.0 (please)')).toEqual({ browser: null, system: null })
    expect(deviceOf(FIREFOX)).toEqual({ browser: 'Firefox', system: 'Linux' })
    expect(deviceOf(null)).toEqual({ browser: null, system: null })
  })
})

describe('a new password is told of', () => {
  it('where it was changed, and where it was reset', async () => {
    const address = `${unique()}@people.test`
    const passwordHash = await hashPassword('a parrot on the wave')
    const person = await buildPerson(db, { email: address, account: { passwordHash } })
    const viewer = { ...memberOf(person), accountId: await accountOf(person.id) }
    await changePassword(viewer, { currentPassword: 'a parrot on the wave', password: 'two parrots on a wave' })
    await askForReset(visitor, address)
    const { secret } = await db.outboxMessage.findFirstOrThrow({ where: { kind: 'people.reset' } })
    await resetPassword(visitor, secret ?? '', 'three parrots on a wave')
    const mails = await waiting()
    expect(mails.map((mail) => mail?.subject)).toEqual(['Your password was changed', 'Your password was changed'])
  })
})

describe('a device', () => {
  it('is new where the account has been used, and never with this browser on this system', async () => {
    const { id } = await buildPerson(db, { account: {} })
    const accountId = await accountOf(id)
    const at = now()
    const times = { at, lastSeenAt: at, provedAt: at, expiresAt: new Date(at.getTime() + 1000) }
    await db.signIn.create({ data: { accountId, tokenHash: unique(), agent: FIREFOX, ...times } })
    await tellOfNewDevice(db, accountId, FIREFOX_LATER)
    await tellOfNewDevice(db, accountId, null)
    expect(await waiting()).toEqual([])
    await tellOfNewDevice(db, accountId, SAFARI)
    expect((await waiting())[0]?.subject).toBe('A new device signed in')
  })

  it('is no news with the very first sign-in', async () => {
    const { id } = await buildPerson(db, { account: {} })
    const accountId = await accountOf(id)
    await tellOfNewDevice(db, accountId, SAFARI)
    expect(await waiting()).toEqual([])
  })
})
