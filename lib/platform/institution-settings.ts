import 'server-only'
import { env } from './env'

/** The institution at which people may sign in, and what is believed of it. */
export type InstitutionSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  strongAcr: string[]
  strongAmr: string[]
  linksByAddress: boolean
  createsAccounts: boolean
}

/** Null where there is none: then nothing of it is shown, and nothing that asks for it is answered. */
export function institutionSettings(): InstitutionSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env()
  if (!issuer || !clientId || !clientSecret || !name) return null
  return {
    issuer,
    clientId,
    clientSecret,
    name,
    strongAcr: env().OIDC_STRONG_ACR ?? [],
    strongAmr: env().OIDC_STRONG_AMR ?? [],
    linksByAddress: env().OIDC_LINK_BY_ADDRESS,
    createsAccounts: env().OIDC_CREATES_ACCOUNTS,
  }
}
