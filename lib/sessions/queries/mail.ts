import 'server-only'
import type { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { type Locale, spokenLocale } from '@/lib/platform/locales'
import type { System } from '@/lib/platform/viewer'
import { inSessions } from '../policy'
import type { EditionShown, ListedSession } from '../schema'
import { listed, listedEdition, toEditionShown, toListed } from './listed'

export type Recipient = {
  personId: string
  name: string
  to: string
  locale: Locale
  zone: string
  hasAccount: boolean
}

export type SessionOfMail = ListedSession & EditionShown & { icalUid: string; icalSequence: number }

/** Whom a mail goes to; null where the person has no address. */
export async function recipient(_viewer: System, personId: string | null): Promise<Recipient | null> {
  if (!personId) return null
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      locale: true,
      zone: true,
      account: { select: { id: true } },
      emails: { where: { isPrimary: true }, select: { address: true } },
    },
  })
  const to = person?.emails[0]?.address
  if (!person || !to) return null
  const { name, zone, locale, account } = person
  return { personId, name, to, zone, locale: spokenLocale(locale), hasAccount: account !== null }
}

/** A session that the recipient is enrolled in or teaches, in their language; null where they no longer do. */
export async function sessionOfMail(_viewer: System, { personId, locale }: Recipient, sessionId: string | undefined) {
  if (!sessionId) return null
  const row = await db.session.findFirst({
    where: { AND: [{ id: sessionId }, withPerson(personId)] },
    select: shown(personId),
  })
  return row && toMail(row, locale)
}

/** A session as it is, for somebody who is no longer in it. */
export async function lostSessionOfMail(
  _viewer: System,
  { personId, locale }: Recipient,
  sessionId: string | undefined,
) {
  if (!sessionId) return null
  const row = await db.session.findFirst({ where: { id: sessionId, NOT: taughtBy(personId) }, select: shown(personId) })
  return row && toMail(row, locale)
}

/** The live sessions of a series that the recipient teaches, in order. */
export async function taughtOfSeries(_viewer: System, { personId, locale }: Recipient, seriesId: string) {
  const rows = await db.session.findMany({
    where: { AND: [{ seriesId, isLive: true }, taughtBy(personId)] },
    select: shown(personId),
    orderBy: { startsAt: 'asc' },
  })
  return rows.flatMap((row) => toMail(row, locale) ?? [])
}

/** The live sessions to come of an edition, in order. */
export async function comingSessions(_viewer: System, { personId, locale }: Recipient, editionId: string) {
  const rows = await db.session.findMany({
    where: { isLive: true, endsAt: { gt: now() }, editions: { some: { editionId } } },
    select: { ...shown(personId), editions: { ...shown(personId).editions, where: { editionId } } },
    orderBy: { startsAt: 'asc' },
  })
  return rows.flatMap((row) => toMail(row, locale) ?? [])
}

/** What a change moved a session from, or why it was cancelled; null where a later change of its kind has taken its place. */
export async function changeOfMail(_viewer: System, changeId: string | undefined) {
  if (!changeId) return null
  const change = await db.sessionChange.findUnique({ where: { id: changeId } })
  if (!change) return null
  const later = await db.sessionChange.count({
    where: { sessionId: change.sessionId, kind: change.kind, id: { gt: changeId } },
  })
  return later === 0 ? change : null
}

function taughtBy(personId: string): Prisma.SessionWhereInput {
  return { trainers: { some: { trainerId: personId } } }
}

function withPerson(personId: string): Prisma.SessionWhereInput {
  return { OR: [{ editions: { some: enrolledOn(personId) } }, taughtBy(personId)] }
}

function enrolledOn(personId: string): Prisma.SessionEditionWhereInput {
  return { edition: { enrolments: { some: { personId, ...inSessions } } } }
}

function shown(personId: string) {
  const enrolments = { where: { personId, ...inSessions }, select: { id: true } }
  const edition = { select: { ...listedEdition.edition.select, enrolments } }
  return {
    ...listed,
    icalUid: true,
    icalSequence: true,
    editions: { select: { ...listedEdition, edition } },
  } satisfies Prisma.SessionSelect
}

type Row = Prisma.SessionGetPayload<{ select: ReturnType<typeof shown> }>

function toMail({ editions, ...row }: Row, locale: Locale): SessionOfMail | null {
  const edition = editions.find((one) => one.edition.enrolments.length > 0) ?? editions[0]
  return edition
    ? {
        ...toListed(row, edition, locale),
        ...toEditionShown(edition, locale),
        icalUid: row.icalUid,
        icalSequence: row.icalSequence,
      }
    : null
}
