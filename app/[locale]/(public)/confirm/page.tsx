import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkForm } from '@/components/accounts/link-form'
import { isolated } from '@/components/people/isolated'
import { Narrow } from '@/components/people/narrow'
import { TextField } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { confirmAction } from '@/lib/accounts/actions/links'
import { openLink } from '@/lib/accounts/queries/links'
import { currentViewer } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.confirm')
  return { title: t('title'), robots: 'noindex' }
}

export default async function ConfirmPage({ searchParams }: Props) {
  const token = param((await searchParams).token)
  const link = await openLink(await currentViewer(), 'signUp', token)
  if (!link) notFound()
  const t = await getTranslations('people.confirm')
  const signUp = await getTranslations('people.signUp')
  return (
    <Narrow title={t('title')} lead={t.rich('lead', { address: link.address, ...isolated })}>
      <LinkForm action={confirmAction} token={token} submit={t('submit')}>
        {/* Lets the browser's password store know whose password it is: no name, since it is not sent. */}
        <input type="text" autoComplete="username" value={link.address} readOnly hidden />
        <TextField name="password" type="password" label={t('password')} autoComplete="current-password" required />
      </LinkForm>
      <p>
        {t('notYours')} <Link href="/sign-up">{signUp('again')}</Link>
      </p>
    </Narrow>
  )
}
