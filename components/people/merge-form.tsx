import { useLocale, useTranslations } from 'next-intl'
import { ChoiceGroup, TextArea } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { mergePeopleAction } from '@/lib/people/actions/merge'
import type { MergePreview } from '@/lib/people/queries/merge-preview'
import type { FullSide } from '@/lib/people/queries/merge-sides'
import { nameOf } from './options'

type Field = MergePreview['differing'][number]['field']

/** Whose word holds where the two differ, and why they are merged. */
export function MergeForm({ preview: { from, into, differing } }: { preview: MergePreview }) {
  const t = useTranslations('people.merge')
  const fields = useTranslations('people.fields')
  const list = useTranslations('people.list')
  const common = useTranslations('common')
  const said = useSaid()
  const hidden = { fromId: from.id, intoId: into.id, fromVersion: from.version, intoVersion: into.version }
  const label = (field: Field) => {
    if (field === 'address') return t('primary')
    if (field === 'country') return list('country')
    if (field === 'job') return t('job')
    return fields(field === 'organisationId' ? 'organisation' : field)
  }
  return (
    <Card title={differing.length > 0 ? t('choose') : t('confirm')}>
      <ActionForm action={mergePeopleAction} errorTitle={common('fixErrors')}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {differing.map(({ field, offered }) => (
          <ChoiceGroup
            key={field}
            kind="radio"
            name={field}
            label={label(field)}
            defaultValues={[offered]}
            options={[
              { value: 'into', label: said(into, field) },
              { value: 'from', label: said(from, field) },
            ]}
          />
        ))}
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={2} />
        <div>
          <SubmitButton look="danger">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}

/** What a record says, isolated by signs: a choice's label holds no elements. */
function useSaid() {
  const t = useTranslations('people.merge')
  const terms = useTranslations('terms')
  const locale = useLocale()
  return (side: FullSide, field: Field) => {
    const of = {
      address: () => side.emails.find(({ isPrimary }) => isPrimary)?.address,
      organisationId: () => side.organisation,
      country: () => side.country && nameOf(side.country, locale, 'region'),
      gender: () => terms(`gender.${side.gender}`),
      locale: () => nameOf(side.locale, locale, 'language'),
    } as Partial<Record<Field, () => string | null | undefined>>
    const value = of[field] ? of[field]() : side[field as keyof FullSide]
    return value ? `\u2068${String(value)}\u2069` : t('nothing')
  }
}
