import 'server-only'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { name as nameInput } from '@/lib/people/schema'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { email } from '@/lib/platform/inputs'
import type { InstitutionSettings } from '@/lib/platform/institution-settings'
import { lockAccountToBe } from '@/lib/platform/lock-account'
import type { Viewer } from '@/lib/platform/viewer'
import type { Claims } from '../rules/institution'
import { closeLinks } from './links'

/**
 * The account of somebody whom an institution names for the first time, by the address that it has confirmed: one that is
 * there, where the institute trusts the institution's addresses and we have confirmed it too; or a new one, where it lets
 * the institution's people have one. Null otherwise, for an address that nobody confirmed is nobody's.
 */
export async function accountByAddress(
  tx: Tx,
  viewer: Viewer,
  { linksByAddress, createsAccounts }: InstitutionSettings,
  claims: Claims,
  locale: string,
): Promise<string | null> {
  const address = email.safeParse(claims.address).data
  if (!address || !(linksByAddress || createsAccounts)) return null
  await lockAddress(tx, address)
  const known = await tx.personEmail.findUnique({
    where: { address },
    select: { verifiedAt: true, personId: true },
  })
  if (known) await lockAccountToBe(tx, known.personId)
  const account = known && (await tx.account.findUnique({ where: { personId: known.personId }, select: { id: true } }))
  if (account) return linksByAddress && known.verifiedAt ? account.id : null
  if (!createsAccounts) return null
  const personId = known ? await confirmed(tx, address, known.personId) : await newPerson(tx, address, claims, locale)
  const { id } = await tx.account.create({ data: { personId, createdAt: now() }, select: { id: true } })
  for (const kind of ['invitation', 'signUp'] as const)
    await closeLinks(tx, kind === 'invitation' ? { kind, personId } : { kind, address })
  await recordAct(tx, viewer, { act: 'account.signUp', subject: { type: 'Account', id } })
  return id
}

/** Somebody known to the institute without an account: what it holds of them stays. */
async function confirmed(tx: Tx, address: string, personId: string): Promise<string> {
  await tx.personEmail.updateMany({ where: { address, verifiedAt: null }, data: { verifiedAt: now() } })
  return personId
}

async function newPerson(tx: Tx, address: string, claims: Claims, locale: string): Promise<string> {
  const at = now()
  const name = nameInput.safeParse(claims.name ?? '').data ?? address
  const { id } = await tx.person.create({
    data: { name, locale, createdAt: at, emails: { create: { address, verifiedAt: at } } },
    select: { id: true },
  })
  return id
}
