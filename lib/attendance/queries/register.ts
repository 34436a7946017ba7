import 'server-only'
import type { EvidenceKind, Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { collator } from '@/lib/platform/intl-formats'
import { trainerIdOf, type Viewer } from '@/lib/platform/viewer'
import { registersTakenBy } from '../policy'
import { isOnRoll, registerMayClose } from '../rules'
import type { MarkValue } from '../schema'
import { missedInRow } from './missed'
import { namesOf } from './names'
import { everOn } from './roll'
import { describeSession, type HeldSession, heldSession } from './session'

export type Correction = {
  at: Date
  byName: string | null
  from: MarkValue | null
  to: MarkValue
  reason: string | null
}

export type RollEntry = {
  enrolmentId: string
  name: string
  country: string | null
  organisation: string | null
  value: MarkValue | null
  /** How many sessions in a row before this one the learner has missed, as far as the viewer may know. */
  missedCount: number
  /** What the mark rests on. */
  evidence: EvidenceKind[]
  /** Every change after the first value, oldest first. */
  changes: Correction[]
}

export type RegisterView = {
  session: HeldSession
  /** Whether the viewer teaches in it; others of its edition's sessions are then theirs to read too. */
  isTaught: boolean
  version: number
  savedAt: Date | null
  savedByName: string | null
  closedAt: Date | null
  closedByName: string | null
  mayClose: boolean
  roll: RollEntry[]
}

/** A session's register with everyone on its roll, for who may take it; null for anyone else. */
export async function registerOf(viewer: Viewer, sessionId: string, locale: string): Promise<RegisterView | null> {
  if (!isId(sessionId)) return null
  const trainerId = trainerIdOf(viewer)
  const at = now()
  const row = await db.session.findFirst({
    where: { AND: [{ id: sessionId }, registersTakenBy(viewer)] },
    select: {
      ...heldSession,
      _count: { select: { trainers: { where: { trainerId: { in: trainerId ? [trainerId] : [] } } } } },
      register: {
        select: { state: true, version: true, savedAt: true, savedById: true, closedAt: true, closedById: true },
      },
    },
  })
  if (!row?.register) return null
  const { _count, ...held } = row
  const { register } = row
  const editionIds = row.editions.map(({ edition }) => edition.id)
  const enrolments = await db.enrolment.findMany({
    where: everOn(editionIds),
    select: {
      id: true,
      state: true,
      beganAt: true,
      endedAt: true,
      nameAt: true,
      countryAt: true,
      organisationNameAt: true,
      ...marked(sessionId),
    },
    // Joined, the database would look for the marks and evidence of 1,000 one by one.
    relationLoadStrategy: 'query',
    orderBy: { id: 'asc' },
  })
  // Who has a mark stays on it, even where the session was moved since.
  const { compare } = collator(locale)
  const roll = enrolments
    .filter((one) => one.marks.length > 0 || isOnRoll(one, row))
    .toSorted((one, other) => compare(one.nameAt, other.nameAt))
  const changes = roll.flatMap(({ marks }) => marks.flatMap((mark) => mark.changes))
  const names = await namesOf([register.savedById, register.closedById, ...changes.map((change) => change.byId)])
  const missed = await missedInRow(viewer, { startsAt: row.startsAt, editionIds })
  const nameOf = (id: string | null) => (id && names.get(id)) || null
  return {
    session: describeSession(held, locale, at),
    isTaught: _count.trainers > 0,
    version: register.version,
    savedAt: register.savedAt,
    savedByName: nameOf(register.savedById),
    closedAt: register.closedAt,
    closedByName: nameOf(register.closedById),
    mayClose: registerMayClose(row, register, at),
    roll: roll.map(({ id, nameAt, countryAt, organisationNameAt, marks: [mark], evidence }) => ({
      enrolmentId: id,
      name: nameAt,
      country: countryAt,
      organisation: organisationNameAt,
      value: mark?.value ?? null,
      missedCount: missed.get(id) ?? 0,
      evidence: [...new Set(evidence.map(({ kind }) => kind))],
      changes: (mark?.changes ?? []).map(({ byId, ...change }) => ({ ...change, byName: nameOf(byId) })),
    })),
  }
}

function marked(sessionId: string) {
  return {
    marks: {
      where: { sessionId },
      select: {
        value: true,
        changes: {
          // The first value is no change to speak of, unless it was set after the register was closed.
          where: { OR: [{ from: { not: null } }, { reason: { not: null } }] },
          select: { at: true, byId: true, from: true, to: true, reason: true },
          orderBy: [{ at: 'asc' }, { id: 'asc' }],
        },
      },
    },
    evidence: { where: { sessionId }, select: { kind: true }, orderBy: { id: 'asc' } },
  } satisfies Prisma.EnrolmentSelect
}
