import { readFileSync } from 'node:fs'
import { db } from './database'
import { type Act, everybody } from './rights'
import type { ActRow } from './rights-acts'
import { ask, type Got, pathOf } from './rights-asking'
import { routes } from './rights-routes'
import type { Ids, World } from './rights-world'

type Reference = { exportedName: string; workers: Record<string, unknown> }

/** The id by which an act is posted, and a page that knows it. */
export type ActReference = { id: string; route: string }

/** The ids of all acts, as the build gives them out in its pages. */
export function idsOfActs(): Map<string, ActReference> {
  const built = `${process.env.NEXT_DIST_DIR ?? '.next'}/server/server-reference-manifest.json`
  const { node } = JSON.parse(readFileSync(built, 'utf8')) as { node: Record<string, Reference> }
  return new Map(
    Object.entries(node).map(([id, { exportedName, workers }]) => {
      const known = Object.keys(workers).map((worker) => routeOf(worker))
      return [exportedName, { id, route: known.find((route) => !route.includes('[')) ?? known[0] ?? '/' }]
    }),
  )
}

function routeOf(worker: string): string {
  const route = worker.replace(/^app\/\[locale\]\/?/, '').replace(/\([^/]+\)\/?/g, '')
  return `/${route.replace(/\/?page$/, '')}`
}

/** Posts an act by its id as a program does that has seen no page: as React writes an act's arguments, the form last. */
export function post(cookie: string, act: Act, { id, route }: ActReference, row: ActRow, ids: Ids): Promise<Got> {
  const body = new FormData()
  for (const [name, value] of Object.entries(row.fields?.(ids) ?? {})) body.append(`_1_${name}`, value)
  body.append('0', JSON.stringify([...(act.takesState ? [{}] : []), '$K1']))
  const path = pathOf(route, routes[route] ?? { may: [] }, ids)
  return ask(cookie, path, { method: 'POST', body, headers: { 'next-action': id } })
}

/** All that there is of the edition, of what is in it and of everybody, and what was recorded and sent about them. */
export async function stateOf({ ids, people }: World): Promise<string> {
  const { editionId, courseId, learnerId, waitingId } = ids
  const all = everybody.flatMap((who) => people[who] ?? [])
  const ofEdition = { where: { editionId } }
  const ofEnrolment = { where: { enrolment: { editionId } } }
  const ofPeople = { where: { personId: { in: [...all, waitingId] } } }
  const rows = await Promise.all([
    db.course.findMany({ where: { id: courseId }, include: { texts: true, themes: true } }),
    db.edition.findMany({ where: { courseId }, include: { texts: true, organisations: true } }),
    db.term.findMany({ ...ofEdition, include: { texts: true } }),
    db.module.findMany({ ...ofEdition, include: { texts: true } }),
    db.session.findMany({
      where: { editions: { some: { editionId } } },
      include: { link: true, trainers: { orderBy: { trainerId: 'asc' } }, changes: true, register: true },
      orderBy: { id: 'asc' },
    }),
    db.mark.findMany({ ...ofEdition, orderBy: [{ sessionId: 'asc' }, { enrolmentId: 'asc' }] }),
    db.markChange.findMany({ where: { sessionId: { in: [ids.sessionId, ids.heldId] } }, orderBy: { id: 'asc' } }),
    db.enrolment.findMany({ ...ofEdition, orderBy: { id: 'asc' } }),
    db.enrolmentChange.findMany({ ...ofEnrolment, orderBy: { id: 'asc' } }),
    db.roleGrant.findMany({
      where: { OR: [{ courseId }, { editionId }, { personId: { in: all } }] },
      orderBy: { id: 'asc' },
    }),
    db.person.findMany({
      where: { id: { in: [...all, learnerId] } },
      include: { emails: { orderBy: { id: 'asc' } }, account: true, trainer: true },
      orderBy: { id: 'asc' },
    }),
    db.accountToken.findMany({ ...ofPeople, orderBy: { id: 'asc' } }),
    db.peopleImport.findMany({ where: { id: ids.importId } }),
    db.undo.count({ where: { viewerId: { in: all } } }),
    db.commandKey.count({ where: { viewerId: { in: all } } }),
    db.outboxMessage.count(ofPeople),
    db.signIn.count({ where: { endedAt: null, account: { personId: { in: all } } } }),
    db.auditEntry.count({
      where: { OR: [{ editionId }, { actorId: { in: all } }, { subjectId: { in: Object.values(ids) } }] },
    }),
  ])
  return JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
}
