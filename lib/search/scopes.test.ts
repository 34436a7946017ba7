import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildOrganisation } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { scopesToChoose } from './queries/scopes'

test('what a role can hold for is found by its name, drafts and restricted editions too, for administrators alone', async () => {
  const administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const course = await buildCourse(db, { code: 'ZEP-1', title: 'Zeppelin inquiries' })
  const edition = await buildEdition(db, {
    courseId: course.id,
    label: 'Whispered run',
    state: 'draft',
    isRestricted: true,
  })
  const session = await buildSession(db, { editionId: edition.id, title: 'Zeppelin forensics' })
  const organisation = await buildOrganisation(db, { name: 'Zeppelin Court of Nakuru' })
  const ids = { course: course.id, edition: edition.id, session: session.id, organisation: organisation.id }
  const others = [visitor, await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] })]
  for (const kind of ['course', 'edition', 'session', 'organisation'] as const) {
    const found = await scopesToChoose(administrator, kind, 'zeppelin', 'en')
    expect(found.map(({ value }) => value)).toEqual([ids[kind]])
    for (const other of others) expect(await scopesToChoose(other, kind, 'zeppelin', 'en')).toEqual([])
    expect(await scopesToChoose(administrator, kind, '  ', 'en')).toEqual([])
  }
  const [one] = await scopesToChoose(administrator, 'edition', 'whispered', 'en')
  expect(one).toMatchObject({ label: 'Zeppelin inquiries', detail: expect.stringContaining('Whispered run') })
})
