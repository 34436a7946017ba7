import { expect, it } from 'vitest'
import { now } from '@/lib/platform/clock'
import { db, transaction } from '@/lib/platform/db'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { tellOfNewDevice } from './new-device'

const DAY_MS = 24 * 3_600_000
const firefox = (version: number) =>
  `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1'

/** Somebody who signed in by these, so many days ago: how often they are told of a sign-in by another. */
async function known(agents: (string | null)[], daysAgo = 1) {
  const person = await buildPerson(db, { account: {} })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: person.id } })
  const at = new Date(now().getTime() - daysAgo * DAY_MS)
  const times = { at, lastSeenAt: at, provedAt: at, expiresAt: at }
  await db.signIn.createMany({ data: agents.map((agent) => ({ accountId, agent, tokenHash: unique(), ...times })) })
  return async (agent: string | null) => {
    await transaction((tx) => tellOfNewDevice(tx, accountId, agent))
    return db.outboxMessage.count({ where: { personId: person.id, kind: 'people.notice' } })
  }
}

it('is told of a browser that they have not used for 90 days, whatever its version', async () => {
  const told = await known([firefox(120), firefox(120), firefox(121), null])
  for (const agent of [firefox(120), firefox(122), null]) expect(await told(agent)).toBe(0)
  expect(await told(safari)).toBe(1)
  expect(await (await known([firefox(120)], 89))(firefox(120))).toBe(0)
  const forgotten = await known([firefox(120)], 91)
  expect(await forgotten(safari), 'as at the very first').toBe(0)
})

it('is told of nothing at the very first', async () => {
  expect(await (await known([]))(safari)).toBe(0)
})
