import 'server-only'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Prisma, type Role } from '@prisma/client'
import { inBatches, inTheirOrder } from '@/lib/platform/batches'
import { aheadOfDatabase, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { failureOf } from '@/lib/platform/failure'
import { isId } from '@/lib/platform/inputs'
import { log } from '@/lib/platform/log'
import { readMailFile } from '@/lib/platform/mail'
import { hasRoom } from '@/lib/platform/room'
import { eachWord, holds } from '@/lib/platform/sql'
import type { Viewer } from '@/lib/platform/viewer'
import { canReadMail } from './policy'
import { type Health, healthOf, whatItSays } from './rules'
import type { MailState, MailTopics, MailView } from './schema'

const PAGE = 50
/** Whoever watches the service is not left waiting for a database that is frozen. */
const PATIENCE_MS = 4_000

/** The outbox, a page of fifty, the last one for a page beyond it; null where the viewer may not see it. */
export async function mailLog(viewer: Viewer, view: MailView, locale: string, topicsOf: MailTopics) {
  if (!canReadMail(viewer)) return null
  const [count, whats] = await Promise.all([countOf(view), everSaid()])
  const pages = Math.max(1, Math.ceil(count / PAGE))
  const page = Math.min(view.page, pages)
  const ids = await idsOf(view, { skip: (page - 1) * PAGE, take: PAGE })
  const read = (part: string[]) => listed(viewer, part, locale, topicsOf)
  return { messages: await inTheirOrder(ids, read), count, whats, page, pages }
}

/** All that is found, read by the batch. */
export async function allMail(viewer: Viewer, view: MailView, locale: string, topicsOf: MailTopics) {
  if (!canReadMail(viewer)) return null
  const ids = await idsOf(view)
  return { count: ids.length, batches: inBatches(ids, (part) => listed(viewer, part, locale, topicsOf)) }
}

const what = Prisma.sql`concat_ws('.', m."kind", m."payload"->>'notice')`

/** As `mailState` says it of one. */
const inState: Record<MailState, Prisma.Sql> = {
  sent: Prisma.sql`m."sentAt" IS NOT NULL`,
  givenUp: Prisma.sql`m."sentAt" IS NULL AND m."abandonedAt" IS NOT NULL`,
  tryingAgain: Prisma.sql`m."sentAt" IS NULL AND m."abandonedAt" IS NULL AND m."failure" <> ''`,
  waiting: Prisma.sql`m."sentAt" IS NULL AND m."abandonedAt" IS NULL AND COALESCE(m."failure", '') = ''`,
}

/** The words are looked for in the names and addresses of those who are written to. */
function matching(view: MailView): Prisma.Sql {
  const isTo = eachWord(
    view.words,
    (word) => Prisma.sql`m."personId" IN (
      SELECT p."id" FROM "Person" p WHERE ${holds(Prisma.sql`p."name"`, word)}
      UNION SELECT e."personId" FROM "PersonEmail" e WHERE ${holds(Prisma.sql`e."address"`, word)})`,
  )
  const parts = [isTo]
  if (view.what) parts.push(Prisma.sql`${what} = ${view.what}`)
  if (view.state) parts.push(inState[view.state])
  return Prisma.join(parts, ' AND ')
}

async function countOf(view: MailView): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "OutboxMessage" m WHERE ${matching(view)}`
  return row?.count ?? 0
}

/** All that mails have said yet, to choose from. */
async function everSaid(): Promise<string[]> {
  const rows = await db.$queryRaw<{ what: string }[]>`SELECT DISTINCT ${what} AS "what" FROM "OutboxMessage" m`
  return rows.map((row) => row.what)
}

async function idsOf(view: MailView, { skip = 0, take }: { skip?: number; take?: number } = {}): Promise<string[]> {
  const way = view.sort.isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT m."id" FROM "OutboxMessage" m WHERE ${matching(view)}
    ORDER BY m."createdAt" ${way}, m."id" ${way}
    LIMIT ${take ?? null}::int OFFSET ${skip}::int`
  return rows.map(({ id }) => id)
}

export type ListedMail = Awaited<ReturnType<typeof listed>>[number]

async function listed(viewer: Viewer, ids: string[], locale: string, topicsOf: MailTopics) {
  const rows = await db.outboxMessage.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      kind: true,
      payload: true,
      personId: true,
      createdAt: true,
      sentAt: true,
      abandonedAt: true,
      failure: true,
    },
  })
  const messages = rows.map((row) => ({ ...row, payload: row.payload as Record<string, string> }))
  const personIds = messages.flatMap(({ personId }) => (personId ? [personId] : []))
  const people = await db.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const topics = await topicsOf(viewer, messages, locale)
  return messages.map(({ kind, payload, ...message }) => ({
    ...message,
    what: whatItSays({ kind, payload }),
    personName: names.get(message.personId ?? '') ?? null,
    /** The role that was given or taken. */
    role: payload.role as Role | undefined,
    topics: topics.get(message.id) ?? [],
  }))
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
