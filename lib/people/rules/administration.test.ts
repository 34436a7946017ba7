import { describe, expect, it } from 'vitest'
import { ALONE_AFTER_DAYS, wayToAdministration } from './administration'

const SECOND = 1000
const now = new Date('2026-06-08T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const sevenDays = ALONE_AFTER_DAYS * 86_400 * SECOND

describe('administration', () => {
  it('is given at once by the only administrator there is and was for seven days', () => {
    const only = { holderCount: 1, activeCount: 1 }
    expect(wayToAdministration({ ...only, takenAt: null }, now)).toBe('atOnce')
    expect(wayToAdministration({ ...only, takenAt: ago(sevenDays + SECOND) }, now)).toBe('atOnce')
    expect(wayToAdministration({ ...only, takenAt: ago(sevenDays) }, now)).toBe('atOnce')
    expect(wayToAdministration({ ...only, takenAt: ago(sevenDays - SECOND) }, now)).toBe('notAlone')
    expect(wayToAdministration({ ...only, takenAt: now }, now)).toBe('notAlone')
  })

  it('is not given alone beside one who cannot sign in, however long', () => {
    for (const takenAt of [null, ago(2 * sevenDays)]) {
      expect(wayToAdministration({ holderCount: 2, activeCount: 1, takenAt }, now)).toBe('notAlone')
    }
  })

  it('is asked for where another can sign in, whoever else there is or was', () => {
    for (const takenAt of [null, now, ago(2 * sevenDays)]) {
      for (const holderCount of [2, 5]) {
        expect(wayToAdministration({ holderCount, activeCount: 2, takenAt }, now)).toBe('asked')
      }
    }
  })
})
