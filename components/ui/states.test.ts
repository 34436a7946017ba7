import { $Enums } from '@prisma/client'
import { describe, expect, it } from 'vitest'
import en from '@/messages/en.json'
import { icons } from './icons'
import { type Look, looks } from './states'

const states = Object.keys(looks) as (keyof typeof looks)[]

/** The enums of the schema whose values are states that people see; the others are kinds and choices. */
const ofTheSchema = [
  'AccountState',
  'EditionState',
  'EnrolmentState',
  'ImportState',
  'ImportVerdict',
  'MarkValue',
  'RegisterState',
] as const

describe('the badges', () => {
  it.each(ofTheSchema)('know every value of %s', (name) => {
    const kind = (name.charAt(0).toLowerCase() + name.slice(1)) as keyof typeof looks
    expect(Object.keys(looks[kind])).toEqual(expect.arrayContaining(Object.values($Enums[name])))
  })

  it('know every enum of the schema that is called a state', () => {
    const called = Object.keys($Enums).filter((name) => name.endsWith('State'))
    expect(called.length).toBeGreaterThan(0)
    expect(ofTheSchema).toEqual(expect.arrayContaining(called))
  })

  it.each(states)('have an icon and a word for each state of %s', (kind) => {
    for (const [state, { icon }] of Object.entries<Look>(looks[kind])) {
      expect(icons[icon].length).toBeGreaterThan(0)
      expect((en.terms as Record<string, Record<string, string>>)[kind]?.[state]).toMatch(/\S/)
    }
  })

  it.each(states)('tell the states of %s apart by more than their colour', (kind) => {
    const drawn = Object.values<Look>(looks[kind]).map(({ icon }) => icon)
    expect(new Set(drawn).size).toBe(drawn.length)
  })
})
