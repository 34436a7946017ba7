import type { Gender, Person } from '@prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { Chance } from '../chance'
import jobs from '../data/jobs.json'
import { zones } from '../data/reference.json'
import { languageOf, type nameInventor } from '../names'
import type { PersonInput } from '../people'

export type AccountName = 'administrator' | 'coordinator' | 'trainer' | 'learner' | 'focalPoint' | 'observer'

/** An edition of this year for which trainers are kept, so that they are never wanted twice at once. */
export type EditionName = 'running' | 'open' | 'draft' | 'waiting' | 'programme' | 'restricted'

/** What the parts of the demonstration share, in the order in which they are made. */
export type Demo = {
  db: Tx
  now: Date
  chance: Chance
  invent: ReturnType<typeof nameInventor>
  passwordHash: string
  /** Ids by name, title or code. */
  organisations: Map<string, string>
  courses: Map<string, { id: string; code: string }>
  rooms: Map<string, string>
  /** The pool's person ids; `of` those kept for one of this year's editions. */
  pool: { all: string[]; of(edition: EditionName): string[] }
  accounts: Record<AccountName, Person>
}

type CrowdInput = {
  count: number
  /** Everybody comes from one of these, and as many from each as from another. */
  countries: string[]
  audiences: string[]
  createdAt: Date
  organisationId?: string
}

/** Invents so many people; each of the countries is there if the count allows. */
export function crowd(demo: Pick<Demo, 'chance' | 'invent'>, input: CrowdInput): PersonInput[] {
  const { chance } = demo
  const countries = Array.from({ length: input.count }, (_, i) => input.countries[i % input.countries.length] as string)
  const audiences = input.audiences.length > 0 ? input.audiences : ['']
  return chance.shuffled(countries).map((country) => {
    const gender = genderOf(chance)
    const invented = demo.invent(country, gender)
    return {
      ...invented,
      ...placeOf(country),
      gender,
      job: chance.pick(jobs[chance.pick(audiences) as keyof typeof jobs] as string[]),
      email: addressOf(invented.certificateName ?? invented.name, 'learners.test'),
      organisationId: input.organisationId,
      createdAt: input.createdAt,
    }
  })
}

/** Where people of a country are, and the product's language that they read. */
export function placeOf(country: string) {
  const zone = (zones as Record<string, string>)[country]
  if (!zone) throw new Error(`No time zone is kept for the country ${country}.`)
  return { country, zone, locale: languageOf(country) === 'ar' ? 'ar' : 'en' }
}

/** An address under .test, which no mail ever reaches; numbered, since names in Latin letters can meet. */
export function addressOf(latinName: string, domain: string): string {
  addresses += 1
  const local = latinName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\s]/g, '')
    .replace(/\s+/g, '.')
    .replace(/^\.+|\.+$/g, '')
  return `${local || 'person'}.${addresses}@${domain}`
}

let addresses = 0

function genderOf(chance: Chance): Gender {
  const drawn = chance.next()
  return drawn < 0.48 ? 'woman' : drawn < 0.96 ? 'man' : drawn < 0.97 ? 'other' : 'notSaid'
}
