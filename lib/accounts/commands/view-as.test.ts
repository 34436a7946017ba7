import { beforeAll, describe, expect, it } from 'vitest'
import { saveLowData } from '@/lib/people/commands/save-low-data'
import { saveProfile } from '@/lib/people/commands/save-profile'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { db, transaction } from '@/lib/platform/db'
import { once } from '@/lib/platform/once'
import { hashPassword } from '@/lib/platform/passwords'
import { done } from '@/lib/platform/result'
import { noteTrouble, takeTrouble } from '@/lib/platform/troubles'
import { isFresh, type Member, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson, buildTrainer, type PersonInput } from '@/prisma/seed/people'
import { devicesOf } from '../queries/devices'
import { changePassword } from './change-password'
import { endOtherDevices } from './end-device'
import { prove } from './prove'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { suspend } from './suspend'
import { endViewing, viewAs } from './view-as'

const password = 'maina counts to seven'
const reason = 'She cannot find her register'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

/** Somebody who has just signed in: the cookie's secret, and who comes with it at each request. */
async function entered(input: PersonInput = {}) {
  const address = `${unique()}@people.test`
  const { id } = await buildPerson(db, { email: address, account: { passwordHash }, ...input })
  const result = await signIn(visitor, { address, password })
  if (!result.ok || !('token' in result.value)) throw new Error('did not come in')
  const { token } = result.value
  return { id, address, comes: async () => (await viewerOfSignIn(token)) as Member }
}

const administrator = () => entered({ grants: [{ role: 'administrator' }] })
const somebody = () => buildTrainer(db, { name: 'Amina Otieno', account: {}, locale: 'fr', zone: 'Africa/Nairobi' })

async function viewing() {
  const [admin, person] = [await administrator(), await somebody()]
  const begun = await viewAs(await admin.comes(), { personId: person.id, reason })
  if (!begun.ok) throw new Error(begun.reason)
  return { ...admin, person, begun: begun.value, viewer: await admin.comes() }
}

const acts = (where: object) =>
  db.auditEntry.findMany({
    where: { act: { in: ['account.viewAs', 'account.endViewing'] }, ...where },
    select: { act: true, actorId: true, actingAsId: true, reason: true },
    orderBy: { seq: 'asc' },
  })

const troubleOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  )
  noteTrouble('request', error)
  return takeTrouble('request')
}

