import { z } from 'zod'
import { email, id, line, optional, pageNumber, reason, text, ticked, zone } from '@/lib/platform/inputs'
import { columnsOf, one, searchWords, sortOf } from '@/lib/platform/lists'
import { locales } from '@/lib/platform/locales'

/** ISO 3166-1 alpha-2. */
export const countryCodes = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG ' +
  'CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL ' +
  'GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA ' +
  'LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP ' +
  'NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV ' +
  'SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ')

/** What the institute teaches in, and the languages that its trainers most often have besides. */
export const teachingLanguages = ['ar', 'zh', 'en', 'fr', 'ru', 'es', 'de', 'it', 'pt', 'sw', 'tr', 'uk'] as const

export const genders = ['woman', 'man', 'other', 'notSaid'] as const

export const trainerCategories = ['internalExpert', 'academic', 'practitioner', 'seniorOfficial'] as const

export const name = line(200)
export const country = z.string().refine((value) => countryCodes.includes(value), { error: 'chooseOne' })
export const profileInput = z.object({
  name,
  certificateName: optional(name),
  country: optional(country),
  gender: z.enum(genders),
  job: optional(line(200)),
  locale: z.enum(locales),
  zone,
  lowData: ticked,
  version: z.coerce.number().int(),
})

/** From the foot of a page: 'low', or blank for everything again. */
export const lowDataInput = z.object({ data: z.enum(['low', 'full']).catch('full') })

