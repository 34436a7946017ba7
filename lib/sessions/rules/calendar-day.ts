import { localAt } from '@/lib/platform/local-time'
import type { CalendarDay, Span } from './calendar'

type Timed = { startsAt: Date; endsAt: Date }

/** What of a session falls on one day. */
export type Piece<S extends Timed> = {
  session: S
  /** It began on an earlier day. */
  isGoingOn: boolean
  /** It began on an earlier day that is shown too: what lists it once passes over this piece. */
  isAgain: boolean
}

/** The sessions of a day in their order; one that crosses midnight is on both days. */
export function piecesOf<S extends Timed>(sessions: S[], day: CalendarDay, span: Pick<Span, 'from'>): Piece<S>[] {
  return sessions
    .filter(({ startsAt, endsAt }) => startsAt < day.to && endsAt > day.from)
    .map((session) => {
      const isGoingOn = session.startsAt < day.from
      return { session, isGoingOn, isAgain: isGoingOn && day.from > span.from }
    })
    .sort((a, b) => a.session.startsAt.getTime() - b.session.startsAt.getTime())
}

/** The first of a day's pieces, as many as fit, and how many are folded away: live ones stay before cancelled ones. */
export function folded<S extends Timed & { isLive: boolean }>(pieces: Piece<S>[], most: number) {
  const shown = new Set([...pieces].sort((a, b) => Number(b.session.isLive) - Number(a.session.isLive)).slice(0, most))
  return { shown: pieces.filter((piece) => shown.has(piece)), moreCount: pieces.length - shown.size }
}

/** Minutes of the clock on which a piece stands in its day, the end after the start on days with an hour twice, too. */
export function minutesOf({ startsAt, endsAt }: Timed, day: CalendarDay, zone: string): { from: number; to: number } {
  const from = startsAt <= day.from ? 0 : clockMinutes(startsAt, zone)
  if (endsAt >= day.to) return { from, to: DAY_MINUTES }
  const to = clockMinutes(endsAt, zone)
  if (to > from) return { from, to }
  return { from, to: Math.min(DAY_MINUTES, from + Math.ceil((endsAt.getTime() - startsAt.getTime()) / 60_000)) }
}

const DAY_MINUTES = 24 * 60

function clockMinutes(at: Date, zone: string): number {
  const local = localAt(at, zone)
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
}

export type Placed<P> = P & { from: number; to: number; lane: number }

/** Pieces side by side where they are at once, in as few lanes as that takes and at most `most`; the others are folded away. */
export function inLanes<P extends { from: number; to: number }>(pieces: P[], most: number) {
  const ends: number[] = []
  const placed: Placed<P>[] = []
  let moreCount = 0
  for (const piece of [...pieces].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const free = ends.findIndex((end) => end <= piece.from)
    const lane = free === -1 ? ends.length : free
    if (lane >= most) {
      moreCount += 1
      continue
    }
    ends[lane] = piece.to
    placed.push({ ...piece, lane })
  }
  return { placed, lanes: Math.max(1, ends.length), moreCount }
}

/** The whole hours that a week's grid shows: the working day, longer where sessions are. */
export function hoursOf(pieces: { from: number; to: number }[]): { first: number; last: number } {
  const first = Math.min(9, ...pieces.map(({ from }) => Math.floor(from / 60)))
  const last = Math.max(17, ...pieces.map(({ to }) => Math.ceil(to / 60)))
  return { first, last }
}
