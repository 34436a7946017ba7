import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import type { ProfileInput } from '../schema'

/** Saves what the viewer says of themselves. Refuses with 'stale' where it was changed since it was read. */
export async function saveProfile(viewer: Member, input: ProfileInput): Promise<Result<undefined>> {
  const { version, ...profile } = input
  const data = {
    ...profile,
    certificateName: profile.certificateName ?? null,
    country: profile.country ?? null,
    job: profile.job ?? null,
  }
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${viewer.personId}::uuid FOR UPDATE`
    const saved = await tx.person.findUniqueOrThrow({ where: { id: viewer.personId } })
    if (saved.version !== version) return refused('stale')
    const fields = (Object.keys(data) as (keyof typeof data)[]).filter((field) => data[field] !== saved[field])
    if (fields.length === 0) return done()
    await tx.person.update({ where: { id: viewer.personId }, data: { ...data, version: { increment: 1 } } })
    await recordAct(tx, viewer, { act: 'person.saveProfile', subject: { type: 'Person', id: viewer.personId }, fields })
    return done()
  })
}
