import { createHash, randomBytes } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { env } from '@/lib/platform/env'
import { pathWithoutLocale } from '@/lib/platform/locales'
import { isSecure } from '@/lib/platform/sign-in-cookie'

const YEAR_S = 365 * 86_400

/**
 * What every answer carries, a failure's too (OWASP ASVS 5.0, 3.4). A page replaces the content policy by one that lets its
 * own scripts run.
 */
export function headersOfAll(): OutgoingHttpHeaders {
  return {
    'content-security-policy': policyWith([]),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Where the address holds a token, nobody elsewhere learns of it; a form of ours still says where it was sent from.
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isSecure() && { 'strict-transport-security': `max-age=${YEAR_S}; includeSubDomains` }),
  }
}

/** Of a file that somebody sent: whatever it is, it does nothing, not even where a browser shows it by itself. */
const FILE_POLICY = "default-src 'none'; sandbox"

/** The policy of what is rendered for its reader, by its path. */
export function policyOf(path: string): string {
  return pathWithoutLocale(path).startsWith('/files/') ? FILE_POLICY : policyWithNonce()
}

/** Of a page that has no script and no form. */
export const PLAIN_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * The policy of a page that is rendered for its reader: scripts that this answer's nonce marks, and the build's own files.
 * Next marks its scripts with what it finds in a request's header of the same name.
 */
function policyWithNonce(): string {
  return policyWith([`'nonce-${randomBytes(16).toString('base64')}'`])
}

/**
 * The policy of a page that is kept: what is given to everybody cannot have a nonce (CSP Level 3, 7.1), so that its scripts
 * are named by their hashes. Those alone that carry the nonce it was rendered with: they are Next's, whatever else stands
 * in the page.
 */
export function policyOfKept(html: string, rendered: string): string {
  const nonce = /'nonce-([^']+)'/.exec(rendered)?.[1]
  const hashes = new Set<string>()
  for (const [, attributes = '', script = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (nonce && attributes.includes(`nonce="${nonce}"`) && !/\ssrc=/.test(attributes)) hashes.add(hashOf(script))
  }
  return policyWith([...hashes])
}

function policyWith(scripts: string[]): string {
  // Next's own tools for development evaluate text.
  const also = env().NODE_ENV === 'development' ? ["'unsafe-eval'"] : []
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts, ...also].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    // Without script, a form that leads on to an institution is followed there only where this names it (CSP Level 3, 6.4.1).
    ["form-action 'self'", ...institutions()].join(' '),
    "frame-ancestors 'none'",
  ].join('; ')
}

const institutions = () => (env().OIDC_ISSUER ? [new URL(env().OIDC_ISSUER as string).origin] : [])

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
