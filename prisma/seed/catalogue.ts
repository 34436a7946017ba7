import type { Course, CourseKind, CourseLevel, Edition, Module, OrganisationPart, Prisma, Term } from '@prisma/client'
import { searchTextOf } from '@/lib/catalogue/rules'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newId, unique } from './ids'

/** Texts by locale. A plain string is English. */
export type Text = string | Record<string, string>

export type CourseInput = {
  code?: string
  kind?: CourseKind
  level?: CourseLevel
  hours?: number
  credits?: number
  languages?: string[]
  audiences?: string[]
  goals?: number[]
  priorityCode?: string
  sourceNote?: string
  /** Slugs of themes that are there already. */
  themes?: string[]
  title?: Text
  summary?: Text
  /** One outcome a line. */
  outcomes?: Text
}

/** A course; in English alone unless a text is given by locale. */
export async function buildCourse(db: Tx, input: CourseInput = {}): Promise<Course> {
  const { title, summary, outcomes, themes = [], ...columns } = input
  const titles = byLocale(title ?? `Course ${unique()}`)
  const summaries = byLocale(summary ?? 'What the course is about.')
  const lines = byLocale(outcomes ?? 'Explain the rules that apply.')
  const course = await db.course.create({
    data: {
      id: newId(),
      code: `T-${unique()}`,
      kind: 'specialisedCourse',
      languages: ['en'],
      audiences: [],
      goals: [],
      createdAt: now(),
      ...columns,
      themes: { create: themes.map((themeSlug) => ({ themeSlug })) },
    },
  })
  const names = await db.themeText.findMany({ where: { themeSlug: { in: themes } } })
  await db.courseText.createMany({
    data: Object.entries(titles).map(([locale, text]) => {
      const about = summaries[locale] ?? ''
      return {
        courseId: course.id,
        locale,
        title: text,
        summary: about,
        outcomes: lines[locale] ?? '',
        searchText: searchTextOf({
          code: course.code,
          title: text,
          summary: about,
          themeNames: names.map(({ name }) => name),
        }),
      }
    }),
  })
  return course
}

/** A theme with its names, or the one of that slug if it is there already. */
export async function buildTheme(db: Tx, slug: string, name: Text = slug) {
  const texts = Object.entries(byLocale(name)).map(([locale, text]) => ({ locale, name: text }))
  return db.theme.upsert({ where: { slug }, update: {}, create: { slug, texts: { create: texts } } })
}

export type EditionInput = Partial<Omit<Prisma.EditionUncheckedCreateInput, 'takenCount' | 'startsOn' | 'endsOn'>> & {
  /** YYYY-MM-DD. By default the edition runs from a week from now for four weeks. */
  startsOn?: string
  endsOn?: string
  label?: Text
  about?: Text
  organisations?: { organisationId: string; part: OrganisationPart }[]
}

/** A published edition, open to enrol in, of a course of its own unless one is given. */
export async function buildEdition(db: Tx, input: EditionInput = {}): Promise<Edition> {
  const { startsOn, endsOn, label, about, courseId, organisations = [], ...columns } = input
  const labels = byLocale(label ?? 'Test edition')
  const abouts = byLocale(about ?? '')
  return db.edition.create({
    data: {
      id: newId(),
      courseId: courseId ?? (await buildCourse(db)).id,
      slug: `edition-${unique()}`,
      state: 'published',
      zone: 'Europe/Rome',
      places: 10,
      createdAt: now(),
      ...columns,
      startsOn: new Date(startsOn ?? dayFromNow(7)),
      endsOn: new Date(endsOn ?? dayFromNow(35)),
      texts: {
        create: Object.entries(labels).map(([locale, text]) => ({ locale, label: text, about: abouts[locale] ?? '' })),
      },
      organisations: { create: organisations },
    },
  })
}

export async function buildTerm(
  db: Tx,
  { editionId, position = 1, name = 'First term' }: { editionId: string; position?: number; name?: Text },
): Promise<Term> {
  const texts = Object.entries(byLocale(name)).map(([locale, text]) => ({ locale, name: text }))
  return db.term.create({ data: { id: newId(), editionId, position, texts: { create: texts } } })
}

export type ModuleInput = Partial<Prisma.ModuleUncheckedCreateInput> & { editionId: string; title?: Text }

export async function buildModule(db: Tx, { title = 'Module', ...columns }: ModuleInput): Promise<Module> {
  const texts = Object.entries(byLocale(title)).map(([locale, text]) => ({ locale, title: text }))
  return db.module.create({ data: { id: newId(), position: 1, ...columns, texts: { create: texts } } })
}

function byLocale(text: Text): Record<string, string> {
  return typeof text === 'string' ? { en: text } : text
}

/** The UTC calendar day so many days from now: near enough for an edition whose dates a test does not name. */
function dayFromNow(days: number): string {
  return new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