describe('an administrator who looks as somebody', () => {
  it('comes as that person, by the same sign-in, until they end it; the log has both ends', async () => {
    const { id, comes, person, begun, viewer } = await viewing()
    expect(begun).toEqual({ home: '/teach', locale: 'fr' })
    expect(viewer).toMatchObject({ personId: person.id, name: 'Amina Otieno', zone: 'Africa/Nairobi', isTrainer: true })
    expect(viewer.grants).toEqual([])
    expect(viewer.viewedBy).toMatchObject({ personId: id, why: reason })
    const left = (viewer.viewedBy?.until.getTime() ?? 0) - now().getTime()
    expect(left).toBeGreaterThan(29 * 60_000)
    expect(left).toBeLessThanOrEqual(30 * 60_000)
    expect(await endViewing(viewer)).toEqual({ ok: true, value: { personId: person.id } })
    const back = await comes()
    expect(back.personId).toBe(id)
    expect(back.viewedBy).toBeUndefined()
    expect(await endViewing(back)).toEqual({ ok: true, value: { personId: null } })
    const both = { actorId: id, actingAsId: person.id }
    expect(await acts({ subjectId: person.id })).toEqual([
      { act: 'account.viewAs', ...both, reason },
      { act: 'account.endViewing', ...both, reason: null },
    ])
  })

  it('only reads: every write is refused, and undone, with the trouble that the server answers in words', async () => {
    const { comes, person, viewer } = await viewing()
    expect(await troubleOf(saveLowData(viewer, true))).toBe('viewing')
    const profile = {
      name: 'Another',
      gender: 'notSaid',
      locale: 'en',
      zone: 'UTC',
      lowData: false,
      version: 1,
    } as const
    expect(await troubleOf(saveProfile(viewer, profile))).toBe('viewing')
    const asked = transaction((tx) => once(tx, viewer, unique(), {}, async () => done()))
    expect(await troubleOf(asked)).toBe('viewing')
    expect(await troubleOf(signIn(viewer, { address: (await entered()).address, password }))).toBe('viewing')
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({
      name: 'Amina Otieno',
      lowData: false,
    })
    expect(await db.commandKey.count({ where: { viewerId: person.id } })).toBe(0)
    expect((await comes()).personId).toBe(person.id)
  })

  it('has proved to be nobody but themselves, and sees nothing that is the person’s alone', async () => {
    const { viewer, person, comes } = await viewing()
    expect(isFresh(viewer, now())).toBe(false)
    await db.account.update({ where: { personId: person.id }, data: { passwordHash } })
    const address = (await db.personEmail.findFirstOrThrow({ where: { personId: person.id } })).address
    await signIn(visitor, { address, password })
    expect(await devicesOf(await comes())).toEqual([])
    expect(await troubleOf(endOtherDevices(viewer))).toBe('viewing')
    const passwords = { currentPassword: password, password: 'a parrot on the wave' }
    for (const word of [password, 'not this one']) {
      const change = changePassword(viewer, { ...passwords, currentPassword: word })
      expect(await troubleOf(change), 'which would tell whether it is right').toBe('viewing')
      expect(await troubleOf(prove(viewer, { password: word })), 'likewise').toBe('viewing')
    }
    expect(await signIn(visitor, { address, password })).toMatchObject({ ok: true })
  })

  it('is themselves again after half an hour, and the log says so, once', async () => {
    const { id, comes, person, viewer } = await viewing()
    await db.signIn.update({ where: { id: viewer.signInId }, data: { viewAsUntil: now() } })
    const all = await Promise.all(Array.from({ length: 5 }, comes))
    expect(new Set(all.map(({ personId }) => personId))).toEqual(new Set([id]))
    expect((await acts({ subjectId: person.id })).map(({ act }) => act)).toEqual([
      'account.viewAs',
      'account.endViewing',
    ])
  })

  it.each([
    ['the role is taken', (id: string, _: string) => db.roleGrant.deleteMany({ where: { personId: id } })],
    [
      'the other is suspended',
      (_: string, seen: string) => db.account.update({ where: { personId: seen }, data: { state: 'suspended' } }),
    ],
    [
      'the other administers too',
      (_: string, seen: string) =>
        db.roleGrant.create({ data: { personId: seen, role: 'administrator', grantedAt: now() } }),
    ],
  ])('is themselves again once %s', async (_, happen) => {
    const { id, comes, person } = await viewing()
    await happen(id, person.id)
    const back = await comes()
    expect([back.personId, back.viewedBy]).toEqual([id, undefined])
  })

  it('signs out as themselves, which ends both', async () => {
    const { id, comes, viewer } = await viewing()
    expect(await signOut(viewer)).toMatchObject({ ok: true })
    expect(await comes()).toBeNull()
    const signedOut = { act: 'account.signOut', actorId: id }
    expect(await db.auditEntry.findMany({ where: signedOut })).toMatchObject([{ actingAsId: viewer.personId }])
    expect((await acts({ actorId: id })).map(({ act }) => act)).toEqual(['account.viewAs', 'account.endViewing'])
  })
})

describe('nobody looks', () => {
  it('as themselves, as another administrator, or as who has no active account', async () => {
    const admin = await administrator()
    const viewer = await admin.comes()
    const other = await administrator()
    const suspended = await buildPerson(db, { account: { state: 'suspended' } })
    for (const personId of [admin.id, other.id, suspended.id, (await buildPerson(db)).id]) {
      expect(await viewAs(viewer, { personId, reason })).toMatchObject({ reason: 'cannotView' })
    }
    expect(await viewAs(viewer, { personId: crypto.randomUUID(), reason })).toMatchObject({ reason: 'notFound' })
    expect((await admin.comes()).personId).toBe(admin.id)
  })

  it('without being an administrator who proved it lately, nor from one person on to the next', async () => {
    const person = await somebody()
    const about = { personId: person.id, reason }
    const observer = await entered({ grants: [{ role: 'observer' }] })
    expect(await viewAs(await observer.comes(), about)).toMatchObject({ reason: 'notFound' })
    const stale = { ...(await (await administrator()).comes()), provedAt: new Date(now().getTime() - 10 * 60_000) }
    expect(await viewAs(stale, about)).toMatchObject({ reason: 'proveAgain' })
    const { viewer } = await viewing()
    expect(await viewAs(viewer, about)).toMatchObject({ reason: 'notFound' })
    expect(await suspend(viewer, about)).toMatchObject({ reason: 'notFound' })
  })
})
