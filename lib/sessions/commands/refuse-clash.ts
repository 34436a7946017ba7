import 'server-only'
import { brokenConstraint, db, postgresCode, type Tx, transaction } from '@/lib/platform/db'
import { decide, type Refusal, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { type Clash, clashesWith } from '../queries/clashes'
import { planPath } from '../rules'

type Plan = Parameters<typeof clashesWith>[2] & {
  /** The form's field that a trainer's clash is said at. */
  trainerField?: string
}

/** Waits for those who plan the same people and room, and refuses what clashes with them. */
export type LookForClash = (plan: Plan) => Promise<Refusal | null>

/** The refusal that names the first clash of a plan, and says how many more dates clash; null where there is none. */
export async function refusalOfClash(tx: Tx, viewer: Viewer, plan: Plan): Promise<Refusal | null> {
  const clashes = await clashesWith(tx, viewer, plan)
  const [first] = clashes
  if (!first) return null
  const others = new Set(clashes.map(({ slot }) => slot)).size - 1
  const when = plan.slots[first.slot]?.startsAt ?? new Date(0)
  return refused(reasonOf(first), {
    params: { name: first.name, title: first.session?.title ?? '', when, others },
    link: first.session?.editionSlug ? planPath(first.session.editionSlug, first.session.id) : undefined,
    field: first.kind === 'room' ? 'roomId' : (plan.trainerField ?? 'trainerIds'),
  })
}

function reasonOf({ kind, session }: Clash) {
  if (kind === 'room') return session ? 'roomTaken' : 'roomNotAvailable'
  return session ? 'trainerBusy' : 'trainerNotAvailable'
}

/**
 * Runs a command that puts trainers or rooms somewhere. Planners of the same ones come one after the other from their
 * look on. Where something else was quicker all the same, the database refuses when it commits, and the refusal is the
 * one that a look beforehand would have given.
 */
export async function withoutClash<T>(
  viewer: Viewer,
  work: (tx: Tx, lookFor: LookForClash) => Promise<Result<T>>,
): Promise<Result<T>> {
  let looked: Plan | undefined
  try {
    return await decide(() =>
      transaction((tx) =>
        work(tx, async (plan) => {
          looked = plan
          await waitForOthers(tx, plan)
          return refusalOfClash(tx, viewer, plan)
        }),
      ),
    )
  } catch (error) {
    if (!isClash(error)) throw error
    return (looked && (await refusalOfClash(db, viewer, looked))) ?? refused('notAvailableThen')
  }
}

/**
 * Those who plan the same trainers or the same room wait here until the one before has committed, always in one order:
 * side by side, each would wait for the other at its commit until the database ends one of them as a deadlock.
 */
async function waitForOthers(tx: Tx, { trainerIds, roomId }: Plan) {
  if (trainerIds.length > 0)
    await tx.$queryRaw`
      SELECT 1 FROM "Trainer" WHERE "personId" = ANY(${trainerIds}::uuid[]) ORDER BY "personId" FOR NO KEY UPDATE`
  if (roomId) await tx.$queryRaw`SELECT 1 FROM "Room" WHERE "id" = ${roomId}::uuid FOR NO KEY UPDATE`
}

function isClash(error: unknown): boolean {
  return (
    postgresCode(error) === '23P01' ||
    ['Session_room_once', 'SessionTrainer_once'].includes(brokenConstraint(error) ?? '')
  )
}
