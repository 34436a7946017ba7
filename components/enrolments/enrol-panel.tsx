import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { enrolAction } from '@/lib/enrolments/actions'
import type { EnrolmentOutlook } from '@/lib/enrolments/rules'
import { formatInstant, formatZone } from '@/lib/platform/dates'
import { EnrolmentTag } from './enrolment-tag'

type Props = {
  outlook: EnrolmentOutlook
  /** The reader's zone; null for a visitor, who sees the edition's own. */
  viewerZone: string | null
  locale: string
}

/** What the reader can do about an edition now: a button that names its act, or in words why there is none. */
export function EnrolPanel({ outlook: { outlook, ...edition }, viewerZone, locale }: Props) {
  const t = useTranslations('enrolments.panel')
  return (
    <section aria-labelledby="enrol" className="card grid gap-3">
      <h2 id="enrol">{t('title')}</h2>
      {outlook.kind === 'in' ? <In state={outlook.state} {...edition} /> : null}
      {outlook.kind === 'open' ? (
        <Open isFull={outlook.to === 'waitlisted'} isVisitor={viewerZone === null} {...edition} />
      ) : null}
      {outlook.kind === 'shut' ? (
        <Shut
          reason={outlook.reason}
          zone={viewerZone ?? edition.zone}
          locale={locale}
          enrolFromAt={edition.enrolFromAt}
        />
      ) : null}
    </section>
  )
}

type Edition = Omit<EnrolmentOutlook, 'outlook'>
type Outlook = EnrolmentOutlook['outlook']

function In({ state, position, slug }: Edition & { state: Extract<Outlook, { kind: 'in' }>['state'] }) {
  const t = useTranslations('enrolments.panel')
  return (
    <>
      {state === 'waitlisted' ? (
        <p>
          <EnrolmentTag state={state} position={position} />
        </p>
      ) : (
        <p>{t(state as 'enrolled' | 'completed' | 'failed' | 'offered')}</p>
      )}
      {state === 'waitlisted' ? <p className="text-sm text-ink-soft">{t('promise')}</p> : null}
      <p>
        <Link href={`/my/courses/${slug}`}>{t('standing')}</Link>
      </p>
    </>
  )
}

function Open({ slug, version, waitingCount, isFull, isVisitor }: Edition & { isFull: boolean; isVisitor: boolean }) {
  const t = useTranslations('enrolments.panel')
  const common = useTranslations('common')
  return (
    <ActionForm action={enrolAction} errorTitle={common('fixErrors')} className="grid justify-items-start gap-3">
      <input type="hidden" name="slug" value={slug} />
      {isVisitor ? null : <input type="hidden" name="version" value={version} />}
      {version > 0 ? <p>{t('withdrawnBefore')}</p> : null}
      {isFull ? (
        <p>
          {t('full')} {t('waiting', { count: waitingCount })}
        </p>
      ) : null}
      <SubmitButton>{t(isFull ? 'joinList' : 'enrol')}</SubmitButton>
      <p className="text-sm text-ink-soft">
        {t(isFull ? 'promise' : 'atOnce')} {isVisitor ? t('signInFirst') : null}
      </p>
    </ActionForm>
  )
}

type ShutProps = {
  reason: Extract<Outlook, { kind: 'shut' }>['reason']
  enrolFromAt: Date | null
  zone: string
  locale: string
}

function Shut({ reason, enrolFromAt, zone, locale }: ShutProps) {
  const t = useTranslations('enrolments.panel')
  const refusals = useTranslations('refusals')
  if (reason === 'enrolmentNotYet' && enrolFromAt) {
    return (
      <p>
        {t('opensAt', { at: formatInstant(enrolFromAt, zone, locale), zone: formatZone(zone, enrolFromAt, locale) })}
      </p>
    )
  }
  // None of the reasons that shut an edition has placeholders.
  return <p>{refusals(reason as 'enrolmentClosed')}</p>
}
