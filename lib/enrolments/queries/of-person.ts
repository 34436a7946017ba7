import 'server-only'
import type { EnrolmentState } from '@prisma/client'
import { canSeeEverybody } from '@/lib/people/policy'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { EditionName } from '../schema'
import { namedEdition, nameOf } from './names'

const MOST = 8

export type PersonEdition = { id: string; slug: string; name: EditionName; startsOn: Date; endsOn: Date }
export type PersonEnrolment = PersonEdition & { state: EnrolmentState }

const latest = [{ startsOn: 'desc' }, { id: 'asc' }] as const

/** The editions that one of the institute's people is or was on, the latest first, and how many there are. */
export async function enrolmentsOfPerson(viewer: Viewer, personId: string, locale: string) {
  if (!canSeeEverybody(viewer)) return { count: 0, latest: [] }
  const [count, rows] = await Promise.all([
    db.enrolment.count({ where: { personId } }),
    db.enrolment.findMany({
      where: { personId },
      select: { id: true, state: true, edition: { select: namedEdition } },
      orderBy: latest.map((edition) => ({ edition })),
      take: MOST,
    }),
  ])
  return {
    count,
    latest: rows.map(({ id, state, edition }): PersonEnrolment => ({ ...editionOf(edition, locale), id, state })),
  }
}

/** The editions that they teach or taught in, likewise. */
export async function taughtByPerson(viewer: Viewer, personId: string, locale: string) {
  if (!canSeeEverybody(viewer)) return { count: 0, latest: [] }
  const where = { sessions: { some: { session: { isLive: true, trainers: { some: { trainerId: personId } } } } } }
  const [count, rows] = await Promise.all([
    db.edition.count({ where }),
    db.edition.findMany({ where, select: namedEdition, orderBy: [...latest], take: MOST }),
  ])
  return { count, latest: rows.map((edition): PersonEdition => editionOf(edition, locale)) }
}

function editionOf(edition: Parameters<typeof nameOf>[0], locale: string): PersonEdition {
  const { id, slug, startsOn, endsOn } = edition
  return { id, slug, startsOn, endsOn, name: nameOf(edition, locale) }
}
