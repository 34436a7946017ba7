import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const MINUTE_MS = 60_000

/** How long a sign-in waits for its second factor. */
export const STEP_MS = 10 * MINUTE_MS

/** How long an application may take to tell its first code. */
export const SET_UP_MS = 60 * MINUTE_MS

/** RFC 6238's step in seconds, and how many steps before and after the present one are taken: clocks differ (5.2). */
const STEP_SECONDS = 30
const STEPS_AROUND = 1

export const TOTP_DIGITS = 6
/** Digits, which every keyboard has: 66 bits. */
export const RECOVERY_DIGITS = 20
export const RECOVERY_CODES = 10

/**
 * How often a telephone's code may be wrong for one account: of a million codes three are right at a time. A code on paper
 * cannot be guessed; it is held so that nobody makes the server hash for ever, and so that one way stays open while the
 * other is closed (OWASP ASVS 5.0, 6.6.3).
 */
export const CODE_FAILURES = { totp: { burst: 10, anHour: 2 }, recoveryCode: { burst: 20, anHour: 20 } }

/** How often an account may have its codes on paper made anew: each time the server hashes ten. */
export const CODES_MADE = { burst: 10, anHour: 10 }

export type Code = { kind: 'totp' | 'recoveryCode'; digits: string }

/** What was typed as a code, in any script's digits and with any gaps; null for what is none. */
export function readCode(typed: string): Code | null {
  const digits = [...typed.normalize('NFKC')]
    .map(westernDigit)
    .join('')
    .replace(/[\s\-–—‑]/g, '')
  if (!/^\d+$/.test(digits)) return null
  if (digits.length === TOTP_DIGITS) return { kind: 'totp', digits }
  return digits.length === RECOVERY_DIGITS ? { kind: 'recoveryCode', digits } : null
}

/** Arabic and Persian keyboards write digits of their own. */
function westernDigit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  for (const zero of [0x660, 0x6f0]) if (code >= zero && code <= zero + 9) return String(code - zero)
  return letter
}

/** 160 random bits, as RFC 4226 (4, R6) recommends, in the letters that an application reads. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an application reads from a square or a link. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), ...SHAPE }).toString()
}

/** The step whose code was told; null where it is no code of now, or of a step that was taken already. */
export function stepOfCode(secret: string, digits: string, lastStep: bigint | null, now: Date): bigint | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), ...SHAPE })
  const delta = totp.validate({ token: digits, timestamp: now.getTime(), window: STEPS_AROUND })
  if (delta === null) return null
  const step = BigInt(Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta)
  return lastStep !== null && step <= lastStep ? null : step
}

/** What every application can do. */
const SHAPE = { algorithm: 'SHA1', digits: TOTP_DIGITS, period: STEP_SECONDS }

/** Ten different codes. */
export function newRecoveryCodes(): string[] {
  const codes = new Set<string>()
  while (codes.size < RECOVERY_CODES) codes.add(Array.from({ length: RECOVERY_DIGITS }, () => randomInt(10)).join(''))
  return [...codes]
}

/** As it is read and written down: in groups of five. */
export function spaced(code: string): string {
  return code.replace(/(\d{5})(?=\d)/g, '$1 ')
}

/** A form as it is sent back: a code that was wrong is typed anew, as a password is, and not shown again. */
export function withoutCode(form: FormData): FormData {
  const rest = new FormData()
  for (const [name, value] of form) if (name !== 'code') rest.append(name, value)
  return rest
}
