import { describe, expect, it } from 'vitest'
import { allZones, zonesByRegion } from './zones'

describe('time zones', () => {
  it('stand under their region, by place', () => {
    expect(
      zonesByRegion(['UTC', 'Europe/Rome', 'America/Argentina/Buenos_Aires', 'Africa/Nairobi', 'Africa/Accra']),
    ).toEqual([
      {
        region: 'africa',
        zones: [
          { value: 'Africa/Accra', label: 'Accra' },
          { value: 'Africa/Nairobi', label: 'Nairobi' },
        ],
      },
      { region: 'america', zones: [{ value: 'America/Argentina/Buenos_Aires', label: 'Buenos Aires, Argentina' }] },
      { region: 'europe', zones: [{ value: 'Europe/Rome', label: 'Rome' }] },
      { region: 'universal', zones: [{ value: 'UTC', label: 'UTC' }] },
    ])
  })

  it('are all there, once, by the names that people use now', () => {
    const values = zonesByRegion(allZones('Etc/GMT+5')).flatMap(({ zones }) => zones.map(({ value }) => value))
    expect([...values].sort()).toEqual(allZones('Etc/GMT+5'))
    expect(values).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'Etc/GMT+5']))
    expect(values).not.toContain('Asia/Calcutta')
    expect(values.length).toBeGreaterThan(400)
  })
})
