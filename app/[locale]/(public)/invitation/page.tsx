import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkForm } from '@/components/accounts/link-form'
import { NewPasswordField } from '@/components/accounts/password-field'
import { isolated } from '@/components/people/isolated'
import { Narrow } from '@/components/people/narrow'
import { acceptInvitationAction } from '@/lib/accounts/actions/links'
import { openLink } from '@/lib/accounts/queries/links'
import { currentViewer } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.invitation')
  return { title: t('submit'), robots: 'noindex' }
}

export default async function InvitationPage({ searchParams }: Props) {
  const token = param((await searchParams).token)
  const link = await openLink(await currentViewer(), 'invitation', token)
  if (!link?.name) notFound()
  const { address, name } = link
  const t = await getTranslations('people')
  return (
    <Narrow
      title={t.rich('invitation.title', { name, ...isolated })}
      lead={t.rich('invitation.lead', { address, ...isolated })}
    >
      <LinkForm action={acceptInvitationAction} token={token} submit={t('invitation.submit')}>
        <NewPasswordField label={t('fields.newPassword')} />
      </LinkForm>
    </Narrow>
  )
}
