import { redirect as leave } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { localePath, pathWithoutLocale } from './locales'

/** Leaves for a path of the product in the reader's language. Throws, as Next's redirect does. */
export async function redirectTo(path: string): Promise<never> {
  leave(localePath(await getLocale(), path))
}

/**
 * A path to come back to after signing in, from an address's `next`: one of our own or, for anything else, the
 * fallback. `//elsewhere`, `/\elsewhere`, `/x/..//elsewhere`, `/fr//elsewhere` and whole addresses are not our own.
 */
export function ownPath(next: unknown, fallback = '/'): string {
  if (typeof next !== 'string' || next.length > 2000 || !/^\/(?![/\\])/.test(next)) return fallback
  const url = tryUrl(next)
  if (url?.origin !== 'http://own.invalid') return fallback
  // Dots are resolved by now, and what comes after a language is a path too: neither may leave two slashes at the front.
  const isElsewhere = [url.pathname, pathWithoutLocale(url.pathname)].some((path) => path.startsWith('//'))
  return isElsewhere ? fallback : url.pathname + url.search
}

function tryUrl(path: string): URL | null {
  try {
    return new URL(path, 'http://own.invalid')
  } catch {
    return null
  }
}

/** A path that says what has just been done, and by what id it can be taken back. */
export function saying(path: string, said: string, undoId: string | null = null): string {
  const query = new URLSearchParams(undoId ? { said, undo: undoId } : { said })
  return `${path}${path.includes('?') ? '&' : '?'}${query}`
}
