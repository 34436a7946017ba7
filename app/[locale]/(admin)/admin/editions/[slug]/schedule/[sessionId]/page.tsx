import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { SessionCancel } from '@/components/sessions/session-cancel'
import { SessionChanges } from '@/components/sessions/session-changes'
import { SessionDetails } from '@/components/sessions/session-details'
import { SessionMove } from '@/components/sessions/session-move'
import { SessionStanding } from '@/components/sessions/session-standing'
import { TrainersCard } from '@/components/sessions/trainers-card'
import { SaidNotice } from '@/components/shell/said'
import { UndoForm } from '@/components/shell/undo-form'
import { canManageEdition } from '@/lib/catalogue/policy'
import { plansSessions } from '@/lib/people/policy'
import { peopleToChoose } from '@/lib/people/queries/choices'
import { poolMembers } from '@/lib/people/queries/pool'
import { requireAllowed } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { ownPath } from '@/lib/platform/navigation'
import { undoable } from '@/lib/platform/undo'
import { movePreview } from '@/lib/sessions/queries/move-preview'
import { plannedSession } from '@/lib/sessions/queries/planned-session'
import { editionOfSession, rooms } from '@/lib/sessions/queries/planning'

type Props = {
  params: Promise<{ slug: string; sessionId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata() {
  const t = await getTranslations('sessions.one')
  return { title: t('title') }
}

export default async function PlannedSessionPage({ params, searchParams }: Props) {
  const { slug, sessionId } = await params
  const viewer = await requireAllowed(`/admin/editions/${slug}/schedule/${sessionId}`, plansSessions)
  const locale = await getLocale()
  const edition = await editionOfSession(viewer, { slug, sessionId }, locale)
  const session = edition && (await plannedSession(viewer, edition.id, sessionId, locale))
  if (!session) notFound()
  const canChange = edition.isPlannable
  const canMove = canChange && session.isLive && !session.isTaken
  const { said, undo: undoId, to, back, find } = await searchParams
  const undo = await undoable(viewer, param(undoId))
  const asked = {
    preview: canMove ? await movePreview(viewer, session, param(to)) : null,
    back: ownPath(param(back, 1000), '') || undefined,
  }
  return (
    <>
      <ManagedHead
        edition={edition}
        here="schedule"
        isBelow
        isRun={canManageEdition(viewer, edition)}
        title={<bdi lang={session.titleLang}>{session.title}</bdi>}
      />
      <SaidNotice said={said} undo={undo && <UndoForm kept={undo} edition={edition} />} />
      <SessionStanding session={session} viewerZone={viewer.zone} locale={locale} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <TrainersCard
          session={session}
          edition={edition}
          members={
            await poolMembers(
              viewer,
              session.trainers.map(({ personId }) => personId),
            )
          }
          words={param(find)}
          found={await peopleToChoose(viewer, 'trainers', param(find))}
          canChange={canChange && session.isLive}
        />
        {canMove ? (
          <SessionMove
            session={session}
            edition={edition}
            rooms={await rooms(viewer)}
            asked={asked}
            viewerZone={viewer.zone}
            locale={locale}
          />
        ) : null}
        {canChange ? <SessionDetails session={session} edition={edition} /> : null}
        {canMove ? <SessionCancel session={session} edition={edition} /> : null}
        <SessionChanges changes={session.changes} viewerZone={viewer.zone} locale={locale} />
      </div>
    </>
  )
}
