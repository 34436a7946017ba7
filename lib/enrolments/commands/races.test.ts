import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { type Chance, chanceOf } from '@/prisma/seed/chance'
import { buildPeople } from '@/prisma/seed/people'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { secondProcess } from '@/scripts/vitest/second-process'
import type { SelectionOutcomes } from '../schema'
import { changePlaces } from './change-places'
import { enrol } from './enrol'
import { enrolByHand } from './enrol-by-hand'
import { enrolSelection } from './enrol-selection'
import { remove, withdraw } from './withdraw'

const ROUNDS = 100
const PEOPLE = 24
const MOST_PLACES = 9

/* What the database says, read plainly and told apart from what the commands think of it. */

type State = 'waitlisted' | 'enrolled' | 'withdrawn' | 'removed'
type Row = { id: string; personId: string; state: State; queueSeq: number | null; version: number }
type Change = { id: string; enrolmentId: string; from: State | null; to: State; byId: string | null; causeId: string }
type Entry = { seq: bigint; act: string; subjectId: string; actorId: string | null }

async function look(editionId: string) {
  const [edition] = await db.$queryRaw<{ places: number; takenCount: number; version: number }[]>`
    SELECT "places", "takenCount", "version" FROM "Edition" WHERE "id" = ${editionId}::uuid`
  const rows = await db.$queryRaw<Row[]>`
    SELECT "id", "personId", "state"::text, "queueSeq", "version" FROM "Enrolment"
    WHERE "editionId" = ${editionId}::uuid ORDER BY "queueSeq"`
  const changes = await db.$queryRaw<Change[]>`
    SELECT c."id", "enrolmentId", "from"::text, "to"::text, "byId", "causeId" FROM "EnrolmentChange" c
    JOIN "Enrolment" e ON e."id" = c."enrolmentId" WHERE e."editionId" = ${editionId}::uuid ORDER BY c."id"`
  const entries = await db.$queryRaw<Entry[]>`
    SELECT "seq", "act", "subjectId", "actorId" FROM "AuditEntry"
    WHERE "editionId" = ${editionId}::uuid ORDER BY "seq"`
  const messages = await db.$queryRaw<{ dedupeKey: string; personId: string; enrolmentId: string }[]>`
    SELECT "dedupeKey", "personId", "payload"->>'enrolmentId' AS "enrolmentId" FROM "OutboxMessage"`
  if (!edition) throw new Error('no edition')
  return { edition, rows, changes, entries, messages }
}

type Seen = Awaited<ReturnType<typeof look>>

/* What is done in a round. */

type Act = { what: string; personId?: string; address?: string; asked?: number; isOld?: boolean; run: () => Answers }
type Answers = ReturnType<
  typeof enrol | typeof enrolByHand | typeof withdraw | typeof changePlaces | typeof enrolSelection
>
type Answered = Omit<Act, 'run'> & { answer: Result<unknown>; isExplained: boolean }

let other: Awaited<ReturnType<typeof secondProcess>>
let administrator: Member
let people: Member[]

beforeAll(async () => {
  other = await secondProcess()
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const built = await buildPeople(
    db,
    Array.from({ length: PEOPLE }, () => ({})),
  )
  people = built.map((person) => memberOf(person))
})
afterAll(() => other.stop())

function actsOf(chance: Chance, editionId: string, { edition, rows }: Seen): Act[] {
  const here = { enrol, enrolByHand, enrolSelection, withdraw, remove, changePlaces }
  const there: typeof here = {
    enrol: other.over('enrolments/commands/enrol', enrol),
    enrolByHand: other.over('enrolments/commands/enrol-by-hand', enrolByHand),
    enrolSelection: other.over('enrolments/commands/enrol-selection', enrolSelection),
    withdraw: other.over('enrolments/commands/withdraw', withdraw),
    remove: other.over('enrolments/commands/withdraw', remove),
    changePlaces: other.over('enrolments/commands/change-places', changePlaces),
  }
  const inside = rows.filter(({ state }) => state === 'enrolled' || state === 'waitlisted')
  const leaving = () => chance.pick(chance.happens(0.9) && inside.length > 0 ? inside : rows)
  const one = (): Act => {
    const product = chance.happens(0.5) ? here : there
    const luck = rows.length === 0 ? 0 : chance.next()
    if (luck < 0.36) {
      const viewer = chance.pick(people)
      const { version = 0 } = rows.find(({ personId }) => personId === viewer.personId) ?? {}
      const input = { editionId, ...(chance.happens(0.5) && { version }) }
      return { what: 'enrol', personId: viewer.personId, run: () => product.enrol(viewer, input) }
    }
    if (luck < 0.7) {
      const { id: enrolmentId, personId, version } = leaving()
      const isOld = chance.happens(0.1)
      const input = { enrolmentId, version: isOld ? version - 1 : version, reason: 'A race.' }
      const own = memberOf({ id: personId, name: '' })
      return luck < 0.61
        ? { what: 'withdraw', personId, isOld, run: () => product.withdraw(own, input) }
        : { what: 'remove', personId, isOld, run: () => product.remove(administrator, input) }
    }
    if (luck < 0.74) {
      const address = `new-${chance.below(40)}@races.test`
      const input = { editionId, name: 'Somebody new', address }
      return { what: 'byHand', address, run: () => product.enrolByHand(administrator, input) }
    }
    if (luck < 0.8) {
      const { personId } = chance.pick(people)
      return { what: 'byHand', personId, run: () => product.enrolByHand(administrator, { editionId, personId }) }
    }
    if (luck < 0.84) {
      const chosen = chance.shuffled(people).slice(0, 2 + chance.below(4))
      const input = { editionId, people: chosen.map(({ personId }) => personId), key: randomUUID() }
      return { what: 'selection', run: () => product.enrolSelection(administrator, input) }
    }
    const asked = 1 + chance.below(MOST_PLACES)
    const { version } = edition
    return { what: 'changePlaces', asked, run: () => product.changePlaces(administrator, editionId, asked, version) }
  }
  return Array.from({ length: 6 + chance.below(7) }, one)
}

