import { redirect } from 'next/navigation'
import { comeBack } from '@/lib/accounts/commands/institution-finish'
import type { Errand } from '@/lib/accounts/rules/institution'
import { currentViewer, setSignInCookie } from '@/lib/platform/auth'
import { enter } from '@/lib/platform/enter'
import { expectedBack, expectNoMore } from '@/lib/platform/institution-cookie'
import { defaultLocale, localePath, pathWithoutLocale } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import { ownPath } from '@/lib/platform/navigation'
import { preferredLocale } from '@/lib/platform/preference'
import type { Reason, Refusal } from '@/lib/platform/result'
import { plainPage } from '@/server/plain-page'

const STATUS: Partial<Record<Reason, number>> = {
  notFound: 404,
  institutionAway: 503,
  institutionDenied: 403,
  institutionUnlinked: 403,
  institutionTaken: 403,
  institutionLinkedAlready: 403,
  institutionOther: 403,
  proveAgain: 403,
  accountSuspended: 403,
}

/** Where an institution sends people back (OpenID Connect Core, 3.1.2.5). What is in the address holds once, and here alone. */
export async function GET(request: Request) {
  const answer = new URL(request.url).searchParams
  const back = await comeBack(await currentViewer(), await expectedBack(), answer)
  const { result, errand } = back
  const locale = back.locale ?? preferredLocale(request.headers.get('accept-language') ?? undefined) ?? defaultLocale
  // Whoever comes with another's answer is still awaited with their own.
  if (result.ok || result.reason !== 'institutionWrong') await expectNoMore()
  if (!result.ok) return refusalPage(result, locale, errand)
  if ('linked' in result.value) redirect(localePath(locale, '/account?said=institutionLinked'))
  if ('proved' in result.value) {
    await setSignInCookie(result.value.proved)
    redirect(localePath(locale, pathWithoutLocale(ownPath(result.value.next, '/account'))))
  }
  return enter(result.value.entered, result.value.next, locale)
}

function refusalPage(refusal: Refusal, locale: string, errand: Errand): Response {
  const t = translatorFor(locale)
  const [href, label] =
    errand === 'signIn' ? ['/sign-in', t('shell.signIn')] : ['/account', t('people.institution.toAccount')]
  const isNone = refusal.reason === 'notFound'
  const { status, headers, body } = plainPage(
    { url: localePath(locale, '/'), headers: {} },
    {
      status: STATUS[refusal.reason] ?? 400,
      title: isNone ? t('shell.missing.title') : t(`people.institution.failed.${errand}`),
      advice: escaped(isNone ? t('shell.missing.advice') : t(`refusals.${refusal.reason}`, refusal.params as never)),
      links: [{ href: localePath(locale, href), label }],
    },
  )
  return new Response(new Uint8Array(body), { status, headers: headers as Record<string, string> })
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
