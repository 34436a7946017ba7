import 'server-only'
import { encipherAnew } from '@/lib/platform/ciphers'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { secrets } from '@/lib/platform/secrets'
import type { System } from '@/lib/platform/viewer'

const AT_ONCE = 500

type Sealed = { accountId: string; secret: string }

/**
 * Enciphers with the server's secret what the one before it had enciphered, so that this may be dropped (OWASP ASVS 5.0,
 * 11.2.2). What neither opens is left as it is, and told.
 */
export async function encipherTotpsAnew(_: System): Promise<void> {
  if (secrets().length === 1) return
  let anew = 0
  let closed = 0
  for await (const { accountId, secret: before } of everyTotp()) {
    const secret = encipherAnew('totp', accountId, before)
    if (secret === null) closed += 1
    if (secret === null || secret === before) continue
    // Its owner may have set up another one meanwhile.
    const { count } = await db.totp.updateMany({ where: { accountId, secret: before }, data: { secret } })
    anew += count
  }
  if (anew > 0) log.info({ count: anew }, 'second factors were enciphered anew')
  if (closed > 0) log.error({ count: closed }, 'second factors cannot be read with either secret')
}

async function* everyTotp(): AsyncGenerator<Sealed> {
  let after: string | null = null
  while (true) {
    const totps: Sealed[] = await db.totp.findMany({
      where: after ? { accountId: { gt: after } } : {},
      select: { accountId: true, secret: true },
      orderBy: { accountId: 'asc' },
      take: AT_ONCE,
    })
    yield* totps
    const last = totps.at(-1)
    if (!last || totps.length < AT_ONCE) return
    after = last.accountId
  }
}
