import { useLocale, useTranslations } from 'next-intl'
import { FoldChoice } from '@/components/sessions/fold-choice'
import { Checkbox, SelectField, TextField } from '@/components/ui/field'
import { ZoneField } from '@/components/ui/pickers'
import type { EditionDraft } from '@/lib/catalogue/queries/edition-draft'
import { deliveries, editionParts, rateBases, waysIn } from '@/lib/catalogue/schema'
import { fieldOf } from './admin-figures'
import { TextsByLanguage } from './admin-texts'

/** The fields of an edition, old or new, as they stand in `draft`. */
export function EditionFields({ draft }: { draft: EditionDraft }) {
  const t = useTranslations('catalogue.admin.edition')
  const facts = useTranslations('catalogue.edition')
  const terms = useTranslations('terms')
  const preview = useTranslations('sessions.preview')
  const common = useTranslations('common')
  const optional = common('optional')
  const locale = useLocale()
  return (
    <>
      <TextsByLanguage
        parts={editionParts}
        texts={draft.texts}
        baseLocale={draft.baseLocale}
        legend={t('name')}
        hints={{ label: t('labelHint') }}
        isBaseChosen
      />
      <fieldset className="grid gap-4 rounded-box border border-line p-4">
        <legend className="px-1 font-semibold">{t('when')}</legend>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField name="startsOn" type="date" label={t('startsOn')} defaultValue={draft.startsOn} required />
          <TextField name="endsOn" type="date" label={t('endsOn')} defaultValue={draft.endsOn} required />
          <ZoneField name="zone" label={facts('zone')} hint={t('zoneHint')} defaultValue={draft.zone} />
          <SelectField
            name="delivery"
            label={facts('delivery')}
            options={deliveries.map((value) => ({ value, label: terms(`delivery.${value}`) }))}
            defaultValue={draft.delivery}
          />
          <TextField
            name="location"
            label={facts('location')}
            optionalLabel={optional}
            defaultValue={draft.location}
            maxLength={200}
            dir="auto"
          />
        </div>
      </fieldset>
      <fieldset className="grid gap-4 rounded-box border border-line p-4">
        <legend className="px-1 font-semibold">{t('joining')}</legend>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField
            name="wayIn"
            label={facts('wayIn')}
            options={waysIn.map((value) => ({ value, label: terms(`wayIn.${value}`) }))}
            defaultValue={draft.wayIn}
          />
          <p className="text-sm text-ink-soft">{t('windowHint')}</p>
          <TextField
            name="enrolFrom"
            type="datetime-local"
            label={t('enrolFrom')}
            optionalLabel={optional}
            defaultValue={draft.enrolFrom}
          />
          <TextField
            name="enrolUntil"
            type="datetime-local"
            label={t('enrolUntil')}
            optionalLabel={optional}
            defaultValue={draft.enrolUntil}
          />
        </div>
        <FoldChoice
          label={preview('whichMeant')}
          first={preview('first')}
          second={preview('second')}
          kept={draft.fold}
          isAsked={draft.fold !== null}
        />
        <Checkbox
          name="isRestricted"
          label={t('isRestricted')}
          hint={t('isRestrictedHint')}
          defaultChecked={draft.isRestricted}
        />
        <Checkbox name="showsCohort" label={t('showsCohort')} defaultChecked={draft.showsCohort} />
      </fieldset>
      <fieldset className="grid gap-4 rounded-box border border-line p-4">
        <legend className="px-1 font-semibold">{facts('needs')}</legend>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField
            name="rate"
            label={t('rate')}
            hint={t('rateHint')}
            defaultValue={fieldOf(draft.rate, locale)}
            inputMode="decimal"
            dir="ltr"
            required
          />
          <SelectField
            name="rateBasis"
            label={t('rateBasis')}
            options={rateBases.map((value) => ({ value, label: terms(`rateBasis.${value}`) }))}
            defaultValue={draft.rateBasis}
          />
          <TextField
            name="late"
            label={t('late')}
            hint={t('countsHint')}
            defaultValue={fieldOf(draft.late, locale)}
            inputMode="decimal"
            dir="ltr"
            required
          />
          <TextField
            name="leftEarly"
            label={t('leftEarly')}
            hint={t('countsHint')}
            defaultValue={fieldOf(draft.leftEarly, locale)}
            inputMode="decimal"
            dir="ltr"
            required
          />
        </div>
      </fieldset>
    </>
  )
}
