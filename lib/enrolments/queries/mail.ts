import 'server-only'
import { db } from '@/lib/platform/db'
import type { System } from '@/lib/platform/viewer'
import { namedEdition, nameOf } from './names'
import { positionOf } from './positions'

/** What a mail about an enrolment needs, in its reader's language; null where nobody can be written to. */
export async function enrolmentOfMail(_viewer: System, id: string) {
  const row = await db.enrolment.findUnique({
    where: { id },
    select: {
      state: true,
      personId: true,
      edition: { select: { ...namedEdition, isRestricted: true } },
      person: {
        select: {
          name: true,
          locale: true,
          account: { select: { id: true } },
          emails: { where: { isPrimary: true }, select: { address: true } },
        },
      },
      changes: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: { reason: true } },
    },
  })
  const to = row?.person.emails[0]?.address
  if (!row || !to) return null
  const { person, edition } = row
  return {
    to,
    locale: person.locale,
    name: person.name,
    hasAccount: person.account !== null,
    personId: row.personId,
    editionId: edition.id,
    slug: edition.slug,
    isRestricted: edition.isRestricted,
    state: row.state,
    position: await positionOf(db, id),
    reason: row.changes[0]?.reason ?? null,
    startsOn: edition.startsOn,
    endsOn: edition.endsOn,
    ...nameOf(edition, person.locale),
  }
}

export type EnrolmentOfMail = NonNullable<Awaited<ReturnType<typeof enrolmentOfMail>>>
