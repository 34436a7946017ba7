import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ClosedRoll } from '@/components/attendance/closed-roll'
import { OpenRoll, rowsOf } from '@/components/attendance/open-roll'
import { RegisterAside } from '@/components/attendance/register-aside'
import { RegisterHead } from '@/components/attendance/register-head'
import { RegisterNotices } from '@/components/attendance/register-notices'
import { aboutEach } from '@/components/attendance/roll-about'
import { RollNames } from '@/components/attendance/roll-names'
import { SavedMeanwhile } from '@/components/attendance/saved-meanwhile'
import { SessionFacts } from '@/components/attendance/session-facts'
import { SaidNotice } from '@/components/shell/said'
import { ActionForm } from '@/components/ui/form'
import { Empty } from '@/components/ui/page'
import { saveMarksAction } from '@/lib/attendance/actions'
import { registerOf } from '@/lib/attendance/queries/register'
import { currentViewer, requireMember } from '@/lib/platform/auth'
import { joiningLink } from '@/lib/sessions/queries/joining-link'

type Search = {
  said?: string | string[]
  saved?: string | string[]
  all?: string | string[]
  correct?: string | string[]
}
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> }

const registerHere = cache(async (id: string) => registerOf(await currentViewer(), id, await getLocale()))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [register, t] = await Promise.all([registerHere((await params).id), getTranslations('attendance.register')])
  return register ? { title: t('title', { title: register.session.title }) } : {}
}

export default async function Register({ params, searchParams }: Props) {
  const { id } = await params
  const { said, saved, all, correct } = await searchParams
  const viewer = await requireMember(`/teach/sessions/${id}`)
  const register = await registerHere(id)
  if (!register) notFound()
  const [t, locale, link] = await Promise.all([getTranslations(), getLocale(), joiningLink(viewer, id)])
  const { session, roll } = register
  const about = await aboutEach(roll, locale)
  const rows = rowsOf(roll, about)
  const reader = { viewerZone: viewer.zone, locale }
  const isShut = session.phase === 'closed'
  return (
    <>
      <SaidNotice said={said} />
      <div className="grid gap-3">
        <RegisterHead session={session} isTaught={register.isTaught} viewer={viewer} />
        <SessionFacts session={session} {...reader} />
        <RegisterNotices session={session} {...reader} />
      </div>
      <div className="split">
        <div className="grid gap-4">
          {roll.length === 0 ? <Empty>{t('attendance.register.rollEmpty')}</Empty> : null}
          {/* One form, open or closed, so that what was meant is still there when somebody else closed it. */}
          <ActionForm
            key={String(saved ?? '')}
            action={saveMarksAction}
            errorTitle={t('common.fixErrors')}
            label={t('attendance.register.title', { title: session.title })}
            className="contents"
          >
            <SavedMeanwhile register={register} rows={rows} {...reader} />
            {session.phase === 'open' && roll.length > 0 ? (
              <OpenRoll register={register} rows={rows} fills={all === 'present'} />
            ) : null}
          </ActionForm>
          {isShut ? (
            <ClosedRoll
              sessionId={id}
              version={register.version}
              roll={roll}
              about={about}
              correcting={typeof correct === 'string' ? correct : undefined}
              {...reader}
            />
          ) : null}
          {session.phase === 'notYet' ? <RollNames rows={rows} /> : null}
        </div>
        <RegisterAside register={register} joiningLink={link} viewer={viewer} {...reader} />
      </div>
    </>
  )
}
