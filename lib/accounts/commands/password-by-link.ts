import 'server-only'
import { db } from '@/lib/platform/db'
import { hashPassword, tokenHash } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import { refusePassword } from './refuse-password'

/**
 * The hash of a password that somebody chose by a mail's link, which is left as it was. Refuses with 'notFound' where there is no
 * such link, and with what is wrong with the password.
 */
export async function passwordByLink(token: string, password: string): Promise<Result<string>> {
  const asked = await db.accountToken.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { address: true, person: { select: { name: true } } },
  })
  if (!asked?.person) return refused('notFound')
  const refusal = await refusePassword(password, [asked.person.name, asked.address])
  if (refusal) return refusal
  return done(await hashPassword(password))
}
