import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { type Member, visitor } from '@/lib/platform/viewer'
import messages from '@/messages/en.json'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { invite } from '../commands/invite'
import { signIn } from '../commands/sign-in'
import { reinstate, suspend } from '../commands/suspend'
import { actsOnAccount } from '../rules/accounts'
import { accountOfPerson, actsOnPerson } from './account-of-person'

const password = 'maina counts to seven'
const reason = 'The telephone was lost'
let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { name: 'Ines Varga', grants: [{ role: 'administrator' }] })
  await buildMember(db, { grants: [{ role: 'administrator' }] })
})

describe('an account, as administrators see it', () => {
  it('is none, invited, active or suspended, each with since when', async () => {
    const person = await buildPerson(db)
    expect(await accountOfPerson(administrator, person.id)).toMatchObject({ standing: 'none', since: null })
    await invite(administrator, person.id)
    expect(await accountOfPerson(administrator, person.id)).toMatchObject({
      standing: 'invited',
      since: expect.any(Date),
    })
    const address = `${unique()}@people.test`
    const account = { passwordHash: await hashPassword(password) }
    const { id } = await buildPerson(db, { email: address, account, createdAt: new Date('2020-05-01') })
    const since = new Date('2020-05-01')
    const none = { signInCount: 0, lastSeenAt: null, hasSecondFactor: false }
    expect(await accountOfPerson(administrator, id)).toEqual({ standing: 'active', since, ...none })
    await signIn(visitor, { address, password })
    const seen = { signInCount: 1, lastSeenAt: expect.any(Date) }
    expect(await accountOfPerson(administrator, id)).toMatchObject(seen)
    await suspend(administrator, { personId: id, reason })
    const suspended = await accountOfPerson(administrator, id)
    expect(suspended).toMatchObject({ standing: 'suspended', signInCount: 0, lastSeenAt: expect.any(Date) })
    expect(suspended?.since?.getTime()).toBeGreaterThan(now().getTime() - 60_000)
  })

  it('offers what can be done with it, and nothing with one’s own', () => {
    const about = { hasSecondFactor: false, isOwn: false, isAdministrator: false }
    const active = { standing: 'active', signInCount: 1, ...about } as const
    expect(actsOnAccount(active)).toEqual(['viewAs', 'endSignIns', 'suspend'])
    expect(actsOnAccount({ ...active, signInCount: 0, isAdministrator: true })).toEqual(['suspend'])
    expect(actsOnAccount({ ...active, hasSecondFactor: true })).toContain('removeFactors')
    expect(actsOnAccount({ ...active, standing: 'suspended' })).toEqual(['reinstate'])
    expect(actsOnAccount({ ...active, isOwn: true })).toEqual([])
    for (const standing of ['none', 'invited'] as const) expect(actsOnAccount({ ...active, standing })).toEqual([])
  })

  it('is for who may see everybody', async () => {
    const person = await buildPerson(db, { account: {} })
    const observer = await buildMember(db, { grants: [{ role: 'observer' }] })
    for (const viewer of [observer, visitor]) {
      expect(await accountOfPerson(viewer, person.id)).toBeNull()
      expect(await actsOnPerson(viewer, person.id)).toEqual([])
    }
  })
})

describe('what was done lately', () => {
  it('is told with who did it and why, the latest first, without comings and goings, in as many statements for many', async () => {
    const address = `${unique()}@people.test`
    const { id } = await buildPerson(db, { email: address, account: { passwordHash: await hashPassword(password) } })
    await signIn(visitor, { address, password })
    await suspend(administrator, { personId: id, reason })
    const few = await countQueries(() => actsOnPerson(administrator, id))
    await reinstate(administrator, { personId: id, reason: 'It was found' })
    const by = { id: administrator.personId, name: 'Ines Varga' }
    expect(await actsOnPerson(administrator, id)).toMatchObject([
      { act: 'account.reinstate', by, reason: 'It was found' },
      { act: 'account.suspend', by, reason },
    ])
    expect([few, await countQueries(() => actsOnPerson(administrator, id))]).toEqual([3, 3])
  })

  it('has words for every act on a person or an account that there is', () => {
    const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) =>
      /commands\/[^.]+\.ts$/.test(file),
    )
    const texts = [...files.map((file) => `lib/${file}`), 'lib/platform/viewing.ts'].map((file) =>
      readFileSync(file, 'utf8'),
    )
    const named = texts.flatMap((text) =>
      [...text.matchAll(/'((?:account|person|role)\.[a-zA-Z]+)'/g)].map(([, act]) => act),
    )
    const acts = [...new Set(named)].filter((act) => act && !unseen.includes(act))
    const words = messages.people.acts as Record<string, Record<string, string>>
    expect(acts.length).toBeGreaterThan(20)
    expect(acts.filter((act) => !words[act?.split('.')[0] ?? '']?.[act?.split('.')[1] ?? ''])).toEqual([])
  })
})

/** Comings and goings, and what is done to a link before there is a person. */
const unseen = ['account.signIn', 'account.signOut', 'account.askToSignUp']
