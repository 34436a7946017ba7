import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { newId, unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { carryOutImport } from '../commands/import-carry-out'
import { stageImport } from '../commands/import-stage'
import { MOST_SELECTED, peopleSelection } from '../schema'
import { idsOfSelection } from './selection'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

async function imported(...rows: string[]) {
  const bytes = Buffer.from(['Name,Email', ...rows].join('\n'))
  const staged = await stageImport(administrator, { name: 'list.csv', bytes })
  if (!staged.ok) throw new Error(staged.reason)
  return staged.value.importId
}

const of = (importId: string, part?: string) => peopleSelection.parse({ import: importId, part })

describe('the people of an import', () => {
  it('are all whom it was about, once it is carried out, as they are known now', async () => {
    const known = await buildPerson(db, { email: `${unique()}@people.test` })
    const kept = await buildPerson(db)
    const [address, gone] = [`${unique()}@people.test`, `${unique()}@people.test`]
    const { address: ofKnown } = await db.personEmail.findFirstOrThrow({ where: { personId: known.id } })
    const id = await imported(`Zoe,${address}`, `,${ofKnown}`, `Merged,${gone}`, 'Nobody,nowhere')
    expect(await idsOfSelection(administrator, of(id))).toEqual({ ids: [], count: 0 })
    expect(await carryOutImport(administrator, id)).toMatchObject({ ok: true })
    const merged = await db.personEmail.findUniqueOrThrow({ where: { address: gone } })
    await db.person.update({ where: { id: merged.personId }, data: { mergedIntoId: kept.id } })
    const zoe = await db.personEmail.findUniqueOrThrow({ where: { address } })
    expect(await idsOfSelection(administrator, of(id))).toEqual({ ids: [zoe.personId, known.id, kept.id], count: 3 })
    expect(await idsOfSelection(administrator, of(id, '2'))).toEqual({ ids: [], count: 0 })
  })

  it('come in parts of as many as one act is for', async () => {
    const key = unique()
    const id = await imported(
      ...Array.from({ length: MOST_SELECTED + 2 }, (_, i) => `Hall ${i},${key}-${i}@people.test`),
    )
    await carryOutImport(administrator, id)
    const [first, second] = [
      await idsOfSelection(administrator, of(id)),
      await idsOfSelection(administrator, of(id, '2')),
    ]
    expect([first.count, second.count]).toEqual([MOST_SELECTED, 2])
    expect(new Set([...first.ids, ...second.ids]).size).toBe(MOST_SELECTED + 2)
  })

  it('are nobody for anybody but who made it', async () => {
    const id = await imported(`Zoe,${unique()}@people.test`)
    await carryOutImport(administrator, id)
    const other = await buildMember(db, { grants: [{ role: 'administrator' }] })
    for (const [viewer, importId] of [
      [other, id],
      [await buildMember(db), id],
      [administrator, newId()],
    ] as const) {
      expect(await idsOfSelection(viewer, of(importId))).toEqual({ ids: [], count: 0 })
    }
    expect(peopleSelection.parse({ import: 'x' }).import).toBeUndefined()
  })
})
