import type { EnrolmentState, Gender, Role } from '@prisma/client'

const DAY_MS = 24 * 3_600_000

/** How long a merge can be undone. */
export const UNMERGE_DAYS = 30

/** What each of the two may say differently, and the administrator chooses of. */
export const mergeFields = [
  'name',
  'certificateName',
  'country',
  'gender',
  'organisationId',
  'job',
  'locale',
  'zone',
] as const

export type MergeField = (typeof mergeFields)[number]
export type Side = 'from' | 'into'
/** Whose value the kept record has, of what differs; `address` is which primary address stays the primary one. */
export type Choices = Partial<Record<MergeField | 'address', Side>>

export type MergeSide = Record<MergeField, string | null> & {
  id: string
  name: string
  gender: Gender
  locale: string
  zone: string
  emails: { id: string; address: string; isPrimary: boolean }[]
  account: { id: string } | null
  isTrainer: boolean
  teaches: { sessionId: string; title: string; startsAt: Date; endsAt: Date; isLive: boolean }[]
  grants: { id: string; role: Role; scope: string | null }[]
  /** Administration was asked for, and nobody has decided yet. */
  hasOpenRequest: boolean
  enrolments: { id: string; editionId: string; state: EnrolmentState; title: string }[]
  fileIds: string[]
  portraitId: string | null
}

/** What stands in a merge's way: a reason of `refusals`, with the names that it is about. */
export type Obstacle = {
  reason: 'mergeAdministrator' | 'mergeAsked' | 'mergeBothEnrolled' | 'mergeBothTeach'
  names: string[]
}

export type MergePlan = {
  obstacles: Obstacle[]
  enrolments: { go: string[]; stay: string[]; swap: { from: string; into: string }[] }
  sessionIds: string[]
  grantIds: string[]
  /** Of the record that goes: it becomes the kept one's, or it is closed where that one has its own. */
  account: 'goes' | 'closes' | 'none'
}

/**
 * Administrators' records are neither merged nor taken apart: who gets the address or the account of one would have
 * administration without a second administrator's consent, and the institute might be left with none who can sign in.
 */
export function administrationOf(
  both: { name: string; grants: { role: Role }[]; hasOpenRequest: boolean }[],
): Obstacle[] {
  const administrators = both.filter(({ grants }) => grants.some(({ role }) => role === 'administrator'))
  const asked = both.filter(({ hasOpenRequest }) => hasOpenRequest)
  const found: Obstacle[] = [
    { reason: 'mergeAdministrator', names: administrators.map(({ name }) => name) },
    { reason: 'mergeAsked', names: asked.map(({ name }) => name) },
  ]
  return found.filter(({ names }) => names.length > 0)
}

/** What would become of each thing of the record that goes. */
export function planMerge(from: MergeSide, into: MergeSide): MergePlan {
  const enrolments = planEnrolments(from, into)
  const teaching = sessionsAtOnce(from, into)
  const found: Obstacle[] = [
    ...administrationOf([from, into]),
    { reason: 'mergeBothEnrolled', names: enrolments.clashes },
    { reason: 'mergeBothTeach', names: teaching },
  ]
  const held = new Set(into.grants.map(keyOf))
  const taught = new Set(into.teaches.map(({ sessionId }) => sessionId))
  const { clashes: _, ...moves } = enrolments
  return {
    obstacles: found.filter(({ names }) => names.length > 0),
    enrolments: moves,
    sessionIds: from.teaches.map(({ sessionId }) => sessionId).filter((id) => !taught.has(id)),
    grantIds: from.grants.filter((grant) => !held.has(keyOf(grant))).map(({ id }) => id),
    account: !from.account ? 'none' : into.account ? 'closes' : 'goes',
  }
}

const keyOf = ({ role, scope }: MergeSide['grants'][number]) => `${role}:${scope}`

/** Who withdrew or was removed holds nothing there, and waits for nothing. */
const isOver = (state: EnrolmentState) => state === 'withdrawn' || state === 'removed'

/** On an edition that both are on, the one that is over stays with the record that goes; two that are not clash. */
function planEnrolments(from: MergeSide, into: MergeSide) {
  const own = new Map(into.enrolments.map((enrolment) => [enrolment.editionId, enrolment]))
  const plan = { go: [] as string[], stay: [] as string[], swap: [] as { from: string; into: string }[] }
  const clashes: string[] = []
  for (const { id, editionId, state, title } of from.enrolments) {
    const other = own.get(editionId)
    if (!other) plan.go.push(id)
    else if (isOver(state)) plan.stay.push(id)
    else if (isOver(other.state)) plan.swap.push({ from: id, into: other.id })
    else clashes.push(title)
  }
  return { ...plan, clashes }
}

/** The titles of live sessions that one of them teaches while the other teaches too, be it the same one. */
function sessionsAtOnce(from: MergeSide, into: MergeSide): string[] {
  const live = into.teaches.filter(({ isLive }) => isLive)
  const titles = from.teaches.flatMap(({ isLive, title, startsAt, endsAt }) =>
    isLive && live.some((other) => startsAt < other.endsAt && other.startsAt < endsAt) ? [title] : [],
  )
  return [...new Set(titles)]
}

/** Nothing, as far as a record can say. */
const isBlank = (value: string | null) => value === null || value === 'notSaid'

/** What the two say differently, with the side that is offered first: the kept one's, where it says anything. */
export function differences(from: MergeSide, into: MergeSide): { field: MergeField; offered: Side }[] {
  return mergeFields.flatMap((field) => {
    if (from[field] === into[field]) return []
    return [{ field, offered: isBlank(into[field]) ? ('from' as const) : ('into' as const) }]
  })
}

/** What the kept record will say that it does not say now. */
export function chosenChanges(
  from: MergeSide,
  into: MergeSide,
  choices: Choices,
): Partial<Record<MergeField, string | null>> {
  const chosen = differences(from, into).filter(({ field, offered }) => (choices[field] ?? offered) === 'from')
  return Object.fromEntries(chosen.map(({ field }) => [field, from[field]]))
}

/** Which of all their addresses mail goes to afterwards. */
export function primaryAfter(from: MergeSide, into: MergeSide, choices: Choices): string | null {
  const [own, other] = [into, from].map(({ emails }) => emails.find(({ isPrimary }) => isPrimary)?.id ?? null)
  return (choices.address === 'from' ? (other ?? own) : (own ?? other)) ?? null
}

export function canUnmerge(at: Date, now: Date): boolean {
  return now < unmergeUntil(at)
}

export function unmergeUntil(at: Date): Date {
  return new Date(at.getTime() + UNMERGE_DAYS * DAY_MS)
}
