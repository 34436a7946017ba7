import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/page'
import { makeRecoveryCodesAction } from '@/lib/accounts/actions/factors'
import { CodesShown } from './codes-shown'

/** Makes codes for paper, and shows them this once. */
export function CodesForm({ codesLeft, seen }: { codesLeft: number; seen: string }) {
  const t = useTranslations('people.codes')
  const common = useTranslations('common')
  const shown = {
    title: t('shownTitle'),
    lead: t('shownLead'),
    foot: (
      <p>
        <Link href="/account" className="btn">
          {t('kept')}
        </Link>
      </p>
    ),
  }
  return (
    <div className="card">
      <ActionForm action={makeRecoveryCodesAction} errorTitle={common('fixErrors')}>
        <CodesShown shown={shown}>
          <input type="hidden" name="seen" value={seen} />
          {codesLeft > 0 ? <p>{t('left', { count: codesLeft })}</p> : <Notice tone="warn">{t('missing')}</Notice>}
          {codesLeft > 0 ? <p>{t('replaces')}</p> : null}
          <div>
            <SubmitButton>{t(codesLeft > 0 ? 'makeNew' : 'make')}</SubmitButton>
          </div>
        </CodesShown>
      </ActionForm>
    </div>
  )
}
