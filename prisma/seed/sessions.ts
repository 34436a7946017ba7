import type { Delivery, Office, Room, Series, Session, SessionChangeKind, TrainerPart } from '@prisma/client'
import { Temporal } from 'temporal-polyfill'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newId, unique } from './ids'

export async function buildOffice(db: Tx, input: Partial<Office> = {}): Promise<Office> {
  return db.office.create({
    data: {
      id: newId(),
      place: `Place ${unique()}`,
      country: 'IT',
      zone: 'Europe/Rome',
      kind: 'project office',
      ...input,
    },
  })
}

export async function buildRoom(db: Tx, input: Partial<Room> = {}): Promise<Room> {
  const officeId = input.officeId ?? (await buildOffice(db)).id
  return db.room.create({ data: { id: newId(), name: `Room ${unique()}`, seats: 30, ...input, officeId } })
}

export type SessionInput = {
  id?: string
  editionId: string
  moduleId?: string
  title?: string
  /** YYYY-MM-DDTHH:mm in the zone; or `startsAt`, from which it follows. By default an hour from now. */
  localStart?: string
  startsAt?: Date
  minutes?: number
  zone?: string
  fold?: number
  isLive?: boolean
  cancelledReason?: string
  delivery?: Delivery
  roomId?: string
  capacity?: number
  countsAttendance?: boolean
  seriesId?: string
  seriesIndex?: number
  isDetached?: boolean
  /** The joining link; null for none. */
  link?: string | null
  /** Lecturers by their person's id, or with another part. */
  trainers?: (string | { trainerId: string; part: TrainerPart })[]
}

/** A session of ninety minutes in Rome, with a joining link and its open register. */
export async function buildSession(db: Tx, input: SessionInput): Promise<Session> {
  const [session] = await buildSessions(db, [input])
  return session as Session
}

/** As many sessions in a handful of statements, in the order given. */
export async function buildSessions(db: Tx, inputs: SessionInput[]): Promise<Session[]> {
  const sessions = inputs.map(sessionRow)
  const each = <T>(rows: (session: Session, input: SessionInput) => T[]) =>
    sessions.flatMap((session, i) => rows(session, inputs[i] as SessionInput))
  await db.session.createMany({ data: sessions })
  await db.sessionEdition.createMany({
    data: each(({ id }, { editionId, moduleId }) => [{ sessionId: id, editionId, moduleId }]),
  })
  await db.sessionLink.createMany({
    data: each(({ id, delivery }, { link }) =>
      link === null || delivery === 'inPerson'
        ? []
        : [{ sessionId: id, url: link ?? `https://meet.lectern.test/${id}` }],
    ),
  })
  await db.sessionTrainer.createMany({
    data: each(({ id, startsAt, endsAt, isLive }, { trainers = [] }) =>
      trainers.map((trainer) => ({
        sessionId: id,
        startsAt,
        endsAt,
        isLive,
        ...(typeof trainer === 'string' ? { trainerId: trainer, part: 'lecturer' as const } : trainer),
      })),
    ),
  })
  await db.register.createMany({ data: sessions.map(({ id }) => ({ sessionId: id })) })
  return sessions
}

export type SeriesInput = {
  editionId: string
  /** ISO weekdays, Monday 1 to Sunday 7. */
  weekdays?: number[]
  /** YYYY-MM-DD, both included. */
  firstOn: string
  lastOn: string
  exceptOn?: string[]
  /** HH:mm in the zone. */
  localStart?: string
  durationMinutes?: number
  zone?: string
}

/** A series and the days on which it meets. Its sessions are rows of their own: `buildSessions` with its id and their index. */
export async function buildSeries(db: Tx, input: SeriesInput): Promise<Series & { days: string[] }> {
  const { weekdays = [2, 4], firstOn, lastOn, exceptOn = [], localStart = '15:00', durationMinutes = 90 } = input
  const series = await db.series.create({
    data: {
      id: newId(),
      editionId: input.editionId,
      weekdays,
      firstOn: new Date(firstOn),
      lastOn: new Date(lastOn),
      exceptOn: exceptOn.map((day) => new Date(day)),
      localStart,
      durationMinutes,
      zone: input.zone ?? 'Europe/Rome',
    },
  })
  return { ...series, days: seriesDays(weekdays, firstOn, lastOn, exceptOn) }
}

