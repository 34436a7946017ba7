import { describe, expect, it, test } from 'vitest'
import { detailsInput, seriesInput } from './schema'

const { link } = detailsInput.shape

test.each(['https://meet.example.org/a?b=c#d', 'HTTPS://meet.example.org', ''])(
  '%s may be a joining link',
  (address) => {
    expect(link.safeParse(address).success).toBe(true)
  },
)

test.each([
  'http://meet.example.org',
  'javascript:alert(1)',
  'JavaScript:alert(1)//https://meet.example.org',
  'data:text/html,<script>alert(1)</script>',
  'https:',
  'httpss://meet.example.org',
  'file:///etc/passwd',
  '//meet.example.org',
  '/my',
  'meet.example.org',
  `https://meet.example.org/${'a'.repeat(2000)}`,
])('%s may not', (address) => {
  expect(link.safeParse(address).success).toBe(false)
})

describe('a series’ form', () => {
  const empty = { title: '', zone: 'UTC', delivery: 'online', trainerIds: [], weekdays: [], localStart: '' }
  const span = { firstOn: '2026-12-01', lastOn: '2026-11-30' }
  const faults = (form: object) => {
    const { error } = seriesInput.safeParse({ ...empty, ...span, durationMinutes: '90', ...form })
    return error?.issues.map(({ path, code, message }) => [path.join('.'), code === 'custom' ? message : code])
  }
  const whole = { title: 'A', weekdays: ['1'], localStart: '15:00', lastOn: '2026-12-31' }

  it('names a last day before the first beside whatever else is wrong', () => {
    expect(faults({})).toEqual([
      ['title', 'too_small'],
      ['weekdays', 'too_small'],
      ['localStart', 'too_small'],
      ['lastOn', 'lastDayBeforeFirst'],
    ])
    expect(faults({ ...whole, lastOn: '' })).toEqual([['lastOn', 'too_small']])
    expect(faults(whole)).toBeUndefined()
  })

  it('says which of the days to leave out it did not understand', () => {
    const { data, error } = seriesInput.safeParse({
      ...empty,
      ...span,
      ...whole,
      durationMinutes: '90',
      exceptOn: '2026-12-24, 24.12.2026 2026-02-30',
    })
    expect(data).toBeUndefined()
    expect(error?.issues).toMatchObject([
      { path: ['exceptOn'], message: 'invalidDays', params: { parts: '24.12.2026 · 2026-02-30' } },
    ])
    const fine = { ...empty, ...span, ...whole, durationMinutes: '90', exceptOn: '2026-12-24،2026-12-31' }
    expect(seriesInput.parse(fine).exceptOn).toEqual(['2026-12-24', '2026-12-31'])
  })
})
