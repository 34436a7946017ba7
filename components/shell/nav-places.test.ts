import { expect, test } from 'vitest'
import { visitor } from '@/lib/platform/viewer'
import { memberOf } from '@/prisma/seed/viewers'
import { inSight, type PlaceGroup, placesOf } from './nav-places'

const member = (more: Parameters<typeof memberOf>[1] = {}) => memberOf({ id: 'p', name: 'Somebody' }, more)
const administrator = { role: 'administrator' } as const
const coordinator = { role: 'coordinator', editionId: 'e' } as const
const programme = { role: 'coordinator', courseId: 'c' } as const
const oneSession = { role: 'coordinator', sessionId: 's' } as const
const observer = { role: 'observer' } as const

const keys = (groups: PlaceGroup[]) => groups.map(({ key, places }) => [key, ...places.map((place) => place.key)])

const learning = ['learning', 'today', 'timetable', 'courses']

test('each sees only what they can do, their work first', () => {
  expect(keys(placesOf(visitor))).toEqual([['learning', 'courses']])
  expect(keys(placesOf(member()))).toEqual([learning])
  expect(keys(placesOf(member({ grants: [observer] })))).toEqual([learning])
  expect(keys(placesOf(member({ isTrainer: true })))).toEqual([['teaching', 'teach', 'teachCalendar'], learning])
  expect(keys(placesOf(member({ grants: [coordinator] })))).toEqual([
    ['management', 'admin', 'adminCalendar', 'adminCourses', 'people'],
    learning,
  ])
  expect(placesOf(member({ grants: [programme] }))).toEqual(placesOf(member({ grants: [coordinator] })))
  expect(keys(placesOf(member({ grants: [oneSession] })))).toEqual([['management', 'admin', 'adminCalendar'], learning])
  expect(keys(placesOf(member({ grants: [administrator], isTrainer: true })))).toEqual([
    ['management', 'admin', 'adminCalendar', 'adminCourses', 'people', 'mail'],
    ['teaching', 'teach', 'teachCalendar'],
    learning,
  ])
})

test('seven are in sight; of more, six and what opens the others by their groups', () => {
  const seven = placesOf(member({ grants: [coordinator] }))
  expect([keys(inSight(seven).seen), keys(inSight(seven).rest)]).toEqual([keys(seven), []])
  const { seen, rest } = inSight(placesOf(member({ grants: [administrator], isTrainer: true })))
  expect(keys(seen)).toEqual([
    ['management', 'admin', 'adminCalendar', 'adminCourses', 'people', 'mail'],
    ['teaching', 'teach'],
  ])
  expect(keys(rest)).toEqual([['teaching', 'teachCalendar'], learning])
})
