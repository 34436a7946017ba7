import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkForm } from '@/components/accounts/link-form'
import { isolated } from '@/components/people/isolated'
import { Narrow } from '@/components/people/narrow'
import { Checkbox } from '@/components/ui/field'
import { confirmAddressAction } from '@/lib/accounts/actions/links'
import { openAddressLink } from '@/lib/accounts/queries/links'
import { requireMember } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.confirmAddress')
  return { title: t('title'), robots: 'noindex' }
}

/** For the account's owner alone: the link by itself, in whatever letter box, changes nothing. */
export default async function ConfirmAddressPage({ searchParams }: Props) {
  const token = param((await searchParams).token)
  const viewer = await requireMember(`/confirm-address?token=${encodeURIComponent(token)}`)
  const link = await openAddressLink(viewer, token)
  if (!link) notFound()
  const t = await getTranslations('people.confirmAddress')
  return (
    <Narrow title={t('title')} lead={t.rich('lead', { address: link.address, ...isolated })}>
      <LinkForm action={confirmAddressAction} token={token} submit={t('submit')}>
        {link.former ? (
          <Checkbox
            name="keepsFormer"
            label={t('keepFormer', { address: link.former })}
            hint={t('keepFormerHint')}
            defaultChecked
          />
        ) : null}
        <p>{t('ends')}</p>
      </LinkForm>
    </Narrow>
  )
}
