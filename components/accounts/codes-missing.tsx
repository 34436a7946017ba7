import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/page'

type Props = { factors: { hasTotp: boolean; hasPasskey: boolean; codesLeft: number } }

/** Warns who has a second factor and no code for the day on which it is lost, until there are some. */
export function CodesMissing({ factors: { hasTotp, hasPasskey, codesLeft } }: Props) {
  const t = useTranslations('people.codes')
  if (codesLeft > 0 || !(hasTotp || hasPasskey)) return null
  return (
    <Notice tone="warn">
      <p>{t('missing')}</p>
      <p>
        <Link href="/account/recovery-codes" className="inline-block py-1 font-semibold">
          {t('make')}
        </Link>
      </p>
    </Notice>
  )
}
