import 'server-only'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { institutionSettings } from '@/lib/platform/institution-settings'
import { done, type Result, refused } from '@/lib/platform/result'
import { takeFromAll } from '@/lib/platform/throttle'
import { isFresh, type Member, type Viewer } from '@/lib/platform/viewer'
import { CHALLENGES } from '../rules/passkeys'
import { addressToAsk } from './institution-provider'
import { beginStep } from './steps'

/** Where the browser is to go, and the secret for its cookie, by which it is known when it comes back. */
export type Sent = { address: string; token: string }

type Asked = { locale: string; next?: string | null }

/** Sends somebody to their institution to sign in. Refuses with 'institutionAway', 'tooOften' and, where there is none, 'notFound'. */
export function beginAtInstitution(_viewer: Viewer, asked: Asked, client: string | null = null): Promise<Result<Sent>> {
  return send(asked, null, client)
}

/** Sends the viewer there to link their account with the one that they have there. Refuses with 'proveAgain' too. */
export async function beginLink(viewer: Member, asked: Asked, client: string | null = null): Promise<Result<Sent>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return send(asked, viewer.accountId, client)
}

async function send({ locale, next }: Asked, accountId: string | null, client: string | null): Promise<Result<Sent>> {
  const settings = institutionSettings()
  if (!settings) return refused('notFound')
  const used = client ? await takeFromAll([{ kind: 'institution.client', of: client, limit: CHALLENGES }]) : null
  if (used) {
    return refused('tooOften', { params: { minutes: Math.ceil((used.from.getTime() - now().getTime()) / 60_000) } })
  }
  const token = await transaction((tx) =>
    beginStep(tx, { kind: 'institution', accountId: accountId ?? undefined, details: { locale }, next }),
  )
  const address = await addressToAsk(settings, token)
  return address.ok ? done({ address: address.value, token }) : address
}
