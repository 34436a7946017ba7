import { useLocale, useTranslations } from 'next-intl'
import { ComboField } from '@/components/ui/combo-field'
import { ComboSearch, useComboTexts } from '@/components/ui/combo-search'
import { SelectField } from '@/components/ui/field'
import { ActionForm, AskForm, SubmitButton } from '@/components/ui/form'
import { Notice } from '@/components/ui/page'
import { giveRoleAction, takeRoleAction } from '@/lib/people/actions/roles'
import type { Choice } from '@/lib/people/queries/choices'
import { type RoleChoice, roleChoices, roleOf, type ScopeKind } from '@/lib/people/schema'
import { idle } from '@/lib/platform/form-state'
import { localePath } from '@/lib/platform/locales'
import { asOption } from './as-option'
import { isolated } from './isolated'
import { ReasonField } from './person-act-form'

type Person = { id: string; name: string }

/** The first question: which role, and for what kind of thing. */
export function ChooseRole({ person }: { person: Person }) {
  const t = useTranslations('people.person.roles')
  const common = useTranslations('common')
  const name = useChoiceName()
  return (
    <AskForm path={`/admin/people/${person.id}/roles`} state={idle} errorTitle={common('fixErrors')} label={t('give')}>
      <div className="grid max-w-160 gap-5">
        <SelectField
          name="give"
          label={t('choice')}
          emptyLabel={t('choose')}
          options={roleChoices.map((choice) => ({ value: choice, label: name(choice) }))}
          required
        />
        <div>
          <SubmitButton>{t('continue')}</SubmitButton>
        </div>
      </div>
    </AskForm>
  )
}

type Giving = { person: Person; choice: RoleChoice; needsSecond: boolean; words: string; found: Choice[] }

/** The second: for which course, edition, session or organisation, and why. */
export function GiveRole({ person, choice, needsSecond, words, found }: Giving) {
  const t = useTranslations('people.person.roles')
  const common = useTranslations('common')
  const name = useChoiceName()
  const kind = kindOf(choice)
  return (
    <>
      <p>{t.rich(needsSecond ? 'giveSecond' : 'giveLead', { name: person.name, ...isolated })}</p>
      <ActionForm
        action={giveRoleAction}
        errorTitle={common('fixErrors')}
        label={name(choice)}
        className="grid max-w-160 gap-5"
      >
        <p className="font-semibold">{name(choice)}</p>
        <input type="hidden" name="personId" value={person.id} />
        <input type="hidden" name="choice" value={choice} />
        {kind ? <ScopeField kind={kind} words={words} found={found} /> : null}
        <ReasonField />
        <div>
          <SubmitButton>{t(needsSecond ? 'ask' : 'submit')}</SubmitButton>
        </div>
      </ActionForm>
      {kind ? <ComboSearch id={SEARCH} path={`/admin/people/${person.id}/roles`} query={{ give: choice }} /> : null}
    </>
  )
}

const SEARCH = 'scope-search'

function ScopeField({ kind, words, found }: { kind: ScopeKind; words: string; found: Choice[] }) {
  const t = useTranslations('people.person.find')
  const locale = useLocale()
  return (
    <ComboField
      name="scopeId"
      label={t(kind)}
      source={localePath(locale, `/admin/people/scopes?kind=${kind}`)}
      searchForm={SEARCH}
      words={words}
      found={words ? found.map(asOption) : undefined}
      texts={useComboTexts()}
      locale={locale}
    />
  )
}

/** In place of the second question, where one administrator alone would give administration and may not. */
export function NotAlone() {
  return <Notice tone="warn">{useTranslations('refusals')('administrationAlone')}</Notice>
}

type Taking = { person: Person; grantId: string; isAdministration: boolean }

export function TakeRole({ person, grantId, isAdministration }: Taking) {
  const t = useTranslations('people.person.roles')
  const common = useTranslations('common')
  return (
    <>
      <p>{t.rich('takeLead', { name: person.name, ...isolated })}</p>
      {isAdministration ? <p>{t('takeAlone')}</p> : null}
      <ActionForm action={takeRoleAction} errorTitle={common('fixErrors')} className="grid max-w-160 gap-5">
        <input type="hidden" name="personId" value={person.id} />
        <input type="hidden" name="grantId" value={grantId} />
        <ReasonField />
        <div>
          <SubmitButton look="danger">{t('takeSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

function useChoiceName() {
  const roles = useTranslations('terms.role')
  const scopes = useTranslations('people.person.scope')
  return (choice: RoleChoice) => `${roles(roleOf({ choice }).role)} · ${scopes(kindOf(choice) ?? 'institute')}`
}

const kindOf = (choice: RoleChoice) => choice.split(':')[1] as ScopeKind | undefined
