import '../globals.css'
import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FailureTexts } from '@/components/shell/failure'
import { LanguageOffer } from '@/components/shell/language-offer'
import { SiteFooter } from '@/components/shell/site-footer'
import { SiteHeader } from '@/components/shell/site-header'
import { SoftNavigation } from '@/components/shell/soft-navigation'
import { EndViewing, ViewingBanner } from '@/components/shell/viewing-banner'
import { currentViewer } from '@/lib/platform/auth'
import { directionOf, localePath } from '@/lib/platform/locales'
import { lowDataHere } from '@/lib/platform/low-data-here'
import { isServed } from '@/lib/platform/messages'
import { isViewed } from '@/lib/platform/viewer'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isServed(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'shell' })
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('description'),
    manifest: localePath(locale, '/manifest'),
  }
}

/** The paper's colour (app/styles/tokens.css) for what the browser draws around a page. */
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#11161c' },
  ],
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params
  if (!isServed(locale)) notFound()
  setRequestLocale(locale)
  const [t, lowData, viewer] = await Promise.all([getTranslations('shell'), lowDataHere(), currentViewer()])
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      data-low-data={lowData ?? undefined}
      data-viewing={isViewed(viewer) || undefined}
    >
      <body className="flex min-h-dvh flex-col">
        <a href="#main" className="skip-link">
          {t('skipToContent')}
        </a>
        {viewer.kind === 'member' ? <ViewingBanner viewer={viewer} /> : null}
        <LanguageOffer />
        <SiteHeader />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto grid w-full max-w-[1180px] flex-1 content-start gap-6 px-5 pt-8 pb-24"
        >
          <FailureTexts
            texts={{
              title: t('failure.title'),
              advice: t('failure.advice'),
              again: t('failure.again'),
              home: t('failure.home'),
              search: t('failure.search'),
              reference: t('failure.reference'),
              viewing: isViewed(viewer)
                ? { title: t('refused.viewing.title'), back: t('viewing.back'), end: <EndViewing /> }
                : undefined,
            }}
          >
            {children}
          </FailureTexts>
        </main>
        <SiteFooter />
        <SoftNavigation keeps={viewer.kind === 'member' && !isViewed(viewer)} />
      </body>
    </html>
  )
}
