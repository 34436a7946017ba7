import { z } from 'zod'
import { isSlug } from '@/lib/catalogue/schema'
import { date, id, isZone, line, optional, reason, ticked, time } from '@/lib/platform/inputs'

/** The most sessions that one series makes. */
export const MOST_SESSIONS = 200
/** The longest session, in minutes: a day. */
export const MOST_MINUTES = 24 * 60
/** The joining link is shown from so many minutes before the start. */
export const LINK_MINUTES_BEFORE = 15
/** So much of what was not understood in a list is named in the refusal. */
const MOST_QUOTED = 5
const MOST_QUOTED_LENGTH = 40
/** The most trainers of one session. */
export const MOST_TRAINERS = 20

export const trainerParts = ['lecturer', 'moderator', 'facilitator', 'judge', 'mentor'] as const
export const deliveries = ['online', 'inPerson', 'hybrid'] as const

export type TrainerPart = (typeof trainerParts)[number]
export type Delivery = (typeof deliveries)[number]

const zone = z.string().max(60).refine(isZone, { error: 'chooseOne' })
const title = line(200)
/** For a local time that exists twice that night: 0 the first, 1 the second. */
const fold = optional(z.enum(['0', '1']).transform(Number))
const link = optional(z.url({ protocol: /^https$/ }).max(2000))

/** What sessions have in common, planned alone or in a series. */
const plan = {
  title,
  zone,
  fold,
  moduleId: optional(id),
  delivery: z.enum(deliveries),
  roomId: optional(id),
  trainerIds: z.array(id).max(MOST_TRAINERS),
  link,
  countsAttendance: ticked,
}

const seriesFields = z.object({
  ...plan,
  weekdays: z
    .array(z.enum(['1', '2', '3', '4', '5', '6', '7']).transform(Number))
    .min(1)
    .max(7),
  firstOn: date,
  lastOn: date,
  /** Days to leave out, between spaces or commas. */
  exceptOn: z
    .string()
    .max(4000)
    .default('')
    .transform((days) => days.split(/[\s,;،]+/).filter(Boolean))
    .superRefine((days, { addIssue }) => {
      const wrong = days.filter((day) => !date.safeParse(day).success)
      if (wrong.length > 0) addIssue({ code: 'custom', message: 'invalidDays', params: { parts: quoted(wrong) } })
    })
    .pipe(z.array(z.string()).max(MOST_SESSIONS)),
  localStart: time,
  durationMinutes: z.coerce.number().min(5).max(MOST_MINUTES).int(),
})

const span = seriesFields.pick({ firstOn: true, lastOn: true })

/** Both days are compared whatever is wrong with the other fields, so that one answer names it all. */
export const seriesInput = seriesFields.refine(({ firstOn, lastOn }) => firstOn <= lastOn, {
  path: ['lastOn'],
  error: 'lastDayBeforeFirst',
  when: ({ value }) => span.safeParse(value).success,
})

/** The first few of what was not understood, as it was written. */
function quoted(parts: string[]): string {
  const shown = parts.slice(0, MOST_QUOTED).map((part) => part.slice(0, MOST_QUOTED_LENGTH))
  return shown.join(' · ') + (parts.length > MOST_QUOTED ? ' …' : '')
}

export type SeriesInput = z.infer<typeof seriesInput>

/** A session's day and its times on the clock of its zone; an end that is not after the start is refused, not the next day's. */
const times = { startOn: date, startTime: time, endOn: optional(date), endTime: time }

export const sessionInput = z.object({ ...plan, ...times })

export type SessionInput = z.infer<typeof sessionInput>

const known = { sessionId: id, version: z.coerce.number().int().min(0) }

export const rescheduleInput = z.object({
  ...known,
  ...times,
  zone,
  fold,
  delivery: plan.delivery,
  roomId: plan.roomId,
})

export type RescheduleInput = z.infer<typeof rescheduleInput>

/** Where a moved session was, kept for who moved it. */
export const moveToUndo = z.object({
  sessionId: id,
  version: z.number(),
  startOn: z.string(),
  startTime: z.string(),
  endOn: z.string(),
  endTime: z.string(),
  zone: z.string(),
  fold: z.number().optional(),
  delivery: z.enum(deliveries),
  roomId: id.optional(),
  followsSeries: z.boolean(),
})

export type MoveToUndo = z.infer<typeof moveToUndo>

export const detailsInput = z.object({
  ...known,
  /** The edition whose module it is: a joint lecture may belong to others too. */
  editionId: id,
  title,
  moduleId: plan.moduleId,
  link,
  countsAttendance: ticked,
})

export type DetailsInput = z.infer<typeof detailsInput>

export const cancelInput = z.object({ ...known, reason })

export type CancelInput = z.infer<typeof cancelInput>

export const assignInput = z.object({ sessionId: id, trainerId: id, part: z.enum(trainerParts) })

export type AssignInput = z.infer<typeof assignInput>

export const removeInput = assignInput.omit({ part: true })

export type RemoveInput = z.infer<typeof removeInput>

/** The trainer who was taken off a session, kept for who did it. */
export const removalToUndo = assignInput.extend({ version: z.number() })

export type RemovalToUndo = z.infer<typeof removalToUndo>

/** A form that takes back what was done to a session. */

/* What lists show of sessions. */

export type SessionTrainerShown = { personId: string; name: string; part: TrainerPart }

export type ListedSession = {
  id: string
  title: string
  /** The language of a text that is not in the reader's; undefined where it is. */
  titleLang: string | undefined
  /** YYYY-MM-DDTHH:mm in the session's zone. */
  localStart: string
  localEnd: string
  startsAt: Date
  endsAt: Date
  zone: string
  delivery: Delivery
  roomName: string | null
  roomPlace: string | null
  moduleTitle: string | null
  moduleLang: string | undefined
  trainers: SessionTrainerShown[]
  isLive: boolean
  cancelledReason: string | null
  countsAttendance: boolean
}

export type EditionShown = {
  editionId: string
  editionSlug: string
  courseTitle: string
  courseLang: string | undefined
  editionLabel: string
  editionLang: string | undefined
}

/** The way into a session that can be joined now; its address is null for who only looks as somebody else. */
export type JoiningLink = { url: string | null }

/** A session among those of all the viewer's editions. */
export type TimetableSession = ListedSession & EditionShown & { teaches: boolean }

/** A session in a calendar. Who plans it has the way to move it, where it may go at all. */
export type CalendarSession = TimetableSession & { isMovable?: boolean }

/** What a planner's calendar is narrowed to: an edition by its name in the address, a trainer, a room. */
export const calendarFilter = z.object({
  edition: z.string().refine(isSlug).optional().catch(undefined),
  trainer: id.optional().catch(undefined),
  room: id.optional().catch(undefined),
})

export type CalendarFilter = z.infer<typeof calendarFilter>

/** A session as those see it who run its edition. */
export type ScheduledSession = ListedSession & {
  registerState: 'notTaken' | 'saved' | 'closed'
  /** Moved away from its series. */
  isMoved: boolean
}

/**
 * What a form of one edition's schedule carries: the edition, the path to come back to, if not the schedule's (of which
 * only one of our own is followed, see `ownPath`), and, where it plans something, the form's own key.
 */
export const ofEdition = z.object({
  editionId: id,
  slug: z.string().max(80),
  back: z.string().max(2000).optional(),
})
export const ofForm = ofEdition.extend({ key: id })

/** Where all editions are shown at once, the form names none. */
export const undoInput = ofEdition.partial().extend({ undoId: id })
