import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { InstitutionForm } from '@/components/accounts/institution-form'
import { PasskeyForm } from '@/components/accounts/passkey-form'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { Narrow } from '@/components/people/narrow'
import { SaidNotice } from '@/components/shell/said'
import { homePath } from '@/lib/accounts/rules/accounts'
import { currentViewer, isOutByRole } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { institutionSettings } from '@/lib/platform/institution-settings'
import { localePath, pathWithoutLocale } from '@/lib/platform/locales'
import { ownPath } from '@/lib/platform/navigation'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams
  const next = ownPath(param(query.next, 2000), '')
  const viewer = await currentViewer()
  if (viewer.kind === 'member') redirect(localePath(await getLocale(), pathWithoutLocale(next || homePath(viewer))))
  const institution = institutionSettings()
  const t = await getTranslations('people.signIn')
  const first = next ? t((await isOutByRole()) ? 'roleChanged' : 'first') : undefined
  return (
    <Narrow title={t('title')} lead={first}>
      <SaidNotice said={query.said} />
      <SignInForm next={next}>
        {institution ? <InstitutionForm name={institution.name} next={next} use="signIn" /> : null}
        <PasskeyForm use="signIn" next={next} />
      </SignInForm>
    </Narrow>
  )
}
