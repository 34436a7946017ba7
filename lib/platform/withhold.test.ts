import { expect, test } from 'vitest'
import { type FactorRule, withhold } from './withhold'

const administrator = { role: 'administrator' } as const
const observer = { role: 'observer' } as const
const rule: FactorRule = { secondFactorFor: ['administrator'], secondFactorForTrainers: false }

test('one factor brings what the rule does not name, and two bring all', () => {
  const held = { grants: [administrator, observer], isTrainer: true }
  expect(withhold(held, false, rule)).toEqual({ grants: [observer], isTrainer: true, withheld: ['administrator'] })
  expect(withhold(held, true, rule)).toEqual({ ...held, withheld: [] })
  expect(withhold(held, false, { secondFactorFor: [], secondFactorForTrainers: true })).toEqual({
    grants: [administrator, observer],
    isTrainer: false,
    withheld: ['trainer'],
  })
})

test('a role of several scopes is named once, and nobody lacks what they do not hold', () => {
  const twice = { grants: [administrator, administrator], isTrainer: false }
  expect(withhold(twice, false, { ...rule, secondFactorForTrainers: true }).withheld).toEqual(['administrator'])
  expect(withhold({ grants: [], isTrainer: false }, false, rule)).toEqual({
    grants: [],
    isTrainer: false,
    withheld: [],
  })
})
