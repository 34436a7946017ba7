import 'server-only'
import { db } from '@/lib/platform/db'
import { spokenLocale } from '@/lib/platform/locales'
import type { System } from '@/lib/platform/viewer'

/**
 * A request for administration as a mail tells an administrator of it: with the names of whom it is for, who asked and who
 * decided. Null where it was taken back, and for who cannot sign in or administers no more.
 */
export async function requestOfMail(_viewer: System, requestId: string | undefined, readerId: string | null) {
  if (!requestId || !readerId) return null
  const [request, reader] = await Promise.all([
    db.grantRequest.findUnique({
      where: { id: requestId },
      select: {
        askedById: true,
        decidedById: true,
        isGranted: true,
        person: { select: { id: true, name: true } },
        askedBy: { select: { name: true } },
      },
    }),
    db.person.findFirst({
      where: { id: readerId, account: { state: 'active' }, grants: { some: { role: 'administrator' } } },
      select: { name: true, locale: true, emails: { where: { isPrimary: true }, select: { address: true } } },
    }),
  ])
  const address = reader?.emails[0]?.address
  if (!request || !reader || !address) return null
  const { decidedById, isGranted, person, askedById, askedBy } = request
  const decidedBy = decidedById
    ? await db.person.findUnique({ where: { id: decidedById }, select: { name: true } })
    : null
  return {
    to: address,
    locale: spokenLocale(reader.locale),
    name: reader.name,
    person,
    asker: { id: askedById, name: askedBy.name },
    /** Null while nobody has decided. */
    decision: isGranted === null ? null : { by: decidedBy?.name ?? '', isGranted },
  }
}
