import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { hash, hashRaw, verify } from '@node-rs/argon2'
import { turnstile } from './turnstile'

/** OWASP's password storage cheat sheet: argon2id with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Codes are looked up by their hashes, which do not say their cost: another one would lose every code that there is. */
const CODE_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** How what is made today begins, whatever its salt (PHC's string format). */
const OF_TODAY = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`

/** A salt and a hash that nobody's password has made: to hold a password against it costs the same, and to have it nothing. */
const NOBODYS = `${OF_TODAY}${randomBase64(16)}$${randomBase64(32)}`

// Node's other work off the main thread (files, compression) shares its four threads: hashing must not take them all.
const inTurn = turnstile(2, 200)

/** Throws `Crowded` where too many wait. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), COST))
}

/** Whether it was made at another cost than today's: to be made anew once its password is there (OWASP ASVS 5.0, 11.2.2). */
export const isDated = (passwordHash: string) => !passwordHash.startsWith(OF_TODAY)

/** Takes as long where there is no hash, so that the time tells nothing about whether an account exists. Throws `Crowded`. */
export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(passwordHash ?? NOBODYS, password.normalize('NFC')))
  return matches && passwordHash != null
}

/**
 * What is kept of a code that is too short for a plain hash (OWASP ASVS 5.0, 6.5.2), so that it can be looked up: argon2id,
 * salted by the random id of whom it belongs to. Throws `Crowded`.
 */
export async function codeHash(code: string, ofId: string): Promise<string> {
  const salt = createHash('sha256').update(ofId).digest().subarray(0, 16)
  return (await inTurn(() => hashRaw(code, { ...CODE_COST, salt }))).toString('base64url')
}

/** As PHC's string format has it: without padding. */
function randomBase64(bytes: number): string {
  return randomBytes(bytes).toString('base64').replaceAll('=', '')
}

/** A token for a link or a cookie: 256 random bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
