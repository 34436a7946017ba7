import 'server-only'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { originOf, recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { positionOf } from '../queries/positions'
import { isIn, whyClosed } from '../rules'
import { joinAll, lockEdition, type Place, placesTransaction } from './places'

type Who = { personId: string } | { name: string; address: string }

export type EnrolByHandInput = Who & { editionId: string; reason?: string }

/**
 * Puts a person on an edition that the viewer manages, whatever its way in and window; on the list where it is full.
 * An address that nobody has makes a person without an account; one that somebody has means that person.
 */
export async function enrolByHand(viewer: Viewer, input: EnrolByHandInput): Promise<Result<Place & { name: string }>> {
  if (!isId(input.editionId) || ('personId' in input && !isId(input.personId))) return refused('notFound')
  return placesTransaction(async (tx) => {
    // Before the edition: a long list of people that is being imported holds up nobody else who comes to it.
    if ('address' in input) await lockAddress(tx, input.address)
    const edition = await lockEdition(tx, { AND: [{ id: input.editionId }, editionsManagedBy(viewer)] })
    if (!edition) return refused('notFound')
    const closed = whyClosed(edition, now())
    if (closed) return refused(closed)
    const person = (await knownPerson(tx, input)) ?? (await newPerson(tx, viewer, input, edition.id))
    if (!person) return refused('notFound')
    const own = await tx.enrolment.findUnique({
      where: { editionId_personId: { editionId: edition.id, personId: person.id } },
    })
    if (own && isIn(own.state)) {
      return done({ enrolmentId: own.id, state: own.state, position: await positionOf(tx, own.id), name: person.name })
    }
    const people = [{ personId: person.id, own, by: await originOf(viewer) }]
    const [place] = await joinAll(tx, { edition, people, source: 'byHand', reason: input.reason })
    return done({ ...(place as Place), name: person.name })
  })
}

function knownPerson(tx: Tx, who: Who) {
  const where =
    'personId' in who ? { id: who.personId, mergedIntoId: null } : { emails: { some: { address: who.address } } }
  return tx.person.findFirst({ where, select: { id: true, name: true } })
}

async function newPerson(tx: Tx, viewer: Viewer, who: Who, editionId: string) {
  if ('personId' in who) return null
  const person = await tx.person.create({
    data: {
      name: who.name,
      locale: viewer.kind === 'member' ? viewer.locale : 'en',
      createdAt: now(),
      emails: { create: { address: who.address } },
    },
    select: { id: true, name: true },
  })
  await recordAct(tx, viewer, {
    act: 'person.add',
    subject: { type: 'Person', id: person.id },
    editionId,
    fields: ['name', 'address'],
  })
  return person
}
