import { fold } from '@/lib/people/rules/words'
import { type Grant, holdsRole } from '@/lib/platform/viewer'
import { commonPasswords } from './common-passwords'

export const HOUR_MS = 3_600_000

/** In which ten minutes an instant is: part of the key of a message that goes out once in them, however often it is caused. */
export const tenMinutesOf = (at: Date) => Math.floor(at.getTime() / 600_000)

/** How long the link of a mail may be used. */
export const LINK_MS = {
  signUp: 48 * HOUR_MS,
  resetPassword: HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  changeAddress: 24 * HOUR_MS,
}

/** So many links of one kind an hour to one address: whoever asks for more gets the same answer and no further mail. */
export const LINKS_AN_HOUR = 5

/** What an administrator does to somebody's account; each has its sentences under `people.person.act`. */
export const accountActs = ['viewAs', 'endSignIns', 'removeFactors', 'suspend', 'reinstate'] as const

export type AccountAct = (typeof accountActs)[number]

/** Those of them that make sense for an account that stands so and belongs to such a person. */
export function actsOnAccount({
  standing,
  signInCount,
  hasSecondFactor,
  isOwn,
  isAdministrator,
}: {
  standing: 'none' | 'invited' | 'active' | 'suspended'
  signInCount: number
  hasSecondFactor: boolean
  isOwn: boolean
  isAdministrator: boolean
}): AccountAct[] {
  if (isOwn) return []
  if (standing === 'suspended') return ['reinstate']
  if (standing !== 'active') return []
  return [
    ...(isAdministrator ? [] : ['viewAs' as const]),
    ...(signInCount > 0 ? ['endSignIns' as const] : []),
    ...(hasSecondFactor ? ['removeFactors' as const] : []),
    'suspend',
  ]
}

/** So long an administrator looks at the product as somebody else, at most. */
export const VIEW_AS_MS = HOUR_MS / 2

/**
 * How often signing in may fail by one address of mail, whether it has an account or none, and from one machine or network,
 * where many may sit behind one address; and the present password of one account (OWASP ASVS 5.0, 6.3.1). What succeeds does not count.
 */
export const SIGN_IN_FAILURES = { account: { burst: 10, anHour: 10 }, client: { burst: 60, anHour: 60 } }

/** How often an account may be asked for its present password, also where it was right: each time the server hashes. */
export const PASSWORDS_ASKED = { burst: 60, anHour: 60 }

export type LinkKind = keyof typeof LINK_MS

/** A link may be used once, and until the moment it expires at. */
export function linkIsOpen(link: { usedAt: Date | null; expiresAt: Date }, now: Date): boolean {
  return link.usedAt === null && now < link.expiresAt
}

type Held = { grants: Pick<Grant, 'role'>[]; isTrainer: boolean; withheld?: readonly unknown[] }

/** Where somebody begins who signs in with nowhere to come back to: at the second factor, where their roles wait for it. */
export function homePath({ grants, isTrainer, withheld = [] }: Held): string {
  if (withheld.length > 0) return '/account/second-factor'
  if (holdsRole(grants, 'administrator', 'coordinator')) return '/admin'
  return isTrainer ? '/teach' : '/my'
}

/** Where somebody comes who has chosen a new password by a mail's link: to the list of their devices, and the words for it. */
export const AFTER_RESET = '/account?said=passwordReset'

/** Where somebody begins once the roles that wait for a second factor are theirs. */
export function homeOf(withheld: readonly (Grant['role'] | 'trainer')[]): string {
  const grants = withheld.flatMap((role) => (role === 'trainer' ? [] : [{ role }]))
  return homePath({ grants, isTrainer: withheld.includes('trainer') })
}

/** A sign-in that began longer ago than this has had more than one visit, of which only the last is known. */
const ONE_VISIT_MS = 12 * HOUR_MS

/**
 * When somebody was last here before the visit that began with this sign-in, by their other sign-ins; null where that
 * cannot be told.
 */
export function visitBefore(
  signIns: readonly { id: string; at: Date; lastSeenAt: Date }[],
  signInId: string,
  now: Date,
): Date | null {
  const began = signIns.find(({ id }) => id === signInId)?.at
  if (!began || now.getTime() - began.getTime() > ONE_VISIT_MS) return null
  const seen = signIns.flatMap(({ id, lastSeenAt }) => (id !== signInId && lastSeenAt < began ? [lastSeenAt] : []))
  return seen.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
}

/** Fewer letters than these beside a person's own name or address make no password. */
const LETTERS_OF_ITS_OWN = 3

/**
 * Why a new password will not do, or null (OWASP ASVS 5.0, 6.2.4 and 6.2.11). `own` is what others know of the person: the
 * name and the address.
 */
export async function passwordFault(
  password: string,
  own: string[],
): Promise<'passwordCommon' | 'passwordOwnName' | null> {
  const folded = fold(password)
  if (isCommon(folded, await commonPasswords())) return 'passwordCommon'
  const rest = wordsOf(own).reduce((left, word) => left.replaceAll(word, ' '), folded)
  const letters = rest.replace(/\P{L}/gu, '').length
  return rest !== folded && letters < LETTERS_OF_ITS_OWN ? 'passwordOwnName' : null
}

/** The longest first, so that a word is not broken by a shorter one inside it. */
function wordsOf(own: string[]): string[] {
  const words = own.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u))
  return words.filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
}

/** A well-known word, or several, with digits and signs about it; a run of one character, of the digits or of the keys. */
function isCommon(folded: string, common: ReadonlySet<string>): boolean {
  const bare = folded.replace(/^\P{L}+|\P{L}+$/gu, '')
  if (new Set(folded).size < 3 || runs.some((run) => run.includes(folded))) return true
  return common.has(folded) || (bare === '' ? folded.length < 10 : common.has(bare))
}

const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb',
]
