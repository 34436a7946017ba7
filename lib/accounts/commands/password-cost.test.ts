import { hash } from '@node-rs/argon2'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { visitor } from '@/lib/platform/viewer'
import { buildTotp } from '@/prisma/seed/factors'
import { unique } from '@/prisma/seed/ids'
import { buildPerson, type PersonInput } from '@/prisma/seed/people'
import { overtaken } from '@/scripts/vitest/overtaken'
import { signIn } from './sign-in'

const password = 'maina counts to seven'
const OF_TODAY = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/
let cheap: string

beforeAll(async () => {
  cheap = await hash(password, { memoryCost: 4_096, timeCost: 1, parallelism: 1 })
})

async function account(input: PersonInput['account'] = {}) {
  const address = `${unique()}@people.test`
  const { id: personId } = await buildPerson(db, { email: address, account: { passwordHash: cheap, ...input } })
  const hashNow = async () => (await db.account.findUniqueOrThrow({ where: { personId } })).passwordHash
  return { address, personId, hashNow, enter: (word = password) => signIn(visitor, { address, password: word }) }
}

describe('a password that was hashed at another cost than today’s', () => {
  it('opens its account, and is hashed anew at today’s', async () => {
    const { enter, hashNow } = await account()
    expect((await enter()).ok).toBe(true)
    const renewed = await hashNow()
    expect(renewed).toMatch(OF_TODAY)
    expect((await enter()).ok).toBe(true)
    expect(await hashNow(), 'once').toBe(renewed)
    expect(await enter('maina counts to eight')).toMatchObject({ reason: 'signInWrong' })
  })

  it('is hashed anew where the sign-in stops half-way for a second factor', async () => {
    const { personId, enter, hashNow } = await account()
    const { id } = await db.account.findUniqueOrThrow({ where: { personId } })
    await buildTotp(db, id)
    expect(await enter()).toMatchObject({ ok: true, value: { step: expect.any(String) } })
    expect(await hashNow()).toMatch(OF_TODAY)
  })

  it('stays as it was where nobody is let in', async () => {
    const open = await account()
    expect(await open.enter('maina counts to eight')).toMatchObject({ reason: 'signInWrong' })
    expect(await open.hashNow()).toBe(cheap)
    const suspended = await account({ state: 'suspended' })
    expect(await suspended.enter()).toMatchObject({ reason: 'accountSuspended' })
    expect(await suspended.hashNow()).toBe(cheap)
  })

  it('lets everybody in who comes with it at once', async () => {
    const { enter, hashNow } = await account()
    const results = await Promise.all([enter(), enter(), enter()])
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await hashNow()).toMatch(OF_TODAY)
  })

  it('does not come back where another was chosen meanwhile', async () => {
    const { personId, enter, hashNow } = await account()
    const passwordHash = await hashPassword('a parrot on the wave')
    const chosen = { where: { personId }, data: { passwordHash } }
    expect(await overtaken((tx) => tx.account.update(chosen), enter)).toMatchObject({ reason: 'signInWrong' })
    expect(await hashNow()).toBe(passwordHash)
  })
})
