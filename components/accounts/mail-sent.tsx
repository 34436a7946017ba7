import { getTranslations } from 'next-intl/server'
import { Narrow } from '@/components/people/narrow'
import { Link } from '@/components/ui/link'

/** The same for every address: a mail is on its way, if there is anything to write. */
export async function MailSent({ kind, again }: { kind: 'signUp' | 'forgotten'; again: string }) {
  const t = await getTranslations(`people.${kind}`)
  return (
    <Narrow title={t('sentTitle')} lead={t('sentLead')}>
      <p>{t('sentAdvice')}</p>
      <p>
        <Link href={again}>{t('again')}</Link>
      </p>
    </Narrow>
  )
}
