import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { canImportPeople } from '../policy'
import { importColumns } from '../rules/import-columns'
import { type Judged, newMemory } from '../rules/import-judge'
import { readRow } from '../rules/import-row'
import type { PersonInput } from '../schema'
import { judgeRows } from './import-batch'
import { lockAllAddresses } from './lock-address'

/**
 * Puts one person on record, by the rules of a row of an import, but that nobody known is changed: refuses with
 * 'personKnown' an address that is somebody's, with 'organisationUnclear' and with 'textUnreadable'.
 */
export async function addPerson(viewer: Viewer, input: PersonInput): Promise<Result<{ personId: string }>> {
  if (!canImportPeople(viewer)) return refused('notFound')
  const cells: Partial<Record<string, string>> = input
  const row = readRow({ line: 1, cells: importColumns.map((column) => cells[column] ?? '') }, [...importColumns])
  if (!row) return refused('notFound')
  return transaction(async (tx) => {
    // Imports wait here too: what is judged of the address and the organisation holds until it is written.
    await lockAllAddresses(tx)
    const [judged] = await judgeRows(tx, [row], newMemory())
    if (judged?.verdict !== 'new') return refuseRow(tx, judged)
    return done({ personId: await write(tx, viewer, judged) })
  })
}

async function refuseRow(tx: Tx, judged: Judged | undefined) {
  const [fault] = judged?.faults ?? []
  if (fault) {
    return refused(fault.reason === 'organisationUnclear' ? 'organisationUnclear' : 'textUnreadable', {
      field: fault.column,
    })
  }
  const known = await tx.person.findUnique({ where: { id: judged?.personId ?? '' }, select: { name: true } })
  return refused('personKnown', { field: 'address', params: { name: `\u2068${known?.name ?? ''}\u2069` } })
}

async function write(tx: Tx, viewer: Member, { given }: Judged): Promise<string> {
  const { name = '', address = '', organisation, ...rest } = given
  const organisationId = organisation ? await organisationCalled(tx, viewer, organisation) : null
  const { id } = await tx.person.create({
    data: {
      name,
      country: rest.country,
      locale: rest.locale,
      zone: rest.zone,
      organisationId,
      createdAt: now(),
      emails: { create: { address } },
    },
    select: { id: true },
  })
  await recordAct(tx, viewer, {
    act: 'person.add',
    subject: { type: 'Person', id },
    fields: Object.keys(given),
  })
  return id
}

/** The one on record or, as an import does, a new one. */
async function organisationCalled(tx: Tx, viewer: Member, name: string): Promise<string> {
  const known = await tx.organisation.findUnique({ where: { name }, select: { id: true } })
  if (known) return known.id
  const { id } = await tx.organisation.create({ data: { name, kind: 'notSaid' }, select: { id: true } })
  await recordAct(tx, viewer, { act: 'organisation.add', subject: { type: 'Organisation', id }, fields: ['name'] })
  return id
}
