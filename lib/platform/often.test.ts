// Before anything of Next's is there: it looks for this as it begins.
import 'next/dist/server/node-environment-baseline'

import { describe, expect, test } from 'vitest'
import { buildMember } from '@/prisma/seed/viewers'
import { asAct } from '@/scripts/vitest/next-request'
import { CLIENT_HEADER } from './client-address'
import { db } from './db'
import { limitOf, type OftenKind, tooOften } from './often'
import { visitor } from './viewer'

describe.each(['export', 'upload', 'invite', 'enrol', 'search'] as OftenKind[])('asking often for %s', (kind) => {
  test('is refused once the burst is used up, for that person alone', async () => {
    const [one, other] = [await buildMember(db), await buildMember(db)]
    const { burst, anHour } = limitOf(kind)
    for (let i = 0; i < burst; i += 1) expect(await tooOften(kind, one)).toBeNull()
    const minutes = Math.max(1, Math.ceil(60 / anHour))
    expect(await tooOften(kind, one)).toEqual({ ok: false, reason: 'tooOften', params: { minutes } })
    expect(await tooOften(kind, other)).toBeNull()
  })

  test('counts nobody where nobody is known', async () => {
    for (let i = 0; i < limitOf(kind).burst + 5; i += 1) expect(await tooOften(kind, visitor)).toBeNull()
  })
})

describe.each(['signUp', 'forgotten', 'link', 'searchAsVisitor'] as OftenKind[])('asking often for %s', (kind) => {
  const from = async (client: string) => (await asAct({ [CLIENT_HEADER]: client }, () => tooOften(kind, visitor))).value

  test('is refused once the burst is used up, for that machine alone, whoever says to be signed in there', async () => {
    const { burst } = limitOf(kind)
    for (let i = 0; i < burst; i += 1) expect(await from('192.0.2.1')).toBeNull()
    const minutes = Math.max(1, Math.ceil(60 / limitOf(kind).anHour))
    expect(await from('192.0.2.1')).toEqual({ ok: false, reason: 'tooOften', params: { minutes } })
    const member = await buildMember(db)
    const asMember = await asAct({ [CLIENT_HEADER]: '192.0.2.1' }, () => tooOften(kind, member))
    expect(asMember.value).toMatchObject({ reason: 'tooOften' })
    expect(await from('192.0.2.2')).toBeNull()
  })
})

test('reads cost no statement', async () => {
  const viewer = await buildMember(db)
  const before = await db.throttle.count()
  await tooOften('search', viewer)
  await tooOften('enrol', viewer)
  expect(await db.throttle.count()).toBe(before)
})
