import { afterAll, beforeAll, beforeEach } from 'vitest'
import { beginAtInstitution, beginLink, type Sent } from '@/lib/accounts/commands/institution-begin'
import { comeBack } from '@/lib/accounts/commands/institution-finish'
import { recordSignIn } from '@/lib/accounts/commands/record-sign-in'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { browse, type Somebody, startInstitution } from './institution'

/** Where people are sent back to. */
export const back = 'http://localhost:3000/api/auth/institution'
export let institution: Awaited<ReturnType<typeof startInstitution>>

/** As the operator sets it for one institute, and each test may have it. */
export const set = (settings: Partial<ReturnType<typeof env>>) => Object.assign(env(), settings)

/** A real institution for a file of tests, which each test finds as the least of settings has it. */
export function withInstitution() {
  beforeAll(async () => {
    institution = await startInstitution(back)
  })

  afterAll(() => institution.stop())

  beforeEach(() => {
    set({
      OIDC_ISSUER: institution.issuer,
      OIDC_CLIENT_ID: institution.clientId,
      OIDC_CLIENT_SECRET: institution.clientSecret,
      OIDC_NAME: 'The Ministry',
      OIDC_STRONG_ACR: undefined,
      OIDC_STRONG_AMR: undefined,
      OIDC_LINK_BY_ADDRESS: false,
      OIDC_CREATES_ACCOUNTS: false,
    })
  })
}

/** Somebody of the institution, with an address that it has confirmed. */
export const newcomer = (more: Partial<Somebody> = {}): Somebody => ({
  subject: unique(),
  email: `${unique()}@ministry.test`,
  isVerified: true,
  name: 'Nafula Maina',
  ...more,
})

/** Sends somebody there. */
export async function sent(viewer: Viewer = visitor): Promise<Sent> {
  const result = await (viewer.kind === 'member'
    ? beginLink(viewer, { locale: 'fr' })
    : beginAtInstitution(viewer, { locale: 'fr', next: '/my/timetable' }))
  return (result as { value: Sent }).value
}

/** The whole way there and back, as one browser goes it. */
export async function goThere(who: Somebody | null, viewer: Viewer = visitor) {
  institution.expects(who)
  const { address, token } = await sent(viewer)
  const { searchParams } = await browse(address, back)
  return { token, answer: searchParams, back: await comeBack(viewer, token, searchParams) }
}

export const resultOf = async (...asked: Parameters<typeof goThere>) => (await goThere(...asked)).back.result

/** Somebody with an account, signed in. */
export async function member(more: Parameters<typeof buildPerson>[1] = {}): Promise<Member> {
  const { id } = await buildPerson(db, { account: {}, ...more })
  const account = await db.account.findUniqueOrThrow({ where: { personId: id } })
  const { token } = await db.$transaction((tx) =>
    recordSignIn(tx, visitor, account.id, { proof: 'password', isStrong: false }),
  )
  return (await viewerOfSignIn(token)) as Member
}

export const refusal = (reason: string) => ({ ok: false, reason, params: { name: 'The Ministry' } })
