import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { systemViewer, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildOrganisation, buildTrainer } from '@/prisma/seed/people'
import { buildRoll } from '@/prisma/seed/roll'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { type MarkValue, markValues } from '../schema'
import { saveMarks } from './save-marks'

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

async function roll() {
  const built = await buildRoll(db)
  return { ...built, trainer: memberOf(built.trainer, { isTrainer: true }) }
}

function all(ids: string[], value: MarkValue = 'present') {
  return Object.fromEntries(ids.map((id) => [id, value]))
}

function save(
  viewer: Viewer,
  sessionId: string,
  marks: Record<string, MarkValue>,
  more: { version?: number; close?: boolean } = {},
) {
  return saveMarks(viewer, { sessionId, marks, version: 0, close: false, key: randomUUID(), ...more })
}

test('who may: the session’s trainers and who manages its edition; for all others it does not exist', async () => {
  const { trainer, sessionId, edition, ids } = await roll()
  const colleague = await buildTrainer(db)
  await buildSession(db, { editionId: edition.id, startsAt: ago(3000), trainers: [colleague.id] })
  const { personId } = await db.enrolment.findUniqueOrThrow({ where: { id: ids[0] as string } })
  const other = await buildEdition(db)
  const may: Record<string, Viewer> = {
    trainer,
    administrator: await buildMember(db, { grants: [{ role: 'administrator' }] }),
    coordinator: await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] }),
  }
  const mayNot: Record<string, Viewer> = {
    visitor,
    system: systemViewer('worker'),
    'trainer of another session': memberOf(colleague, { isTrainer: true }),
    'coordinator of another edition': await buildMember(db, { grants: [{ role: 'coordinator', editionId: other.id }] }),
    learner: memberOf({ id: personId, name: '' }),
    'focal point': await buildMember(db, {
      grants: [{ role: 'focalPoint', organisationId: (await buildOrganisation(db)).id }],
    }),
    observer: await buildMember(db, { grants: [{ role: 'observer' }] }),
  }
  for (const [who, viewer] of Object.entries(mayNot)) {
    expect([who, await save(viewer, sessionId, all(ids))]).toEqual([who, { ok: false, reason: 'notFound' }])
  }
  expect(await db.mark.count({ where: { sessionId } })).toBe(0)
  let version = 0
  for (const [who, viewer] of Object.entries(may)) {
    const value = markValues[version] as MarkValue
    expect([who, await save(viewer, sessionId, all(ids, value), { version })]).toMatchObject([who, { ok: true }])
    version += 1
  }
})

test('of a joint session, a coordinator of one edition alone does not take the register', async () => {
  const { trainer, sessionId, edition, ids } = await roll()
  const partner = await buildEdition(db)
  await db.sessionEdition.create({ data: { sessionId, editionId: partner.id } })
  const guest = await buildEnrolment(db, { editionId: partner.id, at: ago(9000) })
  const grant = (editionId: string) => ({ role: 'coordinator' as const, editionId })
  const ofOne = await buildMember(db, { grants: [grant(edition.id)] })
  const ofBoth = await buildMember(db, { grants: [grant(edition.id), grant(partner.id)] })
  expect(await save(ofOne, sessionId, all(ids))).toMatchObject({ ok: false, reason: 'notFound' })
  expect(await save(ofBoth, sessionId, all(ids))).toMatchObject({ ok: true })
  expect(await save(trainer, sessionId, { [guest.id]: 'present' }, { version: 1, close: true })).toMatchObject({
    ok: true,
  })
  expect(await db.mark.findFirst({ where: { enrolmentId: guest.id } })).toMatchObject({ editionId: partner.id })
})

test('an id that is none belongs to no session', async () => {
  const { trainer } = await roll()
  for (const sessionId of ['-1', '', 'a'.repeat(5000), '[object Object]', randomUUID(), { not: null } as never]) {
    expect(await save(trainer, sessionId, {})).toEqual({ ok: false, reason: 'notFound' })
  }
})
