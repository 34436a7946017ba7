'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Follows the links of the product without loading the whole page anew, once script has come: one listener for all, so
 * that links stay plain ones, which cost neither the server nor the phone anything, and are fetched only when followed.
 */
export function SoftNavigation() {
  const router = useRouter()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const path = pathToFollow(event)
      if (path === null) return
      event.preventDefault()
      router.push(path)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
}

/** Null for what the browser does better: another window, a file, another language, another place, a point of this page. */
function pathToFollow(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = (event.target as Element).closest?.('a[href]') as HTMLAnchorElement | null
  if (!link || link.target || link.hasAttribute('download') || link.hreflang) return null
  if (link.origin !== location.origin || link.pathname.startsWith('/api/')) return null
  const isHere = link.pathname === location.pathname && link.search === location.search
  if (isHere && link.hash) return null
  return link.pathname + link.search + link.hash
}
