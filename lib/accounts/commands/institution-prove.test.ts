import { expect, it } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import {
  back,
  institution,
  member,
  newcomer,
  refusal,
  resultOf,
  set,
  withInstitution,
} from '@/scripts/vitest/at-institution'
import { browse, type Somebody } from '@/scripts/vitest/institution'
import { beginProof, type Sent } from './institution-begin'
import { comeBack } from './institution-finish'
import { unlinkInstitution } from './institution-link'

withInstitution()

/** Somebody whose account is linked to one there, and who proved long ago that it is they. */
async function linked() {
  const viewer = await member()
  const who = newcomer()
  await resultOf(who, viewer)
  const provedAt = new Date(0)
  await db.signIn.update({ where: { id: viewer.signInId }, data: { provedAt } })
  return { who, viewer: { ...viewer, provedAt } }
}

/** The whole way there and back. */
async function proofOf(who: Somebody, viewer: Member, meanwhile?: () => Promise<unknown>) {
  institution.expects(who)
  const begun = await beginProof(viewer, { locale: 'fr', next: '/account/passkeys' })
  const { address, token } = (begun as { value: Sent }).value
  const { searchParams } = await browse(address, back)
  await meanwhile?.()
  return { address: new URL(address), ...(await comeBack(viewer, token, searchParams)) }
}

it('is to be asked there anew, opens what is highly sensitive, and gives the sign-in another secret', async () => {
  const { who, viewer } = await linked()
  const [link] = await db.institutionIdentity.findMany({ where: { accountId: viewer.accountId } })
  const unlink = (by: Member) => unlinkInstitution(by, link?.id ?? '')
  expect(await unlink(viewer)).toMatchObject({ reason: 'proveAgain' })
  const { address, result, errand, locale } = await proofOf(who, viewer)
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' })
  expect({ result, errand, locale }).toMatchObject({
    result: { ok: true, value: { proved: expect.any(String), next: '/account/passkeys' } },
    errand: 'prove',
    locale: 'fr',
  })
  const again = (await viewerOfSignIn((result as { value: { proved: string } }).value.proved)) as Member
  expect(again).toMatchObject({ signInId: viewer.signInId, isStrong: false })
  expect(isFresh(again, new Date())).toBe(true)
  expect(await db.auditEntry.count({ where: { act: 'account.prove', subjectId: viewer.accountId } })).toBe(1)
  expect(await unlink(again)).toMatchObject({ ok: true })
})

it('is a sign-in of two factors from then on where the institution vouches for two', async () => {
  const { who, viewer } = await linked()
  set({ OIDC_STRONG_AMR: ['mfa'] })
  await proofOf({ ...who, amr: ['mfa'] }, viewer)
  expect(await db.signIn.findUnique({ where: { id: viewer.signInId } })).toMatchObject({ isStrong: true })
})

it('counts nothing where the institution knew them still and has not asked', async () => {
  const { who, viewer } = await linked()
  const { result } = await proofOf({ ...who, askedAt: new Date(Date.now() - 120_000) }, viewer)
  expect(result).toEqual(refusal('institutionWrong'))
})

it('counts nothing of somebody else’s account there', async () => {
  const { viewer } = await linked()
  expect((await proofOf(newcomer(), viewer)).result).toEqual(refusal('institutionOther'))
  const other = await linked()
  expect((await proofOf(other.who, viewer)).result).toEqual(refusal('institutionOther'))
})

it('is no way for who has a second factor of their own, also one that was set up meanwhile', async () => {
  const { who, viewer } = await linked()
  const { accountId } = viewer
  const at = new Date()
  const setUp = () => db.totp.create({ data: { accountId, secret: unique(), confirmedAt: at, createdAt: at } })
  expect((await proofOf(who, viewer, setUp)).result).toMatchObject({ reason: 'proveAgain' })
  expect(await beginProof(viewer, { locale: 'en' })).toMatchObject({ reason: 'notFound' })
})

it('is no way without a link, or for somebody who looks as another', async () => {
  expect(await beginProof(await member(), { locale: 'en' })).toMatchObject({ reason: 'notFound' })
  const { viewer } = await linked()
  const viewedBy = { personId: unique(), name: 'An administrator', until: new Date(), why: 'Because' }
  await expect(beginProof({ ...viewer, viewedBy }, { locale: 'en' })).rejects.toThrow()
})

it('is refused in a browser where somebody else has signed in meanwhile', async () => {
  const { who, viewer } = await linked()
  institution.expects(who)
  const { address, token } = ((await beginProof(viewer, { locale: 'fr' })) as { value: Sent }).value
  const { searchParams } = await browse(address, back)
  const { result } = await comeBack(await member(), token, searchParams)
  expect(result).toMatchObject({ reason: 'institutionExpired' })
})
