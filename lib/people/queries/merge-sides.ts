import 'server-only'
import type { Prisma } from '@prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { MergeSide } from '../rules/merge'

const sideSelect = {
  id: true,
  name: true,
  certificateName: true,
  country: true,
  gender: true,
  organisationId: true,
  organisation: { select: { name: true } },
  job: true,
  locale: true,
  zone: true,
  version: true,
  createdAt: true,
  portraitId: true,
  emails: {
    select: { id: true, address: true, isPrimary: true },
    orderBy: [{ isPrimary: 'desc' }, { address: 'asc' }],
  },
  account: { select: { id: true, state: true } },
  trainer: {
    select: {
      sessions: {
        select: { sessionId: true, startsAt: true, endsAt: true, isLive: true, session: { select: { title: true } } },
        orderBy: [{ startsAt: 'asc' }, { sessionId: 'asc' }],
      },
    },
  },
  grants: { select: { id: true, role: true, courseId: true, editionId: true, organisationId: true, sessionId: true } },
  grantsAsked: { where: { decidedAt: null }, select: { id: true }, take: 1 },
  enrolments: {
    select: {
      id: true,
      editionId: true,
      state: true,
      edition: {
        select: {
          course: { select: { code: true, baseLocale: true, texts: { select: { locale: true, title: true } } } },
        },
      },
    },
    orderBy: { id: 'asc' },
  },
  files: { select: { id: true } },
} satisfies Prisma.PersonSelect

type Row = Prisma.PersonGetPayload<{ select: typeof sideSelect }>

export type FullSide = MergeSide & {
  organisation: string | null
  account: { id: string; state: 'active' | 'suspended' } | null
  version: number
  createdAt: Date
}

/**
 * Both records as a merge sees them, for callers who asked whether their viewer may; null where one of them is not there,
 * or was merged already.
 */
export async function mergeSides(
  tx: Pick<Tx, 'person'>,
  { fromId, intoId }: { fromId: string; intoId: string },
  locale: string,
): Promise<{ from: FullSide; into: FullSide } | null> {
  const rows = await tx.person.findMany({
    where: { id: { in: [fromId, intoId] }, mergedIntoId: null },
    select: sideSelect,
  })
  const from = rows.find(({ id }) => id === fromId)
  const into = rows.find(({ id }) => id === intoId)
  return from && into && from !== into ? { from: sideOf(from, locale), into: sideOf(into, locale) } : null
}

function sideOf(
  { trainer, grants, grantsAsked, enrolments, files, organisation, ...person }: Row,
  locale: string,
): FullSide {
  return {
    ...person,
    organisation: organisation?.name ?? null,
    isTrainer: trainer !== null,
    teaches: (trainer?.sessions ?? []).map(({ session, ...slot }) => ({ ...slot, title: session.title })),
    grants: grants.map(({ id, role, ...scopes }) => ({
      id,
      role,
      scope: Object.values(scopes).find((scope) => scope !== null) ?? null,
    })),
    hasOpenRequest: grantsAsked.length > 0,
    enrolments: enrolments.map(({ edition, ...enrolment }) => ({
      ...enrolment,
      title: titleOf(edition.course, locale),
    })),
    fileIds: files.map(({ id }) => id),
  }
}

function titleOf({ code, baseLocale, texts }: Row['enrolments'][number]['edition']['course'], locale: string): string {
  const inLocale = (wanted: string) => texts.find((text) => text.locale === wanted)?.title
  return inLocale(locale) ?? inLocale(baseLocale) ?? code
}
