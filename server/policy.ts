import { createHash } from 'node:crypto'

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

/**
 * The content policy of a page that is kept: only its own scripts run, those from files by their address and those that
 * Next writes into the page by their hashes, since what is given to everybody cannot have a nonce (CSP Level 3, 6.7.2.3).
 */
export function policyOf(html: string): string {
  const hashes = new Set([...html.matchAll(INLINE_SCRIPT)].map(([, script = '']) => `'sha256-${hashOf(script)}'`))
  return [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const hashOf = (script: string) => createHash('sha256').update(script).digest('base64')
