import 'server-only'
import { type Refusal, refused } from '@/lib/platform/result'
import { passwordFault } from '../rules/accounts'
import { hasLeaked } from './leaked-passwords'

/**
 * Null where a password may be chosen, or why not: 'passwordCommon', 'passwordOwnName' or 'passwordLeaked'. Every command that
 * takes a new one asks here, outside of its transaction. `own` is what others know of the person: the name and the addresses.
 */
export async function refusePassword(password: string, own: string[]): Promise<Refusal | null> {
  const fault = await passwordFault(password, own)
  if (fault) return refused(fault, { field: 'password' })
  return (await hasLeaked(password)) ? refused('passwordLeaked', { field: 'password' }) : null
}
