import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { MailSent } from '@/components/accounts/mail-sent'
import { SignUpForm } from '@/components/accounts/sign-up-form'
import { Narrow } from '@/components/people/narrow'
import { homePath } from '@/lib/accounts/rules/accounts'
import { currentViewer } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { localePath, pathWithoutLocale } from '@/lib/platform/locales'
import { ownPath } from '@/lib/platform/navigation'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.signUp')
  return { title: t('title') }
}

export default async function SignUpPage({ searchParams }: Props) {
  const query = await searchParams
  const next = ownPath(param(query.next, 2000), '')
  const viewer = await currentViewer()
  if (viewer.kind === 'member') redirect(localePath(await getLocale(), pathWithoutLocale(next || homePath(viewer))))
  if (query.sent) return <MailSent kind="signUp" again="/sign-up" />
  const t = await getTranslations('people.signUp')
  return (
    <Narrow title={t('title')} lead={t('lead')}>
      <SignUpForm next={next} />
    </Narrow>
  )
}
