import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Role } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { userAgent } from '@/lib/platform/request'
import { tenMinutesOf } from '../rules/accounts'
import { deviceOf } from '../rules/device'
import { isOwnNotice, type Notice } from '../rules/notices'

type About = {
  /** An address that is, or was, the person's; their primary one where it is not said. */
  to?: string
  /** For a role that was given or taken. */
  role?: Role
  /** Something that can be tried over and over, and is told of once in ten minutes. */
  isTried?: true
}

/**
 * Tells a person by mail what was done with their account, in the transaction that does it (OWASP ASVS 5.0, 6.3.7): when,
 * from which browser where they themselves seem to have done it, and what to do if it was not they.
 */
export async function sendNotice(tx: Tx, personId: string, notice: Notice, { to, role, isTried }: About = {}) {
  const { browser, system } = isOwnNotice(notice) ? deviceOf(await userAgent()) : { browser: null, system: null }
  await enqueue(tx, {
    kind: 'people.notice',
    personId,
    payload: {
      notice,
      at: now().toISOString(),
      ...(role && { role }),
      ...(browser && { browser }),
      ...(system && { system }),
    },
    dedupeKey: `people.notice:${isTried ? [notice, personId, tenMinutesOf(now())].join(':') : randomUUID()}`,
    // An address that may be nobody's by the time it is written to is kept no longer than until then.
    secret: to,
  })
}
