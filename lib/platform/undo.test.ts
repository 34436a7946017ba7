import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildMember } from '@/prisma/seed/viewers'
import { db } from './db'
import { keepUndo, keptBefore, UNDO_MINUTES, undoable } from './undo'
import { systemViewer } from './viewer'

const ago = (id: string, milliseconds: number) =>
  db.undo.update({ where: { id }, data: { keptAt: new Date(Date.now() - milliseconds) } })

test('what can be taken back is so for an hour, by who did it, as what it was', async () => {
  const viewer = await buildMember(db)
  const id = (await keepUndo(db, viewer, 'module.remove', { title: 'Evidence' })) ?? ''
  const read = (kind: 'module.remove' | 'term.remove') =>
    keptBefore(db, viewer, id, kind, z.object({ title: z.string() }))
  expect(await read('module.remove')).toEqual({ title: 'Evidence' })
  expect(await read('term.remove')).toBeNull()
  expect(await undoable(viewer, id)).toEqual({ id, kind: 'module.remove' })
  expect(await undoable(await buildMember(db), id)).toBeNull()
  for (const none of ['', 'x', randomUUID()]) expect(await undoable(viewer, none)).toBeNull()
  await ago(id, UNDO_MINUTES * 60_000 - 1_000)
  expect(await undoable(viewer, id)).not.toBeNull()
  await ago(id, UNDO_MINUTES * 60_000 + 1_000)
  expect(await undoable(viewer, id)).toBeNull()
  expect(await read('module.remove')).toBeNull()
})

test('what is too old goes when its person keeps something again; the system keeps nothing', async () => {
  const viewer = await buildMember(db)
  const old = (await keepUndo(db, viewer, 'term.remove', {})) ?? ''
  await ago(old, UNDO_MINUTES * 60_000 + 1_000)
  await keepUndo(db, viewer, 'term.remove', {})
  expect(await db.undo.findUnique({ where: { id: old } })).toBeNull()
  expect(await keepUndo(db, systemViewer('test'), 'term.remove', {})).toBeNull()
})
