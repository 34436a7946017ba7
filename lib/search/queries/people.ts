import 'server-only'
import type { Prisma } from '@prisma/client'
import { canManageEdition } from '@/lib/catalogue/policy'
import { pickText } from '@/lib/catalogue/rules'
import { enrolmentsManagedBy } from '@/lib/enrolments/policy'
import { canSeeEverybody, canSeePool, traitsToFindBy } from '@/lib/people/policy'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { enrolmentsTaughtBy, kindsFor, peopleFoundBy } from '../policy'
import { answerOf, type Stretch } from '../rules'
import { answersOf, type Scored } from './answers'
import { peopleLike } from './candidates'
import { lookedAt } from './looked-at'

/** Each by what the page tells that the viewer sees them on: whose name alone it shows is found by the name alone. */
export async function peopleFound(viewer: Viewer, words: readonly string[], locale: string, stretch: Stretch) {
  if (!kindsFor(viewer).includes('people')) return answersOf('people', [], false, stretch)
  const visible = peopleFoundBy(viewer)
  const { ids, rows, isCapped } = await lookedAt({
    like: (among) => peopleLike(traitsToFindBy(viewer), words, among),
    read: (some) => db.person.findMany({ where: { AND: [{ id: { in: some } }, visible] }, select: foundBy(viewer) }),
    visible: () => db.person.findMany({ where: visible, select: { id: true } }),
  })
  const scored = rows.flatMap((person): Scored[] => {
    const { id, name, certificateName, emails, organisation, trainer, enrolments } = person
    const managed = enrolments.find(({ edition }) => canManageEdition(viewer, edition))
    const isInPool = trainer !== null && canSeePool(viewer)
    const isListed = canSeeEverybody(viewer) || (isInPool && !managed)
    const addresses = emails.map(({ address }) => address)
    const told = canSeeEverybody(viewer)
      ? [certificateName, organisation?.name, ...addresses]
      : [
          managed || isInPool ? organisation?.name : null,
          // A list of participants tells the first of their addresses, the pool none.
          managed ? addresses[0] : null,
        ]
    const score = answerOf(words, [{ title: name, text: [name, ...told].filter(Boolean).join(' ') }], locale)
    if (score === null) return []
    const common = { kind: 'people', id, title: { text: name } } as const
    const rank = ids.indexOf(id)
    if (isListed) {
      const about = canSeeEverybody(viewer) ? [organisation?.name, addresses[0]] : [organisation?.name]
      const href = canSeeEverybody(viewer) ? `/admin/people/${id}` : `/admin/people?q=${encodeURIComponent(name)}`
      return [{ score, rank, found: { ...common, href, about: about.filter(Boolean).join(' · ') } }]
    }
    const place = managed ?? enrolments[0]
    if (!place) return []
    const { slug, course } = place.edition
    const text = pickText(course.texts, locale, course.baseLocale)
    const found = {
      ...common,
      href: managed ? `/admin/editions/${slug}/participants/${place.id}` : `/teach/editions/${slug}`,
      about: managed ? (organisation?.name ?? '') : '',
      course: { text: text?.title ?? '', lang: text?.isFallback ? text.locale : undefined },
    }
    return [{ score, rank, found }]
  })
  return answersOf('people', scored, isCapped, stretch)
}

const foundBy = (viewer: Viewer) =>
  ({
    id: true,
    name: true,
    certificateName: true,
    emails: { select: { address: true }, orderBy: { isPrimary: 'desc' } },
    organisation: { select: { name: true } },
    trainer: { select: { personId: true } },
    enrolments: {
      where: { OR: [enrolmentsManagedBy(viewer), enrolmentsTaughtBy(viewer)] },
      select: {
        id: true,
        edition: {
          select: {
            id: true,
            courseId: true,
            slug: true,
            course: { select: { baseLocale: true, texts: { select: { locale: true, title: true } } } },
          },
        },
      },
      orderBy: { createdAt: 'desc' },
    },
  }) satisfies Prisma.PersonSelect
