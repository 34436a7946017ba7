import { useLocale, useTranslations } from 'next-intl'
import type { Query } from '@/components/ui/address'
import { SelectField, TextField } from '@/components/ui/field'
import { ListFilter } from '@/components/ui/list-filter'
import { NarrowedBy } from '@/components/ui/table-tools'
import { type MailView, mailStates } from '@/lib/notifications/schema'
import { useNameOfMail } from './mail-name'

type Props = { path: string; query: Query; view: MailView; whats: string[] }

/** Narrows the list by whom was written to, what it says and whether it has gone. */
export function MailFilter({ path, query, view, whats }: Props) {
  const t = useTranslations('notifications')
  const stateOf = useTranslations('terms.mailState')
  const locale = useLocale()
  const nameOf = useNameOfMail()
  const { words, what, state } = view
  const said = whats
    .map((value) => ({ value, label: nameOf(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale))
  return (
    <>
      <ListFilter path={path} query={query} asks={['words', 'what', 'state']}>
        <TextField name="words" type="search" label={t('words')} defaultValue={words} maxLength={100} dir="auto" />
        <SelectField name="what" label={t('kind')} defaultValue={what} emptyLabel={t('anything')} options={said} />
        <SelectField
          name="state"
          label={t('state')}
          defaultValue={state}
          emptyLabel={t('anyState')}
          options={mailStates.map((value) => ({ value, label: stateOf(value) }))}
        />
      </ListFilter>
      <NarrowedBy
        path={path}
        query={query}
        filters={[
          { key: 'words', label: words },
          { key: 'what', label: what && nameOf(what) },
          { key: 'state', label: state && stateOf(state) },
        ]}
      />
    </>
  )
}
