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
  const named = (role: string, of: keyof Holders) => {
    const { total, without } = holders[of]
    return total === 1 && without === 1 ? t('holderWithout', { role }) : t('holders', { role, total, without })
  }
  return (
    <ActionForm action={setFactorRuleAction} errorTitle={common('fixErrors')}>
      <div className="grid gap-1">
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
      </div>
      <div>
        <SubmitButton>{common('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
