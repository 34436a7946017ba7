import { forgetOffline } from './offline'

type Router = { push: (path: string) => void; prefetch: (path: string, options: never) => void }

/** How long a pointer or the focus rests on a link that is meant. */
const REST_MS = 80
/** As long as Next keeps what it fetched ahead (next.config.js). */
const KEPT_MS = 30_000

/**
 * Follows links by the router, and on a good line fetches a page ahead when its link is pointed at, touched or focused.
 * What was fetched before something was sent may no longer hold: such a page is loaded anew, whole. Returns the way back.
 */
export function followAndForesee(router: Router): () => void {
  const fetched = new Map<string, number>()
  let sentAt = 0
  let rest: ReturnType<typeof setTimeout>

  const follow = (event: MouseEvent) => {
    const path = pathToFollow(event)
    const at = path === null ? undefined : fetched.get(path)
    if (path === null || (at !== undefined && at <= sentAt && performance.now() - at < KEPT_MS)) return
    event.preventDefault()
    router.push(path)
  }
  const foresee = ({ target }: Event) => {
    clearTimeout(rest)
    const path = pathOf((target as Element).closest?.('a'))
    if (path === null || path === location.pathname + location.search || savesData()) return
    rest = setTimeout(() => {
      const at = fetched.get(path)
      if (at !== undefined && performance.now() - at < KEPT_MS) return
      fetched.set(path, performance.now())
      // The whole page: it has no part that is the same for all, which is all that would come otherwise.
      router.prefetch(path, { kind: 'full' } as never)
    }, REST_MS)
  }
  const sent = ({ target }: Event) => {
    sentAt = performance.now()
    if ((target as HTMLElement).dataset.leaves !== undefined) forgetOffline()
  }

  const heard = [
    ['click', follow],
    ['pointerover', foresee],
    ['touchstart', foresee],
    ['focusin', foresee],
    ['submit', sent],
  ] as [string, EventListener][]
  for (const [name, listener] of heard) document.addEventListener(name, listener, { passive: name === 'touchstart' })
  return () => {
    clearTimeout(rest)
    for (const [name, listener] of heard) document.removeEventListener(name, listener)
  }
}

/** Null for what the browser does better: another window, a file, another language, another place, a point of this page. */
function pathToFollow(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  return pathOf((event.target as Element).closest?.('a'))
}

function pathOf(link: HTMLAnchorElement | null | undefined): string | null {
  if (!link?.hasAttribute('href') || link.target || link.hasAttribute('download') || link.hreflang) return null
  if (link.origin !== location.origin || link.pathname.startsWith('/api/')) return null
  const isHere = link.pathname === location.pathname && link.search === location.search
  return isHere && link.hash ? null : link.pathname + link.search + link.hash
}

/** By the reader's setting (app/[locale]/layout.tsx), the browser's or the line. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return (
    document.documentElement.dataset.lowData !== undefined ||
    connection?.saveData === true ||
    !['4g', undefined].includes(connection?.effectiveType) ||
    matchMedia('(prefers-reduced-data: reduce)').matches
  )
}
