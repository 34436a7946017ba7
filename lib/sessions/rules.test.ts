import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { instantOf, linkIsShown, localAt, overlap, timesOf } from './rules'

const zones = [
  'UTC',
  'Europe/Rome',
  'America/New_York',
  'Africa/Nairobi',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
]
const anyZone = fc.constantFrom(...zones)
const anyInstant = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) })
  .map((ms) => new Date(Math.floor(ms / 60_000) * 60_000))

describe('a local time', () => {
  it('is an instant as a rule', () => {
    expect(instantOf('2026-11-24T15:00', 'Europe/Rome')).toEqual({ kind: 'at', at: new Date('2026-11-24T14:00Z') })
    expect(instantOf('2026-07-24T15:00', 'Europe/Rome')).toEqual({ kind: 'at', at: new Date('2026-07-24T13:00Z') })
  })

  it('does not exist in the hour that the clocks skip', () => {
    expect(instantOf('2027-03-28T02:30', 'Europe/Rome')).toEqual({ kind: 'missing' })
    expect(instantOf('2027-03-28T02:30', 'Europe/Rome', 0)).toEqual({ kind: 'missing' })
    expect(instantOf('2027-03-28T01:59', 'Europe/Rome').kind).toBe('at')
    expect(instantOf('2027-03-28T03:00', 'Europe/Rome').kind).toBe('at')
  })

  it('exists twice in the hour that they go back over, and is chosen by its fold', () => {
    const earlier = new Date('2026-10-25T00:30Z')
    const later = new Date('2026-10-25T01:30Z')
    expect(instantOf('2026-10-25T02:30', 'Europe/Rome')).toEqual({ kind: 'twice', earlier, later })
    expect(instantOf('2026-10-25T02:30', 'Europe/Rome', 0)).toEqual({ kind: 'at', at: earlier })
    expect(instantOf('2026-10-25T02:30', 'Europe/Rome', 1)).toEqual({ kind: 'at', at: later })
  })

  it('that an instant has leads back to it', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        const outcomes = [0, 1].map((fold) => instantOf(localAt(at, zone), zone, fold))
        expect(outcomes).toContainEqual({ kind: 'at', at })
      }),
    )
  })

  it('that comes out as an instant is what the zone’s clock shows then', () => {
    const anyLocal = anyInstant.map((at) => at.toISOString().slice(0, 16))
    fc.assert(
      fc.property(anyLocal, anyZone, fc.constantFrom(undefined, 0, 1), (local, zone, fold) => {
        const outcome = instantOf(local, zone, fold)
        if (outcome.kind === 'at') expect(localAt(outcome.at, zone)).toBe(local)
        if (outcome.kind === 'twice') expect(outcome.earlier < outcome.later).toBe(true)
        if (outcome.kind === 'missing')
          expect(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toPlainDateTime().toString()).not.toBe(
            `${local}:00`,
          )
      }),
    )
  })
})

describe('a session’s times', () => {
  const rome = (localStart: string, localEnd: string, fold?: number) =>
    timesOf({ localStart, localEnd, zone: 'Europe/Rome', fold })

  it('follow from its local times', () => {
    expect(rome('2026-11-24T15:00', '2026-11-24T16:30')).toEqual({
      ok: true,
      times: {
        localStart: '2026-11-24T15:00',
        localEnd: '2026-11-24T16:30',
        startsAt: new Date('2026-11-24T14:00Z'),
        endsAt: new Date('2026-11-24T15:30Z'),
        fold: null,
      },
    })
  })

  it('are refused where the end is not after the start, or more than a day after it', () => {
    const endBeforeStart = { ok: false, fault: { reason: 'endBeforeStart', field: 'endTime' } }
    expect(rome('2026-11-24T15:00', '2026-11-24T14:59')).toEqual(endBeforeStart)
    expect(rome('2026-11-24T15:00', '2026-11-24T15:00')).toEqual(endBeforeStart)
    expect(rome('2026-11-24T15:00', '2026-11-25T15:00').ok).toBe(true)
    expect(rome('2026-11-24T15:00', '2026-11-25T15:01')).toEqual({
      ok: false,
      fault: { reason: 'sessionTooLong', field: 'endTime' },
    })
  })

  it('are refused where either does not exist, and asked for where either exists twice', () => {
    expect(rome('2027-03-28T02:30', '2027-03-28T04:00')).toMatchObject({
      fault: { reason: 'localTimeMissing', field: 'startTime' },
    })
    expect(rome('2027-03-28T01:30', '2027-03-28T02:30')).toMatchObject({
      fault: { reason: 'localTimeMissing', field: 'endTime' },
    })
    expect(rome('2026-10-25T02:30', '2026-10-25T04:00')).toMatchObject({
      fault: { reason: 'localTimeTwice', field: 'startTime' },
    })
    expect(rome('2026-10-25T01:30', '2026-10-25T02:30')).toMatchObject({
      fault: { reason: 'localTimeTwice', field: 'endTime' },
    })
  })

  it('keep the choice only where there was one to make', () => {
    expect(rome('2026-10-25T02:30', '2026-10-25T04:00', 1)).toMatchObject({
      times: { startsAt: new Date('2026-10-25T01:30Z'), fold: 1 },
    })
    expect(rome('2026-11-24T15:00', '2026-11-24T16:00', 1)).toMatchObject({ times: { fold: null } })
  })
})

describe('the joining link', () => {
  const session = { startsAt: new Date('2026-11-24T14:00:00Z'), endsAt: new Date('2026-11-24T15:30:00Z'), isLive: true }
  const at = (time: string) => linkIsShown(session, new Date(`2026-11-24T${time}Z`))

  it('is shown from 15 minutes before the start until the end, to the second', () => {
    expect([at('13:44:59'), at('13:45:00'), at('13:45:01')]).toEqual([false, true, true])
    expect([at('15:29:59'), at('15:30:00'), at('15:30:01')]).toEqual([true, false, false])
  })

  it('is not shown for a cancelled session', () => {
    expect(linkIsShown({ ...session, isLive: false }, session.startsAt)).toBe(false)
  })
})

it('sessions that touch do not overlap, sessions that share a moment do', () => {
  const from = (start: string, end: string) => ({
    startsAt: new Date(`2026-11-24T${start}Z`),
    endsAt: new Date(`2026-11-24T${end}Z`),
  })
  expect(overlap(from('10:00', '11:00'), from('11:00', '12:00'))).toBe(false)
  expect(overlap(from('10:00', '11:00'), from('10:59', '12:00'))).toBe(true)
  expect(overlap(from('10:00', '12:00'), from('10:30', '11:00'))).toBe(true)
})