/* The oracle: what was done, one after the other as the log numbers it, done again to a list. */

type Step = { act: string; personId: string; change: Change; position: number | null }

function replay(before: Seen, after: Seen) {
  let { places } = before.edition
  let cause: string | null = null
  const states = new Map(before.rows.map(({ id, state }) => [id, state]))
  const queue = before.rows.filter(({ state }) => state === 'waitlisted').map(({ id }) => id)
  const takenCount = () => [...states.values()].filter((state) => state === 'enrolled').length
  const personOf = new Map(after.rows.map(({ id, personId }) => [id, personId]))
  const known = new Set(before.changes.map(({ id }) => id))
  const left = after.changes.filter(({ id }) => !known.has(id))
  const steps: Step[] = []
  const isFull = () => takenCount() === places
  const notIdle = () => expect(isFull() || queue.length === 0, 'a place is free and somebody waits').toBe(true)

  for (const { act, subjectId, actorId } of after.entries.slice(before.entries.length)) {
    if (act !== 'enrolment.promote') notIdle()
    if (act === 'person.add') continue
    if (act === 'edition.changePlaces') {
      expect(places, 'changed twice from one version').toBe(before.edition.places)
      places = after.edition.places
      cause = null
      continue
    }
    const at = left.findIndex(
      (change) => change.enrolmentId === subjectId && change.from === (states.get(subjectId) ?? null),
    )
    const [change] = at < 0 ? [] : left.splice(at, 1)
    if (!change) throw new Error(`no change goes with ${act}`)
    expect(change.byId).toBe(actorId)
    const isWaiting = change.from === 'waitlisted'
    let position: number | null = null
    if (act === 'enrolment.enrol') {
      expect([change.to, isFull(), queue], 'passed those who wait').toEqual(['enrolled', false, []])
    } else if (act === 'enrolment.waitlist') {
      expect([change.to, isFull()]).toEqual(['waitlisted', true])
      position = queue.push(subjectId)
    } else if (act === 'enrolment.promote') {
      expect([change.from, change.to, isFull()]).toEqual(['waitlisted', 'enrolled', false])
      expect(queue.shift(), 'passed others in the list').toBe(subjectId)
      expect(change.causeId).toBe(cause)
    } else {
      expect(['enrolment.withdraw withdrawn', 'enrolment.remove removed']).toContain(`${act} ${change.to}`)
      expect(['enrolled', 'waitlisted']).toContain(change.from)
      if (isWaiting) queue.splice(queue.indexOf(subjectId), 1)
      cause = change.id
    }
    states.set(subjectId, change.to)
    expect(takenCount(), 'too many').toBeLessThanOrEqual(places)
    steps.push({ act: act.replace('enrolment.', ''), personId: personOf.get(subjectId) ?? '', change, position })
  }
  notIdle()
  expect(left, 'changes that no act explains').toEqual([])
  return { states, queue, places, takenCount: takenCount(), steps }
}

function checkDatabase(
  before: Seen,
  after: Seen,
  { states, queue, places, takenCount, steps }: ReturnType<typeof replay>,
) {
  expect(after.edition).toMatchObject({ places, takenCount })
  expect(after.edition.version - before.edition.version).toBe(places === before.edition.places ? 0 : 1)
  expect(new Map(after.rows.map(({ id, state }) => [id, state]))).toEqual(states)
  expect(after.rows.filter(({ state }) => state === 'waitlisted').map(({ id }) => id)).toEqual(queue)
  const numbers = after.rows.flatMap(({ queueSeq }) => (queueSeq === null ? [] : [queueSeq]))
  expect(new Set(numbers).size).toBe(numbers.length)
  const versions = new Map(before.rows.map(({ id, version }) => [id, version]))
  for (const { id, version } of after.rows) {
    const changed = steps.filter(({ change }) => change.enrolmentId === id).length
    expect(version, 'one version a change').toBe((versions.get(id) ?? 0) + changed)
  }
  const kinds: Record<string, string> = {
    enrol: 'enrolled',
    waitlist: 'waitlisted',
    promote: 'promoted',
    withdraw: 'withdrawn',
    remove: 'removed',
  }
  const meant = steps.map(({ act, change, personId }) => {
    return {
      dedupeKey: `enrolment.${kinds[act]}:${change.id}`,
      personId,
      enrolmentId: change.enrolmentId,
    }
  })
  const byKey = (one: { dedupeKey: string }, two: { dedupeKey: string }) => (one.dedupeKey < two.dedupeKey ? -1 : 1)
  const told = new Set(before.messages.map(({ dedupeKey }) => dedupeKey))
  const messages = after.messages.filter(({ dedupeKey }) => !told.has(dedupeKey))
  expect(messages.toSorted(byKey), 'one message a change').toEqual(meant.toSorted(byKey))
}

