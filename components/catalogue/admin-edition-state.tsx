import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { TextArea } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import { actOnEditionAction, cancelEditionAction } from '@/lib/catalogue/actions'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'
import { decideAct, editionPhase } from '@/lib/catalogue/rules'

type Props = {
  edition: EditionFacts
  counts: { enrolmentCount: number; comingSessionCount: number }
  now: Date
}

/** Where an edition stands, and what can become of it now, each act with its consequence in words. */
export function EditionState({ edition, counts, now }: Props) {
  const t = useTranslations('catalogue.admin.state')
  const phase = editionPhase(edition, now)
  const can = (act: Parameters<typeof decideAct>[0]) => !decideAct(act, { ...edition, ...counts }, now).whyNot
  const mustClear = decideAct('cancel', { ...edition, ...counts }, now).whyNot === 'sessionsToCome'
  return (
    <Card title={t('title')} className="grid gap-4">
      <p className="flex flex-wrap items-baseline gap-3">
        <Badge of="editionPhase" state={phase} />
        <span>{t(`means.${phase}`)}</span>
      </p>
      {(['publish', 'archive', 'reopen', 'takeBack'] as const).filter(can).map((act) => (
        // Links lead to the act itself, and it is marked for who comes by one.
        <div key={act} id={act} className="scroll-mt-24 target:outline-2 target:outline-offset-8 target:outline-act">
          <PlainAct edition={edition} act={act} />
        </div>
      ))}
      {can('cancel') ? <CancelAct edition={edition} enrolmentCount={counts.enrolmentCount} /> : null}
      {mustClear ? (
        <div className="border-t border-line pt-4 text-ink-soft">
          <p>
            {t('clearFirst', { count: counts.comingSessionCount })}{' '}
            <Link href={`/admin/editions/${edition.slug}/schedule`}>{t('toSchedule')}</Link>
          </p>
        </div>
      ) : null}
    </Card>
  )
}

function PlainAct({ edition, act }: { edition: EditionFacts; act: 'publish' | 'takeBack' | 'archive' | 'reopen' }) {
  const t = useTranslations('catalogue.admin.state')
  const common = useTranslations('common')
  const consequence =
    act === 'publish' && edition.isRestricted ? t('consequence.publishRestricted') : t(`consequence.${act}`)
  return (
    <ActionForm
      action={actOnEditionAction}
      errorTitle={common('fixErrors')}
      className="grid justify-items-start gap-3 border-t border-line pt-4"
    >
      <Known edition={edition} />
      <input type="hidden" name="act" value={act} />
      <p>{consequence}</p>
      <SubmitButton look={act === 'publish' ? 'main' : 'quiet'}>{t(`act.${act}`)}</SubmitButton>
    </ActionForm>
  )
}

function CancelAct({ edition, enrolmentCount }: { edition: EditionFacts; enrolmentCount: number }) {
  const t = useTranslations('catalogue.admin.state')
  const common = useTranslations('common')
  return (
    <ActionForm
      action={cancelEditionAction}
      errorTitle={common('fixErrors')}
      label={t('act.cancel')}
      className="grid justify-items-start gap-3 border-t border-line pt-4"
    >
      <Known edition={edition} />
      <p>{t('consequence.cancel', { count: enrolmentCount })}</p>
      <div className="w-full">
        <TextArea
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          rows={2}
          maxLength={500}
          required
          dir="auto"
        />
      </div>
      <SubmitButton look="danger">{t('act.cancel')}</SubmitButton>
    </ActionForm>
  )
}

function Known({ edition }: { edition: EditionFacts }) {
  return (
    <>
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      <input type="hidden" name="version" value={edition.version} />
    </>
  )
}
