import { useTranslations } from 'next-intl'
import { Narrow } from '@/components/people/narrow'
import { Link } from '@/components/ui/link'

/** A link of a mail that is used, expired or incomplete: what happened and what can be done. Answers 404. */
export function LinkGone({ kind }: { kind: 'confirm' | 'reset' | 'invitation' | 'confirmAddress' }) {
  const t = useTranslations('people')
  return (
    <Narrow title={t(`${kind}.goneTitle`)} lead={t(`${kind}.goneLead`)}>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Link href="/sign-in" className="btn">
          {t('signIn.title')}
        </Link>
        {kind === 'confirm' ? <Link href="/sign-up">{t('signUp.again')}</Link> : null}
        {kind === 'confirmAddress' ? <Link href="/account/address">{t('address.again')}</Link> : null}
        {kind === 'reset' ? <Link href="/forgot-password">{t('forgotten.again')}</Link> : null}
      </p>
    </Narrow>
  )
}
