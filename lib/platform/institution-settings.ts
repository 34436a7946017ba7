import 'server-only'
import { env } from './env'

/** The institution at which people may sign in, and what is believed of it. */
export type InstitutionSettings = {
  /** Where it says of itself how to be asked. */
  address: string
  /** What its people are kept by: as the operator wrote it, with or without a slash at the end. */
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
  const { OIDC_ISSUER: address, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env()
  if (!address || !clientId || !clientSecret || !name) return null
  return {
    address,
    issuer: address.replace(/\/$/, ''),
    clientId,
    clientSecret,
    name,
    strongAcr: env().OIDC_STRONG_ACR ?? [],
    strongAmr: env().OIDC_STRONG_AMR ?? [],
    linksByAddress: env().OIDC_LINK_BY_ADDRESS,
    createsAccounts: env().OIDC_CREATES_ACCOUNTS,
  }
}