/** What a selection answered of each of its people, as if each had been enrolled alone. */
function tookAll(answer: Result<unknown>) {
  if (!answer.ok) throw new Error(`a selection was refused: ${answer.reason}`)
  return (answer.value as SelectionOutcomes).outcomes.map(({ personId, state, position }) => {
    return { personId, answer: { ok: true as const, value: { state, position } } }
  })
}

/** Each step is somebody's act, who was told so; every other answer was true at some moment of the round. */
function checkAnswers(before: Seen, after: Seen, steps: Step[], acts: Answered[]) {
  const asks: Record<string, string[]> = { enrol: ['enrol', 'byHand'], waitlist: ['enrol', 'byHand'] }
  for (const { act, personId, change, position } of steps.filter((step) => step.act !== 'promote')) {
    const told = acts.find(({ what, answer, isExplained, ...about }) => {
      if (isExplained || about.personId !== personId || !answer.ok || !(asks[act] ?? [act]).includes(what)) return false
      if ((what === 'enrol') !== (change.byId === personId) && asks[act]) return false
      return !asks[act] || JSON.stringify(answer.value).includes(`"state":"${change.to}","position":${position}`)
    })
    expect(told, `nobody was told of ${act}`).toBeDefined()
    if (told) told.isExplained = true
  }
  for (const { what, personId, asked = 0, isOld, answer } of acts.filter(({ isExplained }) => !isExplained)) {
    const own = steps.filter((step) => step.personId === personId)
    const first = before.rows.find((row) => row.personId === personId)?.state
    const been = [first, ...own.map(({ change }) => change.to)]
    const isTrue = (): boolean => {
      if (what === 'changePlaces') {
        if (answer.ok) return [before.edition.places, after.edition.places].includes(asked)
        if (answer.reason === 'placesBelowTaken') return Number(answer.params?.taken) > asked
        return answer.reason === 'stale' && before.edition.places !== after.edition.places
      }
      if (!answer.ok && answer.reason === 'stale') return isOld || own.length > 0
      if (what === 'withdraw') return been.includes(answer.ok ? 'withdrawn' : 'removed')
      if (what === 'remove') return been.includes(answer.ok ? 'removed' : 'withdrawn')
      if (!answer.ok) return answer.reason === 'removedFromEdition' && been.includes('removed')
      const { state } = answer.value as { state: State }
      return (state === 'enrolled' || state === 'waitlisted') && been.includes(state)
    }
    expect(isTrue(), `${what} of one who was ${been} was told ${JSON.stringify(answer)}`).toBe(true)
  }
}

test(`${ROUNDS} rounds of everything at once, in two processes: never over, never idle, in the list's order`, async () => {
  const seed = Number(process.env.RACES_SEED) || Date.now() % 1_000_000_000
  console.info(`races of places: RACES_SEED=${seed} repeats them`)
  const chance = chanceOf(seed)
  const { id: editionId } = await buildEdition(db, { places: 4 })
  let before = await look(editionId)
  const seen: Record<string, number> = {}
  for (let round = 1; round <= ROUNDS; round++) {
    const acts = actsOf(chance, editionId, before)
    const answers = await Promise.all(acts.map(({ run }) => run()))
    const addresses = await db.personEmail.findMany({ where: { address: { endsWith: '@races.test' } } })
    const personAt = new Map(addresses.map(({ address, personId }) => [address, personId]))
    const answered = acts.flatMap(({ run, ...act }, i): Answered[] => {
      const personId = act.personId ?? personAt.get(act.address ?? '')
      const answer = answers[i] as Answered['answer']
      if (act.what !== 'selection') return [{ ...act, personId, answer, isExplained: false }]
      return tookAll(answer).map((one) => ({ what: 'byHand', ...one, isExplained: false }))
    })
    const after = await look(editionId)
    try {
      const replayed = replay(before, after)
      checkDatabase(before, after, replayed)
      checkAnswers(before, after, replayed.steps, answered)
      for (const { act } of replayed.steps) seen[act] = (seen[act] ?? 0) + 1
    } catch (error) {
      ;(error as Error).message = `RACES_SEED=${seed}, round ${round}: ${(error as Error).message}`
      throw error
    }
    before = after
  }
  // A race that nobody ran proves nothing.
  for (const act of ['enrol', 'waitlist', 'promote', 'withdraw', 'remove']) expect(seen[act], act).toBeGreaterThan(2)
  expect(before.edition.version, 'changes of places').toBeGreaterThan(1)
}, 180_000)
