import 'server-only'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Prisma } from '@prisma/client'
import { inBatches } from '@/lib/platform/batches'
import { aheadOfDatabase, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { failureOf } from '@/lib/platform/failure'
import { isId } from '@/lib/platform/inputs'
import { log } from '@/lib/platform/log'
import { readMailFile } from '@/lib/platform/mail'
import { hasRoom } from '@/lib/platform/room'
import type { Viewer } from '@/lib/platform/viewer'
import { canReadMail } from './policy'
import { type Health, healthOf } from './rules'
import type { MailView } from './schema'

const PAGE = 50
/** Whoever watches the service is not left waiting for a database that is frozen. */
const PATIENCE_MS = 4_000

/** The outbox, a page of fifty, the last one for a page beyond it; null where the viewer may not see it. */
export async function mailLog(viewer: Viewer, { page, sort }: MailView) {
  if (!canReadMail(viewer)) return null
  const way = sort.isDescending ? 'desc' : 'asc'
  const count = await db.outboxMessage.count()
  const pages = Math.max(1, Math.ceil(count / PAGE))
  const here = Math.min(page, pages)
  const messages = await listed({ orderBy: [{ createdAt: way }, { id: way }], skip: (here - 1) * PAGE, take: PAGE })
  return { messages, count, page: here, pages }
}

/** The whole of it, read by the batch. */
export async function allMail(viewer: Viewer, { sort }: MailView) {
  if (!canReadMail(viewer)) return null
  const way = sort.isDescending ? 'desc' : 'asc'
  const ids = await db.outboxMessage.findMany({ orderBy: [{ createdAt: way }, { id: way }], select: { id: true } })
  const batches = inBatches(
    ids.map(({ id }) => id),
    (part) => listed({ where: { id: { in: part } } }),
  )
  return { count: ids.length, batches }
}

export type ListedMail = Awaited<ReturnType<typeof listed>>[number]

async function listed(which: Pick<Prisma.OutboxMessageFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>) {
  const messages = await db.outboxMessage.findMany({
    ...which,
    select: { id: true, kind: true, personId: true, createdAt: true, sentAt: true, abandonedAt: true, failure: true },
  })
  const personIds = messages.flatMap(({ personId }) => (personId ? [personId] : []))
  const people = await db.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return messages.map((message) => ({ ...message, personName: names.get(message.personId ?? '') ?? null }))
}

/** A mail that was written to a file, as it was sent; null where there is none or the viewer may not see it. */
export async function mailText(viewer: Viewer, id: string): Promise<string | null> {
  if (!canReadMail(viewer) || !isId(id)) return null
  const known = await db.outboxMessage.findUnique({ where: { id }, select: { id: true } })
  return known && readMailFile(id)
}

/** How the service is: whether the database answers, has every migration, and the outbox is being delivered. */
export async function readHealth(): Promise<Health> {
  const known = (await readdir(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const seen = await Promise.race([
    lookAtDatabase().catch((error: Error) => error),
    sleep(PATIENCE_MS, new Error('no answer in time'), { ref: false }),
  ])
  if (!(seen instanceof Error)) return healthOf(known, seen, await hasRoom())
  log.error(failureOf(seen), 'the database does not answer')
  return healthOf(known, null, await hasRoom())
}

async function lookAtDatabase() {
  const before = now()
  const [clock] = await db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`
  const aheadMs = aheadOfDatabase(before, clock?.at ?? before, now())
  const applied = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  return { applied: applied.map((row) => row.migration_name), outbox: await outboxAge(), aheadMs }
}

async function outboxAge(): Promise<{ oldestSeconds: number; givenUp: number }> {
  const at = now()
  const [oldest, givenUp] = await Promise.all([
    db.outboxMessage.findFirst({
      where: { sentAt: null, abandonedAt: null, availableAt: { lte: at } },
      orderBy: { availableAt: 'asc' },
      select: { availableAt: true },
    }),
    db.outboxMessage.count({ where: { abandonedAt: { not: null } } }),
  ])
  const waited = oldest ? at.getTime() - oldest.availableAt.getTime() : 0
  return { oldestSeconds: Math.round(waited / 1000), givenUp }
}
