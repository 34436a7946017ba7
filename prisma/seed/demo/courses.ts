import type { CourseKind, CourseLevel } from '@prisma/client'
import { buildCourse } from '../catalogue'
import complement from '../data/courses.json'
import report from '../data/offerings-2020.json'
import type { Demo } from './context'
import { themeSlug } from './reference'

export type Offering = {
  title: string
  kind: string
  edition: string | null
  delivery: string | null
  location: string | null
  partners: string[]
  audience: string[]
  participants: { count: number; qualifier: string } | null
  countries: number | null
  priority: string | null
  themes: string[]
  inferred: string[]
  ref: number[]
}

type Complement = {
  code: string
  level: CourseLevel
  hours: number
  credits?: number
  languages: string[]
  goals: number[]
  summary: string
  outcomes: string[]
  sessions: string[]
  ar?: { title: string; summary: string; outcomes: string[] }
}

const KINDS: Record<string, CourseKind> = {
  'degree programme': 'degreeProgramme',
  'specialised course': 'specialisedCourse',
  'professional training': 'professionalTraining',
  'training of trainers': 'trainingOfTrainers',
  'mentoring programme': 'mentoringProgramme',
  webinar: 'webinar',
  workshop: 'workshop',
  forum: 'forum',
  'global meeting': 'globalMeeting',
}

/** What the report says was taught in 2020, in its order. */
export const offerings: Offering[] = report.offerings

/** The invented complement of an offering. */
export function complementOf(title: string): Complement {
  const found = (complement.courses as Record<string, Complement>)[title]
  if (!found) throw new Error(`Nothing is invented yet for "${title}".`)
  return found
}

/** Every offering as a course of the catalogue; ids and codes by title. */
export async function seedCourses({ db }: Pick<Demo, 'db'>): Promise<Demo['courses']> {
  const courses: Demo['courses'] = new Map()
  for (const offering of offerings) {
    const { summary, outcomes, sessions: _, ar, ...columns } = complementOf(offering.title)
    const course = await buildCourse(db, {
      ...columns,
      kind: KINDS[offering.kind],
      audiences: offering.audience,
      priorityCode: offering.priority ?? undefined,
      themes: offering.themes.map(themeSlug),
      title: { en: offering.title, ...(ar && { ar: ar.title }) },
      summary: { en: summary, ...(ar && { ar: ar.summary }) },
      outcomes: { en: outcomes.join('\n'), ...(ar && { ar: ar.outcomes.join('\n') }) },
      sourceNote: sourceNote(offering, ar !== undefined),
    })
    courses.set(offering.title, { id: course.id, code: course.code })
  }
  return courses
}

/** Says in words what is the report's, what was concluded from it, and what is invented. */
function sourceNote(offering: Offering, hasArabic: boolean): string {
  const { participants, ref, inferred } = offering
  const paragraphs =
    ref.length > 1 ? `paragraphs ${ref.slice(0, -1).join(', ')} and ${ref.at(-1)}` : `paragraph ${ref[0]}`
  const said = ['title', 'kind', 'themes']
  if (offering.audience.length > 0) said.push('audience')
  if (offering.partners.length > 0) said.push('partners')
  if (offering.priority) said.push('strategic priority')
  if (participants) said.push(`the number of participants in 2020 (${participants.qualifier} ${participants.count})`)
  const notes = [
    `From the institute's report on 2020 to the Economic and Social Council, ${paragraphs}: ${said.join(', ')}.`,
  ]
  if (inferred.length > 0) notes.push(`Concluded from it and not read there: ${inferred.join('; ')}.`)
  if (!participants) notes.push('It counts no participants, so the edition of 2020 has none here.')
  const invented = [
    'code',
    'level',
    'hours',
    'credits',
    'languages',
    'Goals',
    'summary',
    'outcomes',
    'days',
    'sessions',
    'trainers',
    'people',
  ]
  if (!offering.delivery) invented.push('delivery')
  if (hasArabic) invented.push('the Arabic texts')
  notes.push(`Invented for this demonstration: ${invented.join(', ')}.`)
  return notes.join(' ')
}
