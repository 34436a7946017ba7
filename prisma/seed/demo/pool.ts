import type { Gender, Person, TrainerCategory } from '@prisma/client'
import accounts from '../data/accounts.json'
import data from '../data/trainers.json'
import { buildPeople, type GrantInput, type PersonInput } from '../people'
import { type AccountName, addressOf, type Demo, placeOf } from './context'

type Invented = (typeof data.trainers)[number]
type Begun = Pick<Demo, 'db' | 'now' | 'chance' | 'invent' | 'passwordHash' | 'organisations'>

/** The pool of experts; the first of them is the demonstration's trainer and has an account. */
export async function seedPool(demo: Begun): Promise<{ pool: Demo['pool']; trainer: Person }> {
  const people = await buildPeople(
    demo.db,
    data.trainers.map((trainer, i) => ({
      ...personOf(demo, trainer),
      ...(i === 0 && {
        email: 'trainer@demo.test',
        zone: accounts.accounts.trainer.zone,
        account: { passwordHash: demo.passwordHash },
      }),
    })),
  )
  await demo.db.trainer.createMany({
    data: people.map(({ id }, i) => {
      const { category, expertise, languages, biography } = data.trainers[i] as Invented
      return { personId: id, category: category as TrainerCategory, expertise, languages, biography }
    }),
  })
  const all = people.map(({ id }) => id)
  const pool = {
    all,
    of: (edition: string) => all.filter((_, i) => (data.trainers[i] as Invented).teaches === edition),
  }
  return { pool, trainer: people[0] as Person }
}

function personOf({ invent, now }: Begun, { country, gender, job }: Invented): PersonInput {
  const invented = invent(country, gender as Gender)
  const email = addressOf(invented.certificateName ?? invented.name, 'trainers.test')
  return { ...invented, ...placeOf(country), gender: gender as Gender, job, email, createdAt: now }
}

/** The accounts that everybody may use, but for the trainer's. The coordinator's editions come later. */
export async function seedAccounts(demo: Begun): Promise<Record<Exclude<AccountName, 'trainer'>, Person>> {
  const roles: Partial<Record<AccountName, GrantInput>> = {
    administrator: { role: 'administrator' },
    observer: { role: 'observer' },
  }
  const { trainer: _, ...others } = accounts.accounts
  const entries = Object.entries(others) as [Exclude<AccountName, 'trainer'>, AccountData][]
  const people = await buildPeople(
    demo.db,
    entries.map(([account, { name, gender, organisation, ...rest }]) => {
      const [own = '', latin = null] = name.split('|')
      const organisationId = organisation && demo.organisations.get(organisation)
      const grant = organisationId ? { role: 'focalPoint' as const, organisationId } : roles[account]
      return {
        ...rest,
        name: own,
        certificateName: latin,
        gender: gender as Gender,
        organisationId,
        email: `${account.toLowerCase()}@demo.test`,
        account: { passwordHash: demo.passwordHash },
        grants: grant && [grant],
        createdAt: demo.now,
      }
    }),
  )
  return Object.fromEntries(entries.map(([account], i) => [account, people[i] as Person])) as Record<
    Exclude<AccountName, 'trainer'>,
    Person
  >
}

type AccountData = { name: string; country: string; gender: string; zone: string; job: string; organisation?: string }
