import { useLocale, useTranslations } from 'next-intl'
import { isolated } from '@/components/people/isolated'
import { Card } from '@/components/ui/page'
import type { MergePreview } from '@/lib/people/queries/merge-preview'
import { UNMERGE_DAYS } from '@/lib/people/rules/merge'
import { listFormat } from '@/lib/platform/intl-formats'

/** What becomes of everything that the record holds which goes. */
export function MergeEffects({ preview: { from, into, plan } }: { preview: MergePreview }) {
  const t = useTranslations('people.merge.effects')
  const locale = useLocale()
  const { go, stay, swap } = plan.enrolments
  const staying = new Set([...stay, ...swap.map((pair) => pair.into)])
  const over = [...from.enrolments, ...into.enrolments].filter(({ id }) => staying.has(id)).map(({ title }) => title)
  const counted = [
    { key: 'addresses', count: from.emails.length },
    { key: 'enrolments', count: go.length + swap.length },
    { key: 'sessions', count: plan.sessionIds.length },
    { key: 'roles', count: plan.grantIds.length },
    { key: 'files', count: from.fileIds.length },
  ] as const
  return (
    <Card title={t('title')}>
      <ul className="list-disc ps-5">
        {counted.map(({ key, count }) => (count > 0 ? <li key={key}>{t(key, { count })}</li> : null))}
        {from.isTrainer ? <li>{t(into.isTrainer ? 'poolStays' : 'poolGoes')}</li> : null}
        {plan.account === 'none' ? null : <li>{t(plan.account === 'goes' ? 'accountGoes' : 'accountCloses')}</li>}
        {over.length > 0 ? <li>{t('over', { names: listFormat(locale).format(over) })}</li> : null}
        <li>{t.rich('leads', { from: from.name, into: into.name, ...isolated })}</li>
        <li>{t('log')}</li>
        <li>{t('undo', { days: UNMERGE_DAYS })}</li>
      </ul>
    </Card>
  )
}