/** Fields of expertise, one a line or with commas between them. */
const expertise = text(1000).transform((value) => [
  ...new Set(
    value
      .split(/[\n,،;]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
])

export const poolInput = z.object({
  name,
  address: email,
  category: z.enum(trainerCategories),
  expertise: expertise.pipe(z.array(z.string()).min(1).max(20)),
  languages: z.array(z.enum(teachingLanguages)).min(1),
})

/** What a row of an import says of somebody new, as a form asks it. */
export const personInput = z.object({
  name,
  address: email,
  country: optional(country),
  organisation: optional(line(200)),
  locale: z.enum(locales),
  zone,
})

export const peopleColumns = ['person', 'address', 'organisation', 'country', 'standing'] as const
export const peopleSorts = ['person', 'organisation', 'country'] as const
export const poolColumns = ['person', 'category', 'expertise', 'languages', 'standing'] as const
export const poolSorts = ['person', 'category'] as const

/** What a list of people is asked for in the address; whatever is wrong in it is as if it were not there. */
const narrowing = {
  q: searchWords,
  page: z.unknown().optional().transform(pageNumber),
}

export const peopleView = z.object({
  ...narrowing,
  country: one(country).catch(''),
  sort: sortOf(peopleSorts),
  columns: columnsOf(peopleColumns),
})

export const poolView = z.object({ ...narrowing, sort: sortOf(poolSorts), columns: columnsOf(poolColumns) })

/** As many people as one act on a selection is for. */
export const MOST_SELECTED = 1000

/** The people of a selection as a form sends them: their ids in one field, since a field for each would be long to read. */
export const selected = z
  .string()
  .max(MOST_SELECTED * 37)
  .transform((value) => value.split(' ').filter(Boolean))
  .pipe(z.array(id).min(1).max(MOST_SELECTED))

/**
 * The people whom an address selects: those ticked, all whom the list holds as it is narrowed, or a part of those of an
 * import. Whatever is wrong in it is left out.
 */
export const peopleSelection = z.object({
  person: z.preprocess(
    (value) => [value ?? []].flat().filter((one) => id.safeParse(one).success),
    z.array(id).transform((ids) => [...new Set(ids)].slice(0, MOST_SELECTED)),
  ),
  all: one(ticked).catch(false),
  q: searchWords,
  country: one(country).catch(''),
  import: one(id).optional().catch(undefined),
  part: z.unknown().optional().transform(pageNumber),
})

/** What one import reads at most. */
export const IMPORT_MOST_ROWS = 10_000
export const IMPORT_MOST_BYTES = 10_000_000

/** A list that was read is deleted after this long, with what it says of people. */
export const IMPORT_KEPT_DAYS = 7

export const importVerdicts = ['new', 'changed', 'same', 'refused'] as const

/** Which rows of an import are shown, from the address. */
export const importView = z.object({
  show: z.enum(importVerdicts).optional().catch(undefined),
  page: z.unknown().optional().transform(pageNumber),
})

/** The largest picture that somebody sends of themselves. */
export const PORTRAIT_MOST_BYTES = 5_000_000

export const importInput = z.object({ importId: id })

export const scopeKinds = ['course', 'edition', 'session', 'organisation'] as const

/** What each role may hold for; null is the whole institute. As the database's check has it. */
export const scopesOfRole = {
  administrator: [null],
  coordinator: ['course', 'edition', 'session'],
  focalPoint: ['organisation'],
  observer: [null, 'course', 'edition', 'organisation'],
} as const satisfies Record<string, readonly (ScopeKind | null)[]>

type RoleName = keyof typeof scopesOfRole
export const roles = Object.keys(scopesOfRole) as RoleName[]

/** A role and what it holds for as the form of a person's page sends it: `coordinator:edition`, and the edition's id. */
export const roleChoices = roles.flatMap((role) =>
  scopesOfRole[role].map((kind): RoleChoice => (kind ? `${role}:${kind}` : role)),
)

export type RoleChoice = RoleName | `${RoleName}:${ScopeKind}`

/** What a choice names, with the id of what it holds for. */
export function roleOf({
  choice,
  scopeId,
}: {
  choice: RoleChoice
  scopeId?: string
}): Pick<RoleInput, 'role' | 'scope'> {
  const [role, kind] = choice.split(':') as [RoleName, ScopeKind | undefined]
  return { role, scope: kind && scopeId ? { kind, id: scopeId } : null }
}

export const giveRoleInput = z
  .object({ personId: id, choice: z.enum(roleChoices), scopeId: optional(id), reason })
  .refine(({ choice, scopeId }) => !choice.includes(':') || scopeId, { path: ['scopeId'], error: 'required' })

export const takeRoleInput = z.object({ personId: id, grantId: id, reason })

export const requestInput = z.object({ requestId: id, personId: id })

export const decideGrantInput = requestInput.extend({
  isGranted: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
})

/** Of what two records say differently: whose is kept. */
const side = z.enum(['from', 'into']).optional()
const version = z.coerce.number().int()

export const mergeInput = z.object({
  fromId: id,
  intoId: id,
  fromVersion: version,
  intoVersion: version,
  name: side,
  certificateName: side,
  country: side,
  gender: side,
  organisationId: side,
  job: side,
  locale: side,
  zone: side,
  address: side,
  reason,
})

export const unmergeInput = z.object({ mergeId: id, personId: id })

export type MergeInput = z.infer<typeof mergeInput>
export type ScopeKind = (typeof scopeKinds)[number]
export type RoleInput = {
  personId: string
  role: RoleName
  scope: { kind: ScopeKind; id: string } | null
  reason: string
}
export type TakeRoleInput = z.infer<typeof takeRoleInput>
export type DecideGrantInput = z.infer<typeof decideGrantInput>
export type ProfileInput = z.infer<typeof profileInput>
export type PoolInput = z.infer<typeof poolInput>
export type PersonInput = z.infer<typeof personInput>
export type PeopleView = z.infer<typeof peopleView>
export type PeopleSelection = z.infer<typeof peopleSelection>
export type PeopleColumn = PeopleView['columns'][number]
export type PoolView = z.infer<typeof poolView>
export type PoolColumn = PoolView['columns'][number]
export type ImportView = z.infer<typeof importView>
/** Among whom somebody is chosen by name. */
export const among = z.enum(['people', 'trainers']).catch('people')

export type Among = z.infer<typeof among>
