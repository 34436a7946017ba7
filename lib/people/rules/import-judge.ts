import type { ImportColumn } from './import-columns'
import type { Fault, FaultReason, Given, ReadRow } from './import-row'

/** What the institute holds of a person, as far as an import may change it. */
export type Known = { personId: string; name: string } & Record<
  'country' | 'gender' | 'organisation' | 'job' | 'locale' | 'zone',
  string | null
>

export type Change = { column: ImportColumn; from: string | null; to: string }

export type Verdict = 'new' | 'same' | 'changed' | 'refused'

export type Judged = {
  line: number
  /** With the organisation's name as it is written on record or in its first row. */
  given: Given
  verdict: Verdict
  /** Whom the row is about, if the institute knows them. */
  personId: string | null
  changes: Change[]
  faults: Fault[]
  /** Names an organisation that is not there yet. */
  isNewOrganisation: boolean
}

/** What earlier rows of a file said, for the later ones. */
export type Memory = {
  lines: Map<string, number>
  /** By the name without case, as first written. */
  organisations: Map<string, string>
}

export function newMemory(): Memory {
  return { lines: new Map(), organisations: new Map() }
}

/** What depends on other rows and on what is known: judged anew whenever that may have changed. */
const JUDGED: FaultReason[] = ['nameNeeded', 'addressTwice', 'personTwice', 'organisationUnclear']

const changeable = ['name', 'country', 'gender', 'organisation', 'job', 'locale', 'zone'] as const

/**
 * Decides what a row would do. `organisations` are those on record whose name is the row's but for case; `memory` is
 * added to, so rows are judged in the file's order.
 */
export function judge(row: ReadRow, known: Known | undefined, organisations: string[], memory: Memory): Judged {
  const faults = row.faults.filter(({ reason }) => !JUDGED.includes(reason))
  const twice = repetition(row, known, memory)
  if (twice) faults.push(twice)
  if (!known && !row.given.name && !faults.some(({ column }) => column === 'name')) {
    faults.push({ reason: 'nameNeeded', column: 'name' })
  }
  const organisation = onRecord(row.given.organisation, organisations)
  if (organisation === 'unclear') {
    faults.push({ reason: 'organisationUnclear', column: 'organisation', value: row.given.organisation })
  }
  const judged = { line: row.line, personId: known?.personId ?? null, given: row.given, faults }
  if (faults.length > 0 || organisation === 'unclear') {
    return { ...judged, verdict: 'refused', changes: [], isNewOrganisation: false }
  }
  const given = row.given.organisation
    ? { ...row.given, organisation: organisation ?? firstSpelling(row.given.organisation, memory) }
    : row.given
  const changes = known ? changesOf(given, known) : []
  const verdict = !known ? 'new' : changes.length > 0 ? 'changed' : 'same'
  return { ...judged, given, verdict, changes, isNewOrganisation: !!given.organisation && organisation === undefined }
}

/** Whether an earlier row has the address already, or another address of the same person. */
function repetition({ line, given }: ReadRow, known: Known | undefined, { lines }: Memory): Fault | undefined {
  if (!given.address) return undefined
  const byAddress = lines.get(given.address)
  if (byAddress !== undefined) return { reason: 'addressTwice', column: 'address', line: byAddress }
  lines.set(given.address, line)
  if (!known) return undefined
  const byPerson = lines.get(known.personId)
  if (byPerson !== undefined) return { reason: 'personTwice', column: 'address', line: byPerson }
  lines.set(known.personId, line)
}

function onRecord(name: string | undefined, organisations: string[]): string | 'unclear' | undefined {
  if (name === undefined || organisations.length === 0) return undefined
  if (organisations.includes(name)) return name
  return organisations.length > 1 ? 'unclear' : organisations[0]
}

function firstSpelling(name: string, { organisations }: Memory): string {
  const key = name.toLowerCase()
  const first = organisations.get(key) ?? name
  organisations.set(key, first)
  return first
}

function changesOf(given: Given, known: Known): Change[] {
  return changeable.flatMap((column) => {
    const to = given[column]
    return to === undefined || to === known[column] ? [] : [{ column, from: known[column], to }]
  })
}
