'use client'

import { usePathname } from 'next/navigation'
import { localeOfPath, localePath, pathWithoutLocale } from '@/lib/platform/locales'

/** Where the reader is, for what the browser renders: the path without its language, and how to address another. */
export function useHere(): { path: string; addressOf: (path: string) => string } {
  const pathname = usePathname() ?? '/'
  const locale = localeOfPath(pathname)
  return { path: pathWithoutLocale(pathname), addressOf: (path) => localePath(locale, path) }
}
