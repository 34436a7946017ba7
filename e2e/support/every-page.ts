import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { db, type demo } from './test'

export type Who = keyof typeof demo | 'visitor'

type Addresses = Record<string, { path: string; as: Who[] }>

/**
 * The routes that have a page, as the folders under app/ name them: `/courses/[code]`. Groups in brackets are no part of
 * an address.
 */
export function routesWithPages(): string[] {
  return readdirSync('app/[locale]', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, '').replace(/\([^/]+\)\/?/g, '')}`.replace(/(.)\/$/, '$1'))
    .toSorted()
}

/** What only an act leads to, whose journey looks at it with axe, and what is there in development alone. */
export const elsewhere = [
  '/admin/settings/components',
  '/admin/editions/[slug]/participants/selection/[key]',
  '/admin/people/import/[id]',
  '/admin/people/enrol',
  '/admin/people/invite',
  '/admin/people/invite/[key]',
  '/confirm-address',
  '/account/recovery-codes',
  '/sign-in/second',
  '/admin/people/[id]/merge/[mergeId]',
]

/** An address of the demonstration for every other page, and everyone whom it shows something of their own. */
export async function addresses(): Promise<Addresses> {
  const { course, edition, module, term, enrolment, session, mail, own, taught } = await samples()
  const managed = `/admin/editions/${edition.slug}`
  const anyone: Who[] = ['visitor', 'learner']
  const managers: Who[] = ['administrator']
  return {
    '/': { path: '/', as: [...anyone, 'administrator'] },
    '/[...missing]': { path: '/there/is/nothing', as: ['visitor'] },
    '/accessibility': { path: '/accessibility', as: ['visitor'] },
    '/account': { path: '/account', as: ['learner'] },
    '/account/second-factor': { path: '/account/second-factor', as: ['learner'] },
    '/account/passkeys': { path: '/account/passkeys', as: ['learner'] },
    '/account/address': { path: '/account/address', as: ['learner'] },
    '/admin': { path: '/admin', as: ['administrator', 'coordinator'] },
    '/admin/calendar': { path: '/admin/calendar', as: ['administrator', 'coordinator'] },
    '/admin/courses': { path: '/admin/courses', as: managers },
    '/admin/courses/[code]': { path: `/admin/courses/${course.code}`, as: managers },
    '/admin/courses/[code]/editions/new': { path: `/admin/courses/${course.code}/editions/new`, as: managers },
    '/admin/courses/new': { path: '/admin/courses/new', as: managers },
    '/admin/editions/[slug]': { path: managed, as: managers },
    '/admin/editions/[slug]/attendance': { path: `${managed}/attendance`, as: managers },
    '/admin/editions/[slug]/coordinators': { path: `${managed}/coordinators`, as: managers },
    '/admin/editions/[slug]/edit': { path: `${managed}/edit`, as: managers },
    '/admin/editions/[slug]/modules': { path: `${managed}/modules`, as: managers },
    '/admin/editions/[slug]/modules/[moduleId]': {
      path: `/admin/editions/${module.edition.slug}/modules/${module.id}`,
      as: managers,
    },
    '/admin/editions/[slug]/modules/terms/[termId]': {
      path: `/admin/editions/${term.edition.slug}/modules/terms/${term.id}`,
      as: managers,
    },
    '/admin/editions/[slug]/participants': { path: `${managed}/participants`, as: managers },
    '/admin/editions/[slug]/participants/[enrolmentId]': {
      path: `${managed}/participants/${enrolment.id}`,
      as: managers,
    },
    '/admin/editions/[slug]/participants/add': { path: `${managed}/participants/add?q=a`, as: managers },
    '/admin/editions/[slug]/schedule': { path: `${managed}/schedule`, as: managers },
    '/admin/editions/[slug]/schedule/[sessionId]': { path: `${managed}/schedule/${session.id}`, as: managers },
    '/admin/editions/[slug]/schedule/new': { path: `${managed}/schedule/new`, as: managers },
    '/admin/editions/[slug]/schedule/series': { path: `${managed}/schedule/series`, as: managers },
    '/admin/mail': { path: '/admin/mail', as: managers },
    '/admin/mail/[id]': { path: `/admin/mail/${mail.id}`, as: managers },
    '/admin/people': { path: '/admin/people', as: managers },
    '/admin/people/[id]/merge': { path: `/admin/people/${enrolment.personId}/merge`, as: managers },
    '/admin/people/[id]': { path: `/admin/people/${enrolment.personId}`, as: managers },
    '/admin/people/[id]/account': { path: `/admin/people/${enrolment.personId}/account?act=suspend`, as: managers },
    '/admin/people/[id]/roles': {
      path: `/admin/people/${enrolment.personId}/roles?give=observer:course`,
      as: managers,
    },
    '/admin/people/import': { path: '/admin/people/import', as: managers },
    '/admin/people/new': { path: '/admin/people/new', as: managers },
    '/admin/settings/security': { path: '/admin/settings/security', as: managers },
    '/confirm': { path: '/confirm?token=gone', as: ['visitor'] },
    '/courses': { path: '/courses', as: [...anyone] },
    '/courses/[code]': { path: `/courses/${course.code}`, as: anyone },
    '/editions/[slug]': { path: `/editions/${edition.slug}`, as: anyone },
    '/forgot-password': { path: '/forgot-password', as: ['visitor'] },
    '/invitation': { path: '/invitation?token=gone', as: ['visitor'] },
    '/missing': { path: '/missing', as: ['visitor'] },
    '/my': { path: '/my', as: ['learner', 'trainer'] },
    '/my/courses/[slug]': { path: `/my/courses/${own.edition.slug}`, as: ['learner'] },
    '/my/timetable': { path: '/my/timetable', as: ['learner', 'trainer'] },
    '/prove': { path: '/prove?next=%2Faccount', as: ['learner'] },
    '/reset-password': { path: '/reset-password?token=gone', as: ['visitor'] },
    '/search': { path: '/search?q=crime', as: ['visitor', 'administrator'] },
    '/sign-in': { path: '/sign-in', as: ['visitor'] },
    '/sign-up': { path: '/sign-up', as: ['visitor'] },
    '/teach': { path: '/teach', as: ['trainer'] },
    '/teach/calendar': { path: '/teach/calendar', as: ['trainer'] },
    '/teach/editions/[slug]': { path: `/teach/editions/${taught.editions[0]?.edition.slug}`, as: ['trainer'] },
    '/teach/sessions/[id]': { path: `/teach/sessions/${taught.id}`, as: ['trainer'] },
  }
}

/** Rows of the demonstration that have something to show: an edition that is going on, with people and sessions. */
async function samples() {
  const of = (address: string) => ({ person: { emails: { some: { address } } } })
  const edition = await db.edition.findFirstOrThrow({
    where: { state: 'published', isRestricted: false, takenCount: { gt: 5 }, sessions: { some: {} } },
    orderBy: { startsOn: 'desc' },
  })
  const slug = { edition: { select: { slug: true } } }
  const [course, module, term, enrolment, session, own, taught] = await Promise.all([
    db.course.findUniqueOrThrow({ where: { id: edition.courseId } }),
    db.module.findFirstOrThrow({ select: { id: true, ...slug } }),
    db.term.findFirstOrThrow({ select: { id: true, ...slug } }),
    db.enrolment.findFirstOrThrow({ where: { editionId: edition.id, state: 'enrolled' } }),
    db.session.findFirstOrThrow({ where: { editions: { some: { editionId: edition.id } } } }),
    db.enrolment.findFirstOrThrow({ where: { ...of('learner@demo.test'), state: 'enrolled' }, select: slug }),
    db.session.findFirstOrThrow({
      where: { isLive: true, trainers: { some: { trainer: of('trainer@demo.test') } } },
      select: { id: true, editions: { select: slug } },
      orderBy: { startsAt: 'desc' },
    }),
  ])
  const mail = (await db.outboxMessage.findFirst()) ?? (await mailOf(enrolment))
  return { edition, course, module, term, enrolment, session, mail, own, taught }
}

function mailOf({ id: enrolmentId, personId }: { id: string; personId: string }) {
  const at = new Date()
  const about = { kind: 'enrolment.enrolled', personId, payload: { enrolmentId }, dedupeKey: randomUUID() }
  return db.outboxMessage.create({
    data: { ...about, createdAt: at, availableAt: at, messageId: `<${randomUUID()}@journey.test>` },
  })
}
