import 'server-only'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/** Makes one of a person's addresses the primary one, or none: never two at once, which the database would refuse. */
export async function setPrimary(tx: Tx, personId: string, emailId: string | null) {
  const other = { personId, isPrimary: true, ...(emailId && { id: { not: emailId } }) }
  await tx.personEmail.updateMany({ where: other, data: { isPrimary: false } })
  if (emailId) await tx.personEmail.updateMany({ where: { id: emailId, personId }, data: { isPrimary: true } })
}

/**
 * Gives each of two enrolments the other's person. One person has one enrolment on an edition, at every moment: somebody
 * who is there for this transaction alone holds one of them meanwhile.
 */
export async function swapEnrolments(tx: Tx, pairs: readonly { from: string; into: string }[]) {
  if (pairs.length === 0) return
  const { id: holder } = await tx.person.create({ data: { name: '-', createdAt: now() }, select: { id: true } })
  for (const pair of pairs) {
    const both = await tx.enrolment.findMany({
      where: { id: { in: [pair.from, pair.into] } },
      select: { id: true, personId: true },
    })
    const [one, other] = both
    if (!one || !other) continue
    await tx.enrolment.update({ where: { id: one.id }, data: { personId: holder } })
    await tx.enrolment.update({ where: { id: other.id }, data: { personId: one.personId } })
    await tx.enrolment.update({ where: { id: one.id }, data: { personId: other.personId } })
  }
  await tx.person.delete({ where: { id: holder } })
}
