import { useTranslations } from 'next-intl'
import { ArchiveHere } from '@/components/catalogue/overview-acts'
import { SessionTime } from '@/components/sessions/session-time'
import type { EditionNeed, NeededEdition } from '@/lib/attendance/queries/needs-editions'
import type { NeededSession, SessionNeed } from '@/lib/attendance/queries/needs-sessions'
import type { OpenRequest } from '@/lib/people/queries/grant-requests'
import type { OwnImport } from '@/lib/people/queries/import'
import { formatDate, formatDay, formatInstant } from '@/lib/platform/dates'
import { colon, comma } from '@/lib/platform/locales'
import type { NeededItem } from './needed-list'
import { SessionEditions } from './session-facts'
import { Written } from './written'

export type Reader = { viewerZone: string; locale: string }

/** Which of the edition's pages a decision is taken on, and the act on it (components/catalogue/admin-edition-state.tsx). */
const tabs: Record<EditionNeed, string> = {
  full: '/participants',
  beginsSoon: '/participants',
  closing: '/edit',
  drafts: '#publish',
  over: '',
}

/** How things that need a decision are told, each in its sentence. */
export function useNeededItems({ viewerZone, locale }: Reader) {
  const t = useTranslations('attendance.admin')
  const imports = useTranslations('people.import')
  const mine = useTranslations('enrolments.my')
  const called = (act: string, ...what: string[]) => act + colon(locale) + what.join(comma(locale))
  const left = ({ places, takenCount }: NeededEdition) => t('placesLeft', { count: Math.max(0, places - takenCount) })
  const starts = ({ startsOn }: NeededEdition) => t('startsOn', { date: formatDate(startsOn, locale) })
  const say: Record<EditionNeed, (edition: NeededEdition) => string[]> = {
    full: ({ waitingCount, places }) => [t('waiting', { waiting: waitingCount, places })],
    beginsSoon: (edition) => [starts(edition), left(edition)],
    closing: (edition) => [
      edition.enrolUntilAt ? t('closesAt', { at: formatInstant(edition.enrolUntilAt, viewerZone, locale) }) : '',
      left(edition),
    ],
    drafts: (edition) => [starts(edition)],
    over: ({ endsOn }) => [mine('ended', { day: formatDay(endsOn, 'UTC', locale) })],
  }
  return {
    editions: (need: EditionNeed, some: NeededEdition[]): NeededItem[] =>
      some.map((edition) => ({
        id: edition.slug,
        title: (
          <>
            <Written text={edition.course} /> · <Written text={edition.label} />
          </>
        ),
        say: say[need](edition).filter(Boolean).join(' · '),
        href: `/admin/editions/${edition.slug}${tabs[need]}`,
        act: t(`needs.${need}.act`),
        actName: called(t(`needs.${need}.act`), edition.course.text, edition.label.text),
        onTheSpot:
          need === 'over' ? (
            <ArchiveHere edition={edition} name={[edition.course.text, edition.label.text].join(comma(locale))} />
          ) : undefined,
      })),
    sessions: (need: SessionNeed, some: NeededSession[]): NeededItem[] =>
      some.map((session) => ({
        id: session.id,
        title: <bdi lang={session.titleLang}>{session.title}</bdi>,
        say: (
          <>
            <p>
              <SessionEditions session={session} />
            </p>
            <p className="meta">
              <SessionTime session={session} viewerZone={viewerZone} locale={locale} />
              {need === 'noPlace' && session.lacksRoom ? <span>{t('noRoom')}</span> : null}
              {need === 'noPlace' && session.lacksLink ? <span>{t('noLink')}</span> : null}
            </p>
          </>
        ),
        href: `/admin/editions/${session.editions[0]?.slug}/schedule/${session.id}`,
        act: t(`needs.${need}.act`),
        actName: called(t(`needs.${need}.act`), session.title),
      })),
    grants: (some: OpenRequest[]): NeededItem[] =>
      some.map(({ id, person, askedBy, askedAt, reason }) => ({
        id,
        title: <bdi>{person.name}</bdi>,
        say: t.rich('grantAsked', {
          at: formatInstant(askedAt, viewerZone, locale),
          by: () => <bdi>{askedBy.name}</bdi>,
          why: () => <bdi>{reason}</bdi>,
        }),
        href: `/admin/people/${person.id}`,
        act: t('needs.grants.act'),
        actName: called(t('needs.grants.act'), person.name),
      })),
    imports: (some: OwnImport[]): NeededItem[] =>
      some.map(({ id, fileName, createdAt, newCount, changedCount, refusedCount }) => ({
        id,
        title: <bdi>{fileName}</bdi>,
        say: [
          imports('openList', { when: formatInstant(createdAt, viewerZone, locale) }),
          imports('openCounts', { new: newCount, changed: changedCount, refused: refusedCount }),
        ].join(' · '),
        href: `/admin/people/import/${id}`,
        act: t('needs.imports.act'),
        actName: called(t('needs.imports.act'), fileName),
      })),
  }
}
