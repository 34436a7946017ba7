import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { spokenLocale } from '@/lib/platform/locales'
import type { System } from '@/lib/platform/viewer'
import { linkIsOpen } from '../rules/accounts'
import { signUpDetails } from '../schema'

/** Whom a single-use link goes to and in which language; null once it can no longer be used. */
export async function linkOfMail(_viewer: System, linkId: string | undefined) {
  if (!linkId) return null
  const [link, institute] = await Promise.all([
    db.accountToken.findUnique({
      where: { id: linkId },
      select: {
        address: true,
        details: true,
        usedAt: true,
        expiresAt: true,
        person: { select: { name: true, locale: true } },
      },
    }),
    db.institute.findUnique({ where: { id: 1 }, select: { name: true } }),
  ])
  if (!link || !linkIsOpen(link, now())) return null
  const to = { address: link.address, institute: institute?.name ?? null }
  const { name, locale } = link.person ?? signUpDetails.parse(link.details)
  return { ...to, name, locale: spokenLocale(locale) }
}

/** An address and its person's name and language. */
export async function addressOfMail(_viewer: System, emailId: string | undefined) {
  if (!emailId) return null
  const email = await db.personEmail.findUnique({
    where: { id: emailId },
    select: { address: true, person: { select: { name: true, locale: true } } },
  })
  return email && { address: email.address, name: email.person.name, locale: spokenLocale(email.person.locale) }
}

/** Whom a notice goes to: the person's primary address, unless one that is or was theirs is given. */
export async function personOfNotice(_viewer: System, personId: string | null, given: string | null) {
  if (!personId) return null
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      locale: true,
      zone: true,
      account: { select: { id: true } },
      emails: { where: { isPrimary: true }, select: { address: true } },
    },
  })
  const address = given ?? person?.emails[0]?.address
  if (!person || !address) return null
  const { name, zone, account, locale } = person
  return { address, name, zone, hasAccount: account !== null, locale: spokenLocale(locale) }
}
