import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemViewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { newId, unique } from '@/prisma/seed/ids'
import { buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { openLink } from '../queries/links'
import { LINK_MS, LINKS_AN_HOUR } from '../rules/accounts'
import { acceptInvitation } from './accept-invitation'
import { invite } from './invite'
import { signIn } from './sign-in'

const clock = join(mkdtempSync(join(tmpdir(), 'lectern-clock-')), 'offset')
const later = (ms: number) => writeFileSync(clock, String(ms))
const institute = systemViewer('test')
const password = 'a parrot on the wave'

beforeAll(() => {
  env().TEST_CLOCK = clock
})

beforeEach(async () => {
  later(0)
  await db.outboxMessage.deleteMany()
})

const tokens = async () =>
  (await db.outboxMessage.findMany({ where: { kind: 'people.invited' }, orderBy: { createdAt: 'asc' } })).map(
    ({ secret }) => secret as string,
  )

async function trainer() {
  const email = `${unique()}@people.test`
  return { ...(await buildTrainer(db, { email })), address: email }
}

describe('an invitation', () => {
  it('gives its person an account with the password they choose, and signs them in', async () => {
    const { id, name, address } = await trainer()
    expect(await invite(institute, id)).toEqual({ ok: true, value: undefined })
    expect(await db.account.count({ where: { personId: id } })).toBe(0)
    const [token = ''] = await tokens()
    expect(await openLink(visitor, 'invitation', token)).toEqual({ address, name })
    expect(await acceptInvitation(visitor, token, 'password')).toMatchObject({
      reason: 'passwordCommon',
      field: 'password',
    })
    expect(await acceptInvitation(visitor, token, password)).toMatchObject({ ok: true, value: { home: '/teach' } })
    expect(await signIn(visitor, { address, password })).toMatchObject({ ok: true })
    expect(await acceptInvitation(visitor, token, 'another parrot here')).toMatchObject({ reason: 'notFound' })
    expect(await invite(institute, id)).toMatchObject({ reason: 'personHasAccount' })
  })

  it('pressed twice is sent once, also at the same moment', async () => {
    const { id } = await trainer()
    expect(await Promise.all([invite(institute, id), invite(institute, id)])).toMatchObject([
      { ok: true },
      { ok: true },
    ])
    expect(await invite(institute, id)).toMatchObject({ ok: true })
    expect((await tokens()).length).toBe(1)
  })

  it('sent again later replaces the one before', async () => {
    const { id } = await trainer()
    await invite(institute, id)
    later(3_600_000)
    await invite(institute, id)
    const [first = '', second = ''] = await tokens()
    expect(await acceptInvitation(visitor, first, password)).toMatchObject({ reason: 'notFound' })
    expect(await acceptInvitation(visitor, second, password)).toMatchObject({ ok: true })
  })

  it('holds for seven days, and no longer', async () => {
    const { id } = await trainer()
    await invite(institute, id)
    const [token = ''] = await tokens()
    later(LINK_MS.invitation)
    expect(await acceptInvitation(visitor, token, password)).toMatchObject({ reason: 'notFound' })
    later(LINK_MS.invitation - 60_000)
    expect(await acceptInvitation(visitor, token, password)).toMatchObject({ ok: true })
  })

  it('stays open where the address had its fill of links this hour', async () => {
    const { id } = await trainer()
    for (let i = 0; i <= LINKS_AN_HOUR; i += 1) {
      later(i * 11 * 60_000)
      expect(await invite(institute, id)).toMatchObject({ ok: true })
    }
    const sent = await tokens()
    expect(sent).toHaveLength(LINKS_AN_HOUR)
    expect(await openLink(visitor, 'invitation', sent.at(-1) ?? '')).not.toBeNull()
  })

  it('needs an address', async () => {
    const { id } = await buildPerson(db, { email: null })
    expect(await invite(institute, id)).toMatchObject({ reason: 'personWithoutAddress' })
  })

  it('does not open a suspended account', async () => {
    const { id } = await buildPerson(db, { account: { state: 'suspended' } })
    await invite(institute, id)
    const [token = ''] = await tokens()
    expect(await acceptInvitation(visitor, token, password)).toMatchObject({ reason: 'accountSuspended' })
    expect(await openLink(visitor, 'invitation', token), 'the refusal used nothing up').not.toBeNull()
  })
})

describe('who may invite whom', () => {
  it('a coordinator the trainers and participants of their editions, and nobody else', async () => {
    const [own, other] = [await buildEdition(db), await buildEdition(db)]
    const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: own.id }] })
    const [teaches, taught, teachesOther, inPoolOnly] = [
      await trainer(),
      await buildPerson(db),
      await trainer(),
      await trainer(),
    ]
    await buildSession(db, { editionId: own.id, trainers: [teaches.id] })
    await buildSession(db, { editionId: other.id, trainers: [teachesOther.id] })
    await buildEnrolment(db, { editionId: own.id, personId: taught.id })
    const result = async (id: string) => (await invite(coordinator, id)).ok
    expect([await result(teaches.id), await result(taught.id)]).toEqual([true, true])
    expect([await result(teachesOther.id), await result(inPoolOnly.id)]).toEqual([false, false])
  })

  it('an administrator anybody; learners, trainers, observers and visitors nobody', async () => {
    const { id } = await trainer()
    for (const viewer of [visitor, await buildMember(db), await buildMember(db, { grants: [{ role: 'observer' }] })]) {
      expect(await invite(viewer, id)).toEqual({ ok: false, reason: 'notFound' })
    }
    expect(await tokens()).toEqual([])
    expect(await invite(await buildMember(db, { grants: [{ role: 'administrator' }] }), id)).toMatchObject({ ok: true })
  })

  it('nobody by an id that is none', async () => {
    for (const id of [newId(), '-1', 'x'.repeat(5000), '', { in: [] } as never]) {
      expect(await invite(institute, id)).toEqual({ ok: false, reason: 'notFound' })
    }
  })
})
