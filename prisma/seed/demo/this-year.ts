import type { Edition } from '@prisma/client'
import type { Temporal } from 'temporal-polyfill'
import { buildEdition, type EditionInput } from '../catalogue'
import editions from '../data/editions.json'
import type { Demo, EditionName } from './context'
import { complementOf } from './courses'

type Days = { first: Temporal.PlainDate; last: Temporal.PlainDate; slug: string }

/** An edition of this year with its texts. */
export function buildThisYears(
  demo: Demo,
  name: EditionName,
  { first, last, slug }: Days,
  more: EditionInput,
): Promise<Edition> {
  const { title, about } = editions[name]
  return buildEdition(demo.db, {
    courseId: courseId(demo, title),
    slug,
    startsOn: first.toString(),
    endsOn: last.toString(),
    label: { en: `${first.year} edition`, ar: `دفعة عام ${first.year}` },
    about,
    createdAt: daysFrom(demo.now, -200),
    ...more,
  })
}

export function courseId({ courses }: Demo, title: string): string {
  const course = courses.get(title)
  if (!course) throw new Error(`No course is called "${title}" (${complementOf(title).code}).`)
  return course.id
}

/** On the whole hour, as people set such times. */
export function daysFrom(at: Date, days: number): Date {
  const HOUR = 3_600_000
  return new Date(Math.floor(at.getTime() / HOUR + days * 24) * HOUR)
}
