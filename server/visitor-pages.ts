import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { now } from '@/lib/platform/clock'
import type { Answer } from './answer'
import { policyOfKept } from './policy'
import { Pressed } from './pressed'

const MOST_BYTES = 32 * 1024 * 1024
const MINUTE_MS = 60_000

/** A page that every visitor sees alike. */
export type KeptPage = { headers: OutgoingHttpHeaders; pressed: Pressed }

/** A page for everybody, or what was rendered and is not for everybody (null: answered already), or word to render it. */
export type Given = { page: KeptPage } | { answer: Answer | null } | 'own'

export type VisitorPages = {
  /** The page for a key: the one that is kept, the one being rendered for somebody else, or what `render` makes. */
  page: (key: string, render: () => Promise<Answer | null>) => Promise<Given>
  /** Forgets everything: something that visitors see was written. */
  clear: () => void
}

/**
 * Keeps what visitors see until something that they see is written, or the minute turns: what a page says of now (open,
 * running, over) changes on whole minutes. Those who come while a page is being rendered wait for that one, unless
 * something was written since it was begun.
 */
export function visitorPages(): VisitorPages {
  let kept = new Map<string, { page: KeptPage; minute: number }>()
  let rendering = new Map<string, Promise<KeptPage | null>>()
  let bytes = 0

  function keep(key: string, page: KeptPage, minute: number) {
    drop(key)
    kept.set(key, { page, minute })
    bytes += page.pressed.body.length
    for (const oldest of kept.keys()) {
      if (bytes <= MOST_BYTES) break
      drop(oldest)
    }
  }

  function drop(key: string) {
    bytes -= kept.get(key)?.page.pressed.body.length ?? 0
    kept.delete(key)
  }

  return {
    page: async (key, render) => {
      const minute = Math.floor(now().getTime() / MINUTE_MS)
      const entry = kept.get(key)
      if (entry?.minute === minute) {
        // The most recently used stand last.
        kept.delete(key)
        kept.set(key, entry)
        return { page: entry.page }
      }
      const begun = rendering.get(key)
      if (begun) {
        const page = await begun
        return page ? { page } : 'own'
      }
      const here = { kept, rendering }
      const rendered = render()
      const making = rendered.then((answer) => answer && pageOf(answer))
      rendering.set(key, making)
      try {
        const page = await making
        if (!page) return { answer: await rendered }
        // What was written meanwhile may be missing in it.
        if (here.kept === kept) keep(key, page, minute)
        return { page }
      } finally {
        here.rendering.delete(key)
      }
    },
    clear: () => {
      kept = new Map()
      rendering = new Map()
      bytes = 0
    },
  }
}

/** What may be given to everybody: a whole page, and nothing that sets a cookie. */
function pageOf({ status, headers, body }: Answer): KeptPage | null {
  const type = String(headers['content-type'] ?? '')
  if (status !== 200 || !type.startsWith('text/html') || headers['set-cookie']) return null
  return {
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-security-policy': policyOfKept(body.toString(), String(headers['content-security-policy'])),
      link: headers.link,
      vary: 'Accept-Language, Save-Data, Cookie, Accept-Encoding',
      etag: `W/"${createHash('sha256').update(body).digest('base64url')}"`,
    },
    pressed: new Pressed(body, true),
  }
}
