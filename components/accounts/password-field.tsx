import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { PASSWORD_LEAST, PASSWORD_MOST } from '@/lib/accounts/schema'

/** A password that is being chosen. */
export function NewPasswordField({ label }: { label: string }) {
  const t = useTranslations('people.fields')
  return (
    <TextField
      name="password"
      type="password"
      label={label}
      hint={t('passwordHint', { min: PASSWORD_LEAST })}
      autoComplete="new-password"
      maxLength={PASSWORD_MOST}
      required
    />
  )
}
