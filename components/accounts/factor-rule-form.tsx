import { useTranslations } from 'next-intl'
import { Checkbox, ChoiceGroup } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { setFactorRuleAction } from '@/lib/accounts/actions/factors'
import { ruledRoles } from '@/lib/accounts/schema'

type Holders = Record<(typeof ruledRoles)[number] | 'trainer', { total: number; without: number }>

type Props = { roles: readonly string[]; trainers: boolean; holders: Holders }

/** For which roles signing in needs a second factor, each with how many people that would ask for one. */
export function FactorRuleForm({ roles, trainers, holders }: Props) {
  const t = useTranslations('people.factorRule')
  const terms = useTranslations('terms.role')
  const common = useTranslations('common')
  const named = (role: string, of: keyof Holders) => t('holders', { role, ...holders[of] })
  return (
    <ActionForm action={setFactorRuleAction} errorTitle={common('fixErrors')}>
      <ChoiceGroup
        name="roles"
        kind="checkbox"
        label={t('roles')}
        hint={t('rolesHint')}
        options={ruledRoles.map((role) => ({ value: role, label: named(terms(role), role) }))}
        defaultValues={[...roles]}
        isColumn
      />
      <Checkbox name="trainers" label={named(t('trainers'), 'trainer')} defaultChecked={trainers} />
      <div>
        <SubmitButton>{common('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
