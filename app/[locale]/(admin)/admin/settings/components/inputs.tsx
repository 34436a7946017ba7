import { getLocale, getTranslations } from 'next-intl/server'
import type { Query } from '@/components/ui/address'
import { ComboField } from '@/components/ui/combo-field'
import { ComboSearch, useComboTexts } from '@/components/ui/combo-search'
import { Checkbox, ChoiceGroup, SelectField, TextArea, TextField } from '@/components/ui/field'
import { FilePicker } from '@/components/ui/file-picker'
import { AskForm } from '@/components/ui/form'
import { DateField, TimeField, ZoneField } from '@/components/ui/pickers'
import { findPeople } from '@/lib/people/queries/people'
import { idle } from '@/lib/platform/form-state'
import { param } from '@/lib/platform/inputs'
import { localePath } from '@/lib/platform/locales'
import type { Member } from '@/lib/platform/viewer'
import { Part } from './part'

const PATH = '/admin/settings/components'
const SEARCH = 'specimen-search'

/** What is filled in, empty and refused. */
export async function Inputs({ viewer, query }: { viewer: Member; query: Query }) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()])
  const refused = {
    ...idle,
    status: 'refused' as const,
    at: 1,
    values: { refusedName: [''], refusedKind: ['webinar'], refusedDay: [''] },
    errors: [
      { field: 'refusedName', message: t('validation.required') },
      { field: 'refusedKind', message: t('validation.chooseOne') },
      { field: 'refusedWays', message: t('validation.chooseOne') },
    ],
  }
  const kinds = (['webinar', 'workshop', 'forum'] as const).map((value) => ({
    value,
    label: t(`terms.courseKind.${value}`),
  }))
  const ways = (['online', 'inPerson', 'hybrid'] as const).map((value) => ({
    value,
    label: t(`terms.delivery.${value}`),
  }))
  const ask = { path: PATH, errorTitle: t('common.fixErrors') }
  return (
    <>
      <Part name="fields">
        <AskForm {...ask} state={idle} label={t('components.part.fields')}>
          <TextField name="title" label={t('sessions.plan.title')} hint={t('sessions.plan.seriesTitleHint')} />
          <TextArea name="about" label={t('enrolments.withdraw.reason')} optionalLabel={t('common.optional')} />
          <SelectField name="kind" label={t('catalogue.courses.kind')} options={kinds} emptyLabel={t('common.none')} />
        </AskForm>
      </Part>
      <Part name="choices">
        <AskForm {...ask} state={idle} label={t('components.part.choices')}>
          <ChoiceGroup name="way" kind="radio" label={t('catalogue.courses.delivery')} options={ways} />
          <ChoiceGroup
            name="ways"
            kind="checkbox"
            label={t('catalogue.courses.kind')}
            options={kinds}
            defaultValues={['forum']}
          />
          <Checkbox
            name="counts"
            label={t('sessions.plan.counts')}
            hint={t('sessions.plan.countsHint')}
            defaultChecked
          />
        </AskForm>
      </Part>
      <Part name="errors">
        <AskForm {...ask} state={refused} label={t('components.part.errors')}>
          <TextField name="refusedName" label={t('people.fields.name')} hint={t('people.fields.nameHint')} required />
          <SelectField name="refusedKind" label={t('catalogue.courses.kind')} options={kinds} />
          <ChoiceGroup name="refusedWays" kind="radio" label={t('catalogue.courses.delivery')} options={ways} />
        </AskForm>
      </Part>
      <Part name="pickers">
        <AskForm {...ask} state={idle} label={t('components.part.pickers')}>
          <div className="grid gap-5 sm:grid-cols-3">
            <DateField name="on" label={t('sessions.plan.startOn')} defaultValue="2026-11-24" />
            <TimeField name="from" label={t('sessions.plan.startTime')} defaultValue="15:00" />
            <ZoneField name="zone" label={t('sessions.plan.zone')} defaultValue={viewer.zone} />
          </div>
        </AskForm>
      </Part>
      <Part name="combo">
        <AskForm {...ask} state={idle} label={t('components.part.combo')}>
          <Combo viewer={viewer} words={param(query.find)} />
        </AskForm>
        <ComboSearch id={SEARCH} path={PATH} query={query} />
      </Part>
      <Part name="files">
        <FilePicker
          action={localePath(locale, '/admin/people/import/upload')}
          name="specimenFile"
          label={t('people.import.file')}
          accept=".csv,.xlsx"
          mostBytes={100_000}
          act={t('people.import.read')}
          texts={{
            drop: t('parts.file.drop'),
            tooLarge: t('parts.file.tooLarge', { most: '0.1 MB' }),
            sending: t('parts.file.sending'),
            broken: t('parts.file.broken'),
          }}
        />
      </Part>
    </>
  )
}

async function Combo({ viewer, words }: { viewer: Member; words: string }) {
  const [t, locale, people] = await Promise.all([getTranslations(), getLocale(), findPeople(viewer, words, 20)])
  return (
    <ComboBoxOf
      label={t('enrolments.byHand.search')}
      locale={locale}
      words={words}
      found={words ? people.map(({ id, name }) => ({ value: id, label: name })) : undefined}
    />
  )
}

type ComboProps = { label: string; locale: string; words: string; found?: { value: string; label: string }[] }

function ComboBoxOf(props: ComboProps) {
  const source = localePath(props.locale, '/admin/people/options?among=people')
  return <ComboField {...props} name="person" source={source} searchForm={SEARCH} texts={useComboTexts()} />
}
