import { useTranslations } from 'next-intl'
import { TextArea } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import {
  endAllSignInsAction,
  reinstateAction,
  removeFactorsAction,
  suspendAction,
  viewAsAction,
} from '@/lib/accounts/actions/administration'
import type { AccountAct } from '@/lib/accounts/rules/accounts'
import { isolated } from './isolated'

const actions = {
  suspend: suspendAction,
  reinstate: reinstateAction,
  endSignIns: endAllSignInsAction,
  removeFactors: removeFactorsAction,
  viewAs: viewAsAction,
}

/** An act on somebody's account: its consequence in words, and why it is done. */
export function PersonActForm({ person, act }: { person: { id: string; name: string }; act: AccountAct }) {
  const t = useTranslations('people.person.act')
  const common = useTranslations('common')
  return (
    <>
      <p>{t.rich(`${act}.consequence`, { name: person.name, ...isolated })}</p>
      <ActionForm action={actions[act]} errorTitle={common('fixErrors')} className="grid max-w-160 gap-5">
        <input type="hidden" name="personId" value={person.id} />
        <ReasonField />
        <div>
          <SubmitButton look={act === 'suspend' || act === 'removeFactors' ? 'danger' : 'main'}>
            {t(`${act}.link`)}
          </SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

export function ReasonField() {
  const t = useTranslations('people.person.act')
  return (
    <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} maxLength={500} required dir="auto" />
  )
}
