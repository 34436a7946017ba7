import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { once } from '@/lib/platform/once'
import { done, type Result, refused } from '@/lib/platform/result'
import { textsOf } from '@/lib/platform/texts'
import type { Member } from '@/lib/platform/viewer'
import { canManageCatalogue } from '../policy'
import { nameForAddress, slugFrom } from '../rules'
import type { NewEditionInput } from '../schema'
import { uniquely } from './write-course'
import { editionColumns } from './write-edition'

/**
 * Makes a draft edition of a course; from an earlier one of it where `fromSlug` names one, whose terms and modules are
 * copied (people and sessions never). Refuses with 'slugTaken' and what `editionColumns` refuses.
 */
export async function createEdition(
  viewer: Member,
  courseId: string,
  key: string,
  input: NewEditionInput,
): Promise<Result<{ slug: string }>> {
  if (!canManageCatalogue(viewer) || !isId(courseId)) return refused('notFound')
  const columns = editionColumns(input)
  if (!columns.ok) return columns
  return uniquely((tx) =>
    once(tx, viewer, key, { courseId, input }, async () => {
      // Two who make editions of one course at once: the second proposes another address than the first.
      await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${courseId}::uuid FOR NO KEY UPDATE`
      const course = await tx.course.findUnique({ where: { id: courseId }, select: { code: true } })
      if (!course) return refused('notFound')
      const labels = [input.texts[input.baseLocale]?.label ?? '', ...textsOf(input.texts).map(({ label }) => label)]
      const slug = input.slug ?? (await freeSlug(tx, slugFrom(course.code, nameForAddress(labels))))
      if ((await tx.edition.count({ where: { slug } })) > 0) return refused('slugTaken', { field: 'slug' })
      const { id } = await tx.edition.create({
        data: {
          ...columns.value,
          courseId,
          slug,
          places: input.places,
          createdAt: now(),
          texts: { create: textsOf(input.texts) },
        },
        select: { id: true },
      })
      if (input.fromSlug) await copyCurriculum(tx, { courseId, slug: input.fromSlug }, id)
      await recordAct(tx, viewer, { act: 'edition.create', subject: { type: 'Edition', id }, editionId: id })
      return done({ slug })
    }),
  )
}

/** The proposal, or the first of it with a number that nobody has. */
async function freeSlug(tx: Tx, proposed: string): Promise<string> {
  const taken = await tx.edition.findMany({ where: { slug: { startsWith: proposed } }, select: { slug: true } })
  const slugs = new Set(taken.map(({ slug }) => slug))
  let slug = proposed
  for (let number = 2; slugs.has(slug); number++) slug = `${proposed}-${number}`
  return slug
}

async function copyCurriculum(tx: Tx, from: { courseId: string; slug: string }, editionId: string) {
  const earlier = await tx.edition.findFirst({
    where: from,
    select: {
      terms: { select: { id: true, position: true, texts: { select: { locale: true, name: true } } } },
      modules: {
        select: {
          termId: true,
          position: true,
          credits: true,
          hours: true,
          isElective: true,
          texts: { select: { locale: true, title: true } },
        },
      },
    },
  })
  const terms = new Map<string, string>()
  for (const { id, position, texts } of earlier?.terms ?? []) {
    const copy = await tx.term.create({ data: { editionId, position, texts: { create: texts } }, select: { id: true } })
    terms.set(id, copy.id)
  }
  for (const { termId, texts, ...module } of earlier?.modules ?? []) {
    const data = { ...module, editionId, termId: termId && terms.get(termId), texts: { create: texts } }
    await tx.module.create({ data })
  }
}
