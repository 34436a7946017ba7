import 'server-only'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { hashPassword } from '@/lib/platform/passwords'
import { done, type Result } from '@/lib/platform/result'
import { systemViewer } from '@/lib/platform/viewer'
import type { AdministratorInput } from '../schema'
import { refusePassword } from './refuse-password'

/**
 * Makes an administrator, for whoever operates the server. With a known address that person becomes one, keeps their
 * name and has this password from now on: the way back in for an institute that has lost its own. Refuses only what is
 * wrong with the password.
 */
export async function createAdministrator({
  name,
  address,
  password,
}: AdministratorInput): Promise<Result<{ personId: string }>> {
  const refusal = await refusePassword(password, [name, address])
  if (refusal) return refusal
  const viewer = systemViewer('admin-create')
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    await lockAddress(tx, address)
    const at = now()
    const known = await tx.personEmail.findUnique({ where: { address }, select: { personId: true } })
    const { id: personId } = known
      ? { id: known.personId }
      : await tx.person.create({
          data: { name, createdAt: at, emails: { create: { address, verifiedAt: at } } },
          select: { id: true },
        })
    const account = await tx.account.upsert({
      where: { personId },
      create: { personId, passwordHash, createdAt: at },
      update: { passwordHash, state: 'active' },
      select: { id: true },
    })
    await endSignIns(tx, account.id, 'passwordReset')
    const granted = await tx.roleGrant.count({ where: { personId, role: 'administrator' } })
    if (granted === 0) await tx.roleGrant.create({ data: { personId, role: 'administrator', grantedAt: at } })
    await recordAct(tx, viewer, {
      act: 'person.makeAdministrator',
      subject: { type: 'Person', id: personId },
      fields: ['password', 'role'],
    })
    return done({ personId })
  })
}
