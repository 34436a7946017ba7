import type {
  AccountState,
  Gender,
  Organisation,
  OrganisationKind,
  Person,
  PersonEmail,
  Role,
  TrainerCategory,
} from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newId, unique } from './ids'
import { insertRows } from './rows'

export type GrantInput = {
  role: Role
  courseId?: string
  editionId?: string
  organisationId?: string
  sessionId?: string
}

export type PersonInput = Partial<Omit<Person, 'version'>> & {
  /** The primary address, verified; null for a person without one. */
  email?: string | null
  /** Gives the person an account. Without a hash it has no password, as after an invitation. */
  account?: { passwordHash?: string; state?: AccountState }
  grants?: GrantInput[]
}

export type TrainerInput = PersonInput & {
  category?: TrainerCategory
  expertise?: string[]
  trainerLanguages?: string[]
  biography?: string
}

export async function buildOrganisation(
  db: Tx,
  {
    name = `Organisation ${unique()}`,
    kind = 'agency',
    country,
  }: { name?: string; kind?: OrganisationKind; country?: string } = {},
): Promise<Organisation> {
  return db.organisation.create({ data: { id: newId(), name, kind, country } })
}

/** A person; by default with a verified address of their own and no account. */
export async function buildPerson(db: Tx, input: PersonInput = {}): Promise<Person> {
  const [person] = await buildPeople(db, [input])
  return person as Person
}

/** As many people in a handful of statements, in the order given. */
export async function buildPeople(db: Tx, inputs: PersonInput[]): Promise<Person[]> {
  const people = inputs.map(personRow)
  await insertRows<Person>(db, 'Person', people)
  await insertRows<PersonEmail>(
    db,
    'PersonEmail',
    people.flatMap((person, i) => emailRow(person, inputs[i]?.email)),
  )
  await db.account.createMany({
    data: people.flatMap((person, i) => {
      const account = inputs[i]?.account
      return account ? [{ id: newId(), personId: person.id, createdAt: person.createdAt, ...account }] : []
    }),
  })
  await db.roleGrant.createMany({
    data: people.flatMap((person, i) => (inputs[i]?.grants ?? []).map((grant) => grantRow(person.id, grant))),
  })
  return people
}

/** A person in the pool of experts. */
export async function buildTrainer(db: Tx, input: TrainerInput = {}): Promise<Person> {
  const { category = 'academic', expertise = [], trainerLanguages = ['en'], biography, ...person } = input
  const row = await buildPerson(db, person)
  await db.trainer.create({ data: { personId: row.id, category, expertise, languages: trainerLanguages, biography } })
  return row
}

/** A role for a person who is there already. */
export async function buildGrant(db: Tx, personId: string, grant: GrantInput) {
  return db.roleGrant.create({ data: grantRow(personId, grant) })
}

function personRow(input: PersonInput): Person {
  return {
    id: input.id ?? newId(),
    name: input.name ?? `Person ${unique()}`,
    certificateName: input.certificateName ?? null,
    country: input.country ?? null,
    gender: (input.gender ?? 'notSaid') as Gender,
    organisationId: input.organisationId ?? null,
    job: input.job ?? null,
    locale: input.locale ?? 'en',
    zone: input.zone ?? 'UTC',
    lowData: false,
    version: 1,
    createdAt: input.createdAt ?? now(),
    mergedIntoId: null,
    portraitId: null,
  }
}

function emailRow(person: Person, email: string | null | undefined) {
  if (email === null) return []
  const address = email ?? `person-${unique()}@people.test`
  return [{ id: newId(), personId: person.id, address, verifiedAt: person.createdAt, isPrimary: true }]
}

function grantRow(personId: string, grant: GrantInput) {
  return { id: newId(), personId, grantedAt: now(), ...grant }
}
