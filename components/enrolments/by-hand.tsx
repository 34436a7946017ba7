import { useTranslations } from 'next-intl'
import { SELECTION } from '@/components/people/selection'
import { SelectionFoot } from '@/components/people/selection-foot'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { enrolByHandAction, enrolNewPersonAction } from '@/lib/enrolments/actions'
import type { ManagedEdition } from '@/lib/enrolments/schema'

type Found = { id: string; name: string; address: string | null; organisation: string | null }

/** Finds a person whom the institute knows, by a form that stands in the address, and enrols them. */
export function KnownPerson({ edition, words, found }: { edition: ManagedEdition; words: string; found: Found[] }) {
  const t = useTranslations('enrolments.byHand')
  return (
    <Card className="grid gap-4">
      <search>
        <form className="grid items-end gap-4 sm:grid-cols-[minmax(0,40rem)_auto] sm:justify-start">
          <TextField name="words" type="search" label={t('search')} defaultValue={words} maxLength={100} dir="auto" />
          <button type="submit" className="btn btn-quiet">
            {t('find')}
          </button>
        </form>
      </search>
      {words && found.length === 0 ? <p role="status">{t('nobody')}</p> : null}
      {found.length > 0 ? (
        <section aria-labelledby="found" className="grid gap-2">
          <h2 id="found">{t('found')}</h2>
          <ul className="divide-y divide-line">
            {found.map((person) => (
              <FoundPerson key={person.id} edition={edition} person={person} />
            ))}
          </ul>
          {found.length > 1 ? <SelectionFoot hidden={{ edition: edition.slug }} /> : null}
        </section>
      ) : null}
    </Card>
  )
}

function FoundPerson({ edition, person }: { edition: ManagedEdition; person: Found }) {
  const t = useTranslations('enrolments.byHand')
  const common = useTranslations('common')
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div>
        <label className="flex min-h-7 items-start gap-3">
          <input type="checkbox" name="person" value={person.id} form={SELECTION} />
          <bdi className="font-semibold">{person.name}</bdi>
        </label>
        <p className="meta ms-8 text-sm">
          {person.address ? <bdi dir="ltr">{person.address}</bdi> : null}
          {person.organisation ? <bdi>{person.organisation}</bdi> : null}
        </p>
      </div>
      <ActionForm
        action={enrolByHandAction}
        errorTitle={common('fixErrors')}
        className="grid gap-2"
        label={t('enrolLabel', { name: person.name })}
      >
        <input type="hidden" name="slug" value={edition.slug} />
        <input type="hidden" name="editionId" value={edition.id} />
        <input type="hidden" name="personId" value={person.id} />
        <SubmitButton look="quiet">
          {t('enrol')} <bdi className="sr-only">{person.name}</bdi>
        </SubmitButton>
      </ActionForm>
    </li>
  )
}

/** Enrols somebody whom the institute does not know yet. */
export function NewPerson({ edition }: { edition: ManagedEdition }) {
  const t = useTranslations('enrolments.byHand')
  const common = useTranslations('common')
  return (
    <Card title={t('new')} className="grid gap-3">
      <p>{t('newExplanation')}</p>
      <ActionForm
        action={enrolNewPersonAction}
        errorTitle={common('fixErrors')}
        className="grid justify-items-start gap-4"
      >
        <input type="hidden" name="slug" value={edition.slug} />
        <input type="hidden" name="editionId" value={edition.id} />
        <div className="grid w-full max-w-160 gap-4">
          <TextField name="name" label={t('name')} maxLength={300} required dir="auto" autoComplete="off" />
          <TextField
            name="address"
            type="email"
            label={t('address')}
            maxLength={254}
            required
            dir="ltr"
            autoComplete="off"
          />
          <TextField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            optionalLabel={common('optional')}
            maxLength={500}
            dir="auto"
          />
        </div>
        <SubmitButton>{t('act')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
