import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { removeModuleAction, removeTermAction } from '@/lib/catalogue/actions'

type Props = { title: string; consequence: string; kind: 'module' | 'term'; hidden: Record<string, string | number> }

/** Takes a module or a term out of its edition, with the consequence in words. */
export function RemoveForm({ title, consequence, kind, hidden }: Props) {
  const common = useTranslations('common')
  return (
    <Card title={title}>
      <ActionForm
        action={kind === 'module' ? removeModuleAction : removeTermAction}
        errorTitle={common('fixErrors')}
        className="grid justify-items-start gap-3"
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{consequence}</p>
        <SubmitButton look="danger">{title}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
