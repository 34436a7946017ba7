'use client'

import NextLink from 'next/link'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'
import { defaultLocale, isLocale, localePath } from '@/lib/platform/locales'

type Props = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }

/** A link to a path of the product, in the language of the page that it stands on. */
export function Link({ href, ...props }: Props) {
  const { locale } = useHere()
  return <NextLink href={localePath(locale, href)} {...props} />
}

/** The language and the path that the reader is at, the path without its language. */
export function useHere(): { locale: string; path: string } {
  const pathname = usePathname() ?? '/'
  const [, first = '', ...rest] = pathname.split('/')
  return isLocale(first) ? { locale: first, path: `/${rest.join('/')}` } : { locale: defaultLocale, path: pathname }
}
