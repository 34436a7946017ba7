import 'server-only'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { get as getPlainly, type IncomingMessage } from 'node:http'
import { get as getByTls } from 'node:https'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'

/** Who chooses a password waits no longer. */
const PATIENCE_MS = 1_500
/** Some thousand lines of 40 bytes are usual; whoever sends far more is no such service. */
const MOST_BYTES = 262_144
const PREFIX_LENGTH = 5
const LINE = /^[0-9A-F]{35}:\d{1,15}$/

/**
 * Whether a password is known to have leaked (OWASP ASVS 5.0, 6.2.12), as the service says that the operator named; false
 * where none is named. It is the range API of Pwned Passwords (https://haveibeenpwned.com/API/v3#PwnedPasswords): the
 * service gets the first five signs of the password's SHA-1, which hundreds of those it knows share, and gives the rest of
 * all that begin so, among lines of count 0 by which the length of its answer tells nothing.
 *
 * Where it does not answer, in time and as it should, the answer is false too, and the log says so. Otherwise a service
 * elsewhere that is down, or that somebody cut off, would leave nobody a new password, least of all those who need one
 * because their own has just been stolen; and what is guessed first has been refused before, without asking anybody.
 *
 * To be awaited outside of every transaction.
 */
export async function hasLeaked(password: string): Promise<boolean> {
  const service = env().BREACHED_PASSWORDS_URL
  if (!service) return false
  const hash = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase()
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    const range = await rangeOf(`${service.replace(/\/+$/, '')}/range/${hash.slice(0, PREFIX_LENGTH)}`, signal)
    return isIn(range, hash.slice(PREFIX_LENGTH))
  } catch (error) {
    const why = signal.aborted ? 'tooLate' : reasonOf(error)
    log.warn({ why }, 'a new password was taken without knowing whether it has leaked: the service did not answer')
    return false
  }
}

/** By Node's own client and not by `fetch`, which Next has its hand in: this follows nowhere and remembers nothing. */
async function rangeOf(address: string, signal: AbortSignal): Promise<string> {
  const get = address.startsWith('https:') ? getByTls : getPlainly
  const headers = { 'add-padding': 'true', 'user-agent': 'Lectern', accept: 'text/plain' }
  const request = get(address, { agent: false, headers, signal })
  // What still goes wrong once the answer has begun is heard from the answer too.
  request.on('error', () => {})
  try {
    const [answer] = (await once(request, 'response', { signal })) as [IncomingMessage]
    if (answer.statusCode !== 200) throw new Unanswered(`status${answer.statusCode}`)
    return await bounded(answer)
  } finally {
    request.destroy()
  }
}

async function bounded(answer: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of answer.setEncoding('latin1')) {
    text += piece
    if (text.length > MOST_BYTES) throw new Unanswered('tooLarge')
  }
  return text
}

/** No range is empty: each has its hundreds. */
function isIn(range: string, rest: string): boolean {
  const lines = range.trimEnd().toUpperCase().split(/\r?\n/)
  if (!lines.every((line) => LINE.test(line))) throw new Unanswered('malformed')
  return lines.some((line) => line.startsWith(`${rest}:`) && Number(line.slice(rest.length + 1)) > 0)
}

class Unanswered extends Error {
  constructor(readonly why: string) {
    super(why)
  }
}

/** One word: the message of a failure may hold the address that was asked, and so the beginning of the hash. */
function reasonOf(error: unknown): string {
  if (error instanceof Unanswered) return error.why
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : 'failed'
}
