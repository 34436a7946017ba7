import 'server-only'
import { refuseWhileViewing } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { institutionSettings } from '@/lib/platform/institution-settings'
import { done, type Result, refused } from '@/lib/platform/result'
import { minutesUntil, takeFromAll } from '@/lib/platform/throttle'
import { isFresh, type Member, type Viewer } from '@/lib/platform/viewer'
import { factorsOf } from '../queries/factors'
import type { Errand } from '../rules/institution'
import { CHALLENGES } from '../rules/passkeys'
import { askedAgain } from '../rules/proofs'
import { addressToAsk } from './institution-provider'
import { beginStep } from './steps'

/** Where the browser is to go, and the secret for its cookie, by which it is known when it comes back. */
export type Sent = { address: string; token: string }

type Asked = { locale: string; next?: string | null }

/** Sends somebody to their institution to sign in. Refuses with 'institutionAway', 'tooOften' and, where there is none, 'notFound'. */
export function beginAtInstitution(_viewer: Viewer, asked: Asked, client: string | null = null): Promise<Result<Sent>> {
  return send(asked, 'signIn', null, client)
}

/** Sends the viewer there to link their account with the one that they have there. Refuses with 'proveAgain' too. */
export async function beginLink(viewer: Member, asked: Asked, client: string | null = null): Promise<Result<Sent>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return send(asked, 'link', viewer, client)
}

/** Sends the viewer there to be asked anew who they are: for whom it is a way to prove again that it is they (../rules/proofs). */
export async function beginProof(viewer: Member, asked: Asked, client: string | null = null): Promise<Result<Sent>> {
  refuseWhileViewing(viewer)
  if (!askedAgain(await factorsOf(viewer)).institution) return refused('notFound')
  return send(asked, 'prove', viewer, client)
}

async function send(
  { locale, next }: Asked,
  errand: Errand,
  viewer: Member | null,
  client: string | null,
): Promise<Result<Sent>> {
  const settings = institutionSettings()
  if (!settings) return refused('notFound')
  const used = client ? await takeFromAll([{ kind: 'institution.client', of: client, limit: CHALLENGES }]) : null
  if (used) {
    return refused('tooOften', { params: { minutes: minutesUntil(used.from) } })
  }
  const token = await transaction((tx) =>
    beginStep(tx, { kind: 'institution', accountId: viewer?.accountId, details: { locale, errand }, next }),
  )
  const address = await addressToAsk(settings, token, { isAnew: errand === 'prove' })
  return address.ok ? done({ address: address.value, token }) : address
}
