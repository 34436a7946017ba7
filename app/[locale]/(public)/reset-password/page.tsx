import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkForm } from '@/components/accounts/link-form'
import { NewPasswordField } from '@/components/accounts/password-field'
import { isolated } from '@/components/people/isolated'
import { Narrow } from '@/components/people/narrow'
import { resetPasswordAction } from '@/lib/accounts/actions/links'
import { openLink } from '@/lib/accounts/queries/links'
import { currentViewer } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.reset')
  return { title: t('title'), robots: 'noindex' }
}

export default async function ResetPasswordPage({ searchParams }: Props) {
  const token = param((await searchParams).token)
  const link = await openLink(await currentViewer(), 'resetPassword', token)
  if (!link) notFound()
  const t = await getTranslations('people')
  return (
    <Narrow title={t('reset.title')} lead={t.rich('reset.lead', { address: link.address, ...isolated })}>
      <LinkForm action={resetPasswordAction} token={token} submit={t('reset.submit')}>
        <NewPasswordField label={t('fields.newPassword')} />
      </LinkForm>
    </Narrow>
  )
}
