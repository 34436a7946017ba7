import { describe, expect, it } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { type Member, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import {
  back,
  goThere,
  institution,
  member,
  newcomer,
  refusal,
  resultOf,
  sent,
  set,
  withInstitution,
} from '@/scripts/vitest/at-institution'
import { browse, type Somebody } from '@/scripts/vitest/institution'
import { institutionOf } from '../queries/institutions'
import { beginAtInstitution, beginLink } from './institution-begin'
import { comeBack } from './institution-finish'
import { unlinkInstitution } from './institution-link'

withInstitution()

async function viewerOf(result: unknown): Promise<Member> {
  const { token } = (result as { value: { entered: { token: string } } }).value.entered
  return (await viewerOfSignIn(token)) as Member
}

const noticesOf = async (personId: string) => {
  const mails = await db.outboxMessage.findMany({ where: { kind: 'people.notice', personId }, orderBy: { id: 'asc' } })
  return mails.map(({ payload }) => (payload as { notice: string }).notice)
}

describe('the way to the institution', () => {
  it('asks with PKCE, state and nonce, to be sent back to the configured address', async () => {
    const address = new URL((await sent()).address)
    expect(address.origin).toBe(institution.issuer)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: back,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('keeps nothing of these in the database', async () => {
    const { address, token } = await sent()
    const steps = JSON.stringify(await db.signInStep.findMany({ where: { kind: 'institution' } }))
    for (const name of ['state', 'nonce']) {
      expect(steps).not.toContain(new URL(address).searchParams.get(name))
    }
    expect(steps).not.toContain(token)
  })

  it('is not there without settings', async () => {
    set({ OIDC_ISSUER: undefined })
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toEqual({ ok: false, reason: 'notFound' })
    expect((await comeBack(visitor, 'x', new URLSearchParams())).result).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('signing in at the institution', () => {
  it('opens the account that is linked, in the language that was spoken, and goes on to where it began', async () => {
    const viewer = await member()
    const who = newcomer()
    expect(await resultOf(who, viewer)).toEqual({ ok: true, value: { linked: true } })
    set({ OIDC_ISSUER: `${institution.issuer}/` })
    const { back } = await goThere(who)
    expect(back).toMatchObject({ locale: 'fr', errand: 'signIn', result: { value: { next: '/my/timetable' } } })
    expect(await viewerOf(back.result)).toMatchObject({ personId: viewer.personId, isStrong: false })
    expect(await institutionOf(viewer)).toMatchObject({ name: 'The Ministry', link: { lastUsedAt: expect.any(Date) } })
  })

  it('is two factors only where the institution says so in the words that were agreed', async () => {
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    const isStrong = async (more: Partial<Somebody>) => (await viewerOf(await resultOf({ ...who, ...more }))).isStrong
    expect(await isStrong({ amr: ['mfa'], acr: 'two' })).toBe(false)
    set({ OIDC_STRONG_AMR: ['mfa'] })
    expect([await isStrong({ amr: ['pwd', 'mfa'] }), await isStrong({ amr: ['pwd'] }), await isStrong({})]).toEqual([
      true,
      false,
      false,
    ])
    set({ OIDC_STRONG_AMR: undefined, OIDC_STRONG_ACR: ['two'] })
    expect([await isStrong({ acr: 'two' }), await isStrong({ acr: 'one' })]).toEqual([true, false])
  })

  it('asks for the second factor of an account that has one', async () => {
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    await db.totp.create({
      data: { accountId: viewer.accountId, secret: 'x', confirmedAt: new Date(), createdAt: new Date() },
    })
    expect(await resultOf(who)).toMatchObject({ ok: true, value: { entered: { step: expect.any(String) } } })
    set({ OIDC_STRONG_AMR: ['mfa'] })
    expect(await resultOf({ ...who, amr: ['mfa'] })).toMatchObject({
      value: { entered: { token: expect.any(String) } },
    })
  })

  it('refuses somebody who is suspended', async () => {
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    await db.account.update({ where: { id: viewer.accountId }, data: { state: 'suspended' } })
    expect(await resultOf(who)).toEqual({ ok: false, reason: 'accountSuspended' })
  })
})

describe('somebody of whom no link is known', () => {
  it('is told to sign in and link, whoever’s address they have', async () => {
    const email = `${unique()}@ministry.test`
    await member({ email })
    for (const who of [newcomer(), newcomer({ email })])
      expect(await resultOf(who)).toEqual(refusal('institutionUnlinked'))
    expect(
      await db.institutionIdentity.count({ where: { account: { person: { emails: { some: { address: email } } } } } }),
    ).toBe(0)
  })

  it('is let in by an address where the institute says so, and both have confirmed it', async () => {
    set({ OIDC_LINK_BY_ADDRESS: true })
    const email = `${unique()}@ministry.test`
    const { personId } = await member({ email })
    expect(await resultOf(newcomer({ email, isVerified: false }))).toEqual(refusal('institutionUnlinked'))
    await db.personEmail.update({ where: { address: email }, data: { verifiedAt: null } })
    expect(await resultOf(newcomer({ email }))).toEqual(refusal('institutionUnlinked'))
    await db.personEmail.update({ where: { address: email }, data: { verifiedAt: new Date() } })
    expect(await viewerOf(await resultOf(newcomer({ email: email.toUpperCase() })))).toMatchObject({ personId })
    expect(await noticesOf(personId)).toEqual(['institutionLinked'])
  })

  it('is not let in by the address of somebody whom the institution names by another subject', async () => {
    set({ OIDC_LINK_BY_ADDRESS: true })
    const email = `${unique()}@ministry.test`
    const { personId, accountId } = await member({ email })
    const first = newcomer({ email })
    expect(await viewerOf(await resultOf(first))).toMatchObject({ personId })
    expect(await resultOf(newcomer({ email })), 'to whom the address was given since').toEqual(
      refusal('institutionUnlinked'),
    )
    expect(await db.institutionIdentity.findMany({ where: { accountId } })).toMatchObject([{ subject: first.subject }])
    expect(await viewerOf(await resultOf(first))).toMatchObject({ personId })
  })

  it('gets an account where the institute says so: a new one, or of the person that it knows', async () => {
    set({ OIDC_CREATES_ACCOUNTS: true })
    expect(await resultOf(newcomer({ isVerified: false }))).toEqual(refusal('institutionUnlinked'))
    const who = newcomer()
    const made = await viewerOf(await resultOf(who))
    expect(made).toMatchObject({ name: 'Nafula Maina', locale: 'fr', grants: [] })
    expect((await viewerOf(await resultOf(who))).personId, 'the second time').toBe(made.personId)
    const known = await buildPerson(db, { email: `${unique()}@ministry.test`, name: 'N. Maina' })
    const { address } = await db.personEmail.findFirstOrThrow({ where: { personId: known.id } })
    expect(await viewerOf(await resultOf(newcomer({ email: address })))).toMatchObject({
      personId: known.id,
      name: 'N. Maina',
    })
    const other = await member({ email: `${unique()}@ministry.test` })
    const taken = await db.personEmail.findFirstOrThrow({ where: { personId: other.personId } })
    expect(await resultOf(newcomer({ email: taken.address })), 'whose account is not linked').toEqual(
      refusal('institutionUnlinked'),
    )
  })

  it('is made one account, however often they come at once', async () => {
    set({ OIDC_CREATES_ACCOUNTS: true })
    const who = newcomer()
    const results = await Promise.all([resultOf(who), resultOf(who), resultOf(who)])
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await db.institutionIdentity.count({ where: { subject: who.subject } })).toBe(1)
  })
})

describe('linking', () => {
  it('is for who has just proved that it is they, is told by mail, and can be ended', async () => {
    const viewer = await member()
    const stale = { ...viewer, provedAt: new Date(0) }
    expect(await beginLink(stale, { locale: 'en' })).toEqual({ ok: false, reason: 'proveAgain' })
    await resultOf(newcomer(), viewer)
    const link = (await institutionOf(viewer))?.link
    expect(await unlinkInstitution(stale, link?.id ?? '')).toEqual({ ok: false, reason: 'proveAgain' })
    expect(await unlinkInstitution(await member(), link?.id ?? '')).toEqual({ ok: false, reason: 'notFound' })
    expect(await unlinkInstitution(viewer, link?.id ?? '')).toMatchObject({ ok: true })
    expect(await institutionOf(viewer)).toMatchObject({ link: null })
    expect(await noticesOf(viewer.personId)).toEqual(['institutionLinked', 'institutionUnlinked'])
    const acts = await db.auditEntry.findMany({ where: { subjectId: link?.id }, orderBy: { seq: 'asc' } })
    expect(acts.map(({ act }) => act)).toEqual(['account.linkInstitution', 'account.unlinkInstitution'])
  })

  it('refuses a second one of the same institution, and a sign-in that was ended meanwhile', async () => {
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    expect(await resultOf(newcomer(), viewer)).toEqual(refusal('institutionLinkedAlready'))
    expect(await resultOf(who, viewer), 'the same once more').toEqual({ ok: true, value: { linked: true } })
    expect(await db.institutionIdentity.count({ where: { accountId: viewer.accountId } })).toBe(1)
    const out = await member()
    await db.signIn.update({ where: { id: out.signInId }, data: { endedAt: new Date() } })
    expect(await resultOf(newcomer(), out)).toEqual({ ok: false, reason: 'institutionExpired' })
    expect(await institutionOf(out)).toMatchObject({ link: null })
    await db.signIn.update({ where: { id: viewer.signInId }, data: { endedAt: new Date() } })
    const link = (await institutionOf(viewer))?.link
    expect(await unlinkInstitution(viewer, link?.id ?? '')).toEqual({ ok: false, reason: 'proveAgain' })
  })

  it('refuses one that is linked with another account, and one that comes back to another sign-in', async () => {
    const [one, other] = [await member(), await member()]
    const who = newcomer()
    await resultOf(who, one)
    expect(await resultOf(who, other)).toEqual(refusal('institutionTaken'))
    institution.expects(newcomer())
    const { address, token } = await sent(one)
    const { searchParams } = await browse(address, back)
    for (const viewer of [visitor, other]) {
      institution.expects(newcomer())
      const result = await comeBack(viewer, token, searchParams)
      expect(result).toMatchObject({
        errand: viewer === visitor ? 'link' : 'signIn',
        result: { reason: 'institutionExpired' },
      })
    }
    expect(await institutionOf(other)).toMatchObject({ link: null })
  })
})
