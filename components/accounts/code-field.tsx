import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'

/** A code of the telephone or of paper: one field for both, of digits alone, which every keyboard has. */
export function CodeField({ hasTotp }: { hasTotp: boolean }) {
  const t = useTranslations('people.second')
  return (
    <TextField
      name="code"
      label={t('code')}
      hint={t(hasTotp ? 'codeHint' : 'paperHint')}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={40}
      dir="ltr"
      required
    />
  )
}