function seriesDays(weekdays: number[], firstOn: string, lastOn: string, exceptOn: string[]): string[] {
  const days: string[] = []
  const last = Temporal.PlainDate.from(lastOn)
  for (
    let day = Temporal.PlainDate.from(firstOn);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (weekdays.includes(day.dayOfWeek) && !exceptOn.includes(day.toString())) days.push(day.toString())
  }
  return days
}

type ChangeInput = { reason?: string; at?: Date; byId?: string }

/** Moves one session alone, its length kept, with the change that says so. */
export async function buildMove(
  db: Tx,
  session: Session,
  { startsAt, ...change }: ChangeInput & { startsAt: Date },
): Promise<Session> {
  const minutes = (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000
  const { localStart, localEnd, endsAt, fold } = sessionRow({ editionId: '', startsAt, minutes, zone: session.zone })
  await recordChange(db, session, 'rescheduled', change)
  return db.session.update({
    where: { id: session.id },
    data: { localStart, localEnd, startsAt, endsAt, fold, isDetached: session.seriesId !== null, ...nextVersion },
  })
}

/** Cancels a session: the row stays, with its reason, and frees its trainers and room. */
export async function buildCancellation(
  db: Tx,
  session: Session,
  change: ChangeInput & { reason: string },
): Promise<Session> {
  await recordChange(db, session, 'cancelled', change)
  return db.session.update({
    where: { id: session.id },
    data: { isLive: false, cancelledReason: change.reason, ...nextVersion },
  })
}

const nextVersion = { version: { increment: 1 }, icalSequence: { increment: 1 } }

async function recordChange(
  db: Tx,
  { id, startsAt, endsAt }: Session,
  kind: SessionChangeKind,
  { reason, at = now(), byId }: ChangeInput,
) {
  await db.sessionChange.create({
    data: { id: newId(), sessionId: id, kind, at, byId, reason, fromStartsAt: startsAt, fromEndsAt: endsAt },
  })
}

function sessionRow(input: SessionInput): Session {
  const { zone = 'Europe/Rome', minutes = 90, fold, isLive = true } = input
  const id = input.id ?? newId()
  const start = input.localStart ? atLocal(input.localStart, zone, fold) : atInstant(input.startsAt ?? inAnHour(), zone)
  const end = start.add({ minutes })
  return {
    id,
    seriesId: input.seriesId ?? null,
    seriesIndex: input.seriesIndex ?? null,
    isDetached: input.isDetached ?? false,
    title: input.title ?? 'Session',
    localStart: localText(start),
    localEnd: localText(end),
    zone,
    fold: fold ?? foldOf(start),
    startsAt: new Date(start.epochMilliseconds),
    endsAt: new Date(end.epochMilliseconds),
    tzdbVersion: process.versions.tz ?? 'unknown',
    isLive,
    cancelledReason: input.cancelledReason ?? (isLive ? null : 'Cancelled'),
    delivery: input.delivery ?? 'online',
    roomId: input.roomId ?? null,
    capacity: input.capacity ?? null,
    countsAttendance: input.countsAttendance ?? true,
    icalUid: `${id}@lectern.test`,
    icalSequence: 0,
    version: 1,
  }
}

/** Throws where the local time does not exist, and where it exists twice and no fold is given. */
function atLocal(local: string, zone: string, fold: number | undefined) {
  const disambiguation = fold === undefined ? 'reject' : fold === 0 ? 'earlier' : 'later'
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation })
}

function atInstant(at: Date, zone: string) {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}

/** 0 for the earlier and 1 for the later of a local time that exists twice; null for one that exists once. */
function foldOf(time: Temporal.ZonedDateTime): number | null {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    time.toPlainDateTime().toZonedDateTime(time.timeZoneId, { disambiguation }),
  )
  if (!earlier || !later || earlier.equals(later)) return null
  return time.equals(earlier) ? 0 : 1
}

function localText(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** On the whole minute, as a planned time is. */
function inAnHour(): Date {
  return new Date(Math.ceil(now().getTime() / 60_000) * 60_000 + 3_600_000)
}
