import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { buildMember } from '@/prisma/seed/viewers'
import { recordAct, refuseWhileViewing } from './audit'
import { now } from './clock'
import { db, transaction } from './db'
import { Viewing } from './troubles'
import type { Member } from './viewer'

const WRITES = /\b(?:tx|db)\.\w+\.(?:create|update|upsert|delete)\w*\(|INSERT INTO|UPDATE "/
const ASKS = /\b(?:recordActs?|refuseWhileViewing|record)\(/

/** Parts of commands that record: each is called in a transaction of theirs. The last are no person's. */
const parts = [
  'accounts/commands/factors.ts',
  'accounts/commands/institution-finish.ts',
  'accounts/commands/links.ts',
  'accounts/commands/passkey-proof.ts',
  'accounts/commands/sign-in.ts',
  'accounts/commands/steps.ts',
  'attendance/commands/write-marks.ts',
  'catalogue/commands/write-course.ts',
  'enrolments/commands/places.ts',
  'people/commands/import-batch.ts',
  'people/commands/import-stage.ts',
  'people/commands/import-write.ts',
  'people/commands/merge-put-back.ts',
  'people/commands/merge-rows.ts',
  'people/commands/merge-write.ts',
  'people/commands/unmerge-accounts.ts',
  'sessions/commands/write-sessions.ts',
  'accounts/commands/encipher-totps-anew.ts',
  'notifications/commands.ts',
]

it('is where every command that writes comes by, so that who only looks as somebody is stopped there', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  const commands = files.filter((file) => /\/commands(\/[^.]+)?\.ts$/.test(file))
  const silent = commands.filter((file) => {
    const text = readFileSync(`lib/${file}`, 'utf8')
    return WRITES.test(text) && !ASKS.test(text)
  })
  expect(commands.length).toBeGreaterThan(60)
  expect(silent.toSorted()).toEqual(parts.toSorted())
})

it('names who really acts and as whom, and undoes what somebody does who only looks', async () => {
  const [administrator, other] = [await buildMember(db), await buildMember(db)]
  const viewedBy = { personId: administrator.personId, name: administrator.name, until: now(), why: 'x' }
  const viewing: Member = { ...other, viewedBy }
  const subject = { type: 'Person', id: other.personId }
  const attempt = transaction(async (tx) => {
    await tx.person.update({ where: { id: other.personId }, data: { job: 'changed' } })
    await recordAct(tx, viewing, { act: 'person.saveProfile', subject })
  })
  await expect(attempt).rejects.toThrow(Viewing)
  expect((await db.person.findUniqueOrThrow({ where: { id: other.personId } })).job).toBeNull()
  await transaction((tx) => recordAct(tx, viewing, { act: 'account.endViewing', subject }))
  expect(await db.auditEntry.findMany({ where: { subjectId: other.personId } })).toMatchObject([
    { act: 'account.endViewing', actorId: administrator.personId, actingAsId: other.personId },
  ])
  expect(() => refuseWhileViewing(viewing)).toThrow(Viewing)
  expect(() => refuseWhileViewing(other)).not.toThrow()
})
