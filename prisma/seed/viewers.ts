import type { Person } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { Grant, Member } from '@/lib/platform/viewer'
import { buildPerson, type GrantInput, type PersonInput } from './people'

const noScope = { courseId: null, editionId: null, organisationId: null, sessionId: null }

/** A role for the whole institute, or for the scope given. */
export function grantOf(grant: GrantInput): Grant {
  return { ...noScope, ...grant }
}

/** A person as commands and queries meet them once they have signed in. */
export function memberOf(
  person: Pick<Person, 'id' | 'name'> & Partial<Person>,
  { grants = [], isTrainer = false }: { grants?: GrantInput[]; isTrainer?: boolean } = {},
): Member {
  return {
    kind: 'member',
    personId: person.id,
    accountId: person.id,
    signInId: person.id,
    name: person.name,
    locale: person.locale ?? 'en',
    zone: person.zone ?? 'UTC',
    lowData: person.lowData ?? false,
    isTrainer,
    withheld: [],
    isStrong: true,
    provedAt: now(),
    grants: grants.map(grantOf),
  }
}

/** A person with an account and the roles given, signed in. */
export async function buildMember(db: Tx, input: PersonInput = {}): Promise<Member> {
  return memberOf(await buildPerson(db, { account: {}, ...input }), { grants: input.grants })
}
