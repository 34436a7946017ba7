import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external'
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external'
import { createRequestStore } from 'next/dist/server/async-storage/request-store'

/** What was asked for by Next's own words for it (NEXT_REDIRECT, NEXT_HTTP_ERROR_FALLBACK) and what the answer sets. */
type Answered<T> = { value?: T; led?: string; cookies: string[] }

/**
 * Does the work as an act of a request, in the very stores by which Next's `cookies()`, `headers()` and `redirect()` know
 * theirs: what it sets is what the answer would say (`Set-Cookie`, whole).
 */
export async function asAct<T>(asked: Record<string, string>, work: () => Promise<T>): Promise<Answered<T>> {
  let cookies: string[] = []
  const request = createRequestStore({
    phase: 'action',
    headers: new Headers(asked),
    onUpdateCookies: (set) => {
      cookies = set
    },
    url: { pathname: '/', search: '' },
    rootParams: {},
    implicitTags: { tags: [], expirationsByCacheKind: new Map() } as never,
    resumeDataCache: null,
    previewProps: undefined,
    isHmrRefresh: false,
    serverComponentsHmrCache: undefined,
    hmrRefreshHash: undefined,
    stagedFallbackParams: null,
  })
  const route = { route: '/', page: '/page', forceDynamic: true } as never
  try {
    const value = await workAsyncStorage.run(route, () => workUnitAsyncStorage.run(request, work))
    return { value, cookies }
  } catch (error) {
    const [word, , led] = String((error as { digest?: string }).digest ?? '').split(';')
    if (word !== 'NEXT_REDIRECT') throw error
    return { led, cookies }
  }
}
