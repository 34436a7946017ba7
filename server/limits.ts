import { pathWithoutLocale } from '@/lib/platform/locales'

/** Above this an action's body would end in Next's own 500. */
const MOST_BYTES = 2_000_000

/** Handlers that read a file as it comes and keep a limit of their own, with a sentence. */
const FILES: Record<string, number> = {
  '/admin/people/import/upload': 40_000_000,
  '/account/portrait': 20_000_000,
}

/** How large a request's body may be, by its path. */
export function mostBytesOf(path: string): number {
  return FILES[pathWithoutLocale(path)] ?? MOST_BYTES
}
