import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildMember } from '@/prisma/seed/viewers'
import { profileOf } from '../queries/profile'
import type { ProfileInput } from '../schema'
import { saveProfile } from './save-profile'

const filledIn: ProfileInput = {
  name: 'ناتاليا بن عيسى',
  certificateName: 'Natalia Ben Aissa',
  country: 'TN',
  gender: 'woman',
  job: 'Judge',
  locale: 'ar',
  zone: 'Africa/Tunis',
  lowData: true,
  version: 1,
}

describe('a profile', () => {
  it('is saved, and the log says which fields without their values', async () => {
    const viewer = await buildMember(db, { gender: 'woman' })
    expect(await saveProfile(viewer, filledIn)).toMatchObject({ ok: true })
    expect(await profileOf(viewer)).toMatchObject({ ...filledIn, version: 2, organisation: null })
    const [entry] = await db.auditEntry.findMany({ where: { subjectId: viewer.personId } })
    expect(entry).toMatchObject({ act: 'person.saveProfile', actorId: viewer.personId, reason: null })
    expect(entry?.fields.sort()).toEqual(['certificateName', 'country', 'job', 'locale', 'lowData', 'name', 'zone'])
  })

  it('that was saved elsewhere in the meantime is not overwritten unseen', async () => {
    const viewer = await buildMember(db)
    const both = await Promise.all([
      saveProfile(viewer, filledIn),
      saveProfile(viewer, { ...filledIn, job: 'Prosecutor' }),
    ])
    expect(both.filter(({ ok }) => ok).length).toBe(1)
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'stale' })
    expect((await profileOf(viewer)).version).toBe(2)
  })

  it('saved unchanged changes nothing', async () => {
    const viewer = await buildMember(db)
    await saveProfile(viewer, filledIn)
    expect(await saveProfile(viewer, { ...filledIn, version: 2 })).toMatchObject({ ok: true })
    expect((await profileOf(viewer)).version).toBe(2)
    expect(await db.auditEntry.count({ where: { subjectId: viewer.personId } })).toBe(1)
  })

  it('gives up what is no longer filled in', async () => {
    const viewer = await buildMember(db)
    await saveProfile(viewer, filledIn)
    await saveProfile(viewer, {
      ...filledIn,
      certificateName: undefined,
      country: undefined,
      job: undefined,
      version: 2,
    })
    expect(await profileOf(viewer)).toMatchObject({ certificateName: null, country: null, job: null })
  })
})
