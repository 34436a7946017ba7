import { beforeEach, describe, expect, it } from 'vitest'
import type { MailCause } from '@/lib/notifications/schema'
import { noScope, removeGrant, writeGrant } from '@/lib/people/commands/write-grant'
import { db, transaction } from '@/lib/platform/db'
import { systemViewer } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildOrganisation, buildPerson } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { accountsMail } from '../jobs'

beforeEach(() => db.outboxMessage.deleteMany())

const system = systemViewer('test')
const HOST = 'http://localhost:3000'

type Given = Omit<Parameters<typeof writeGrant>[2], 'personId'>

const give = (personId: string, grant: Given) => transaction((tx) => writeGrant(tx, system, { personId, ...grant }))
const take = (personId: string, grant: Given) => transaction((tx) => removeGrant(tx, system, { personId, ...grant }))

/** What is written to the person, read now. */
async function mailsTo(personId: string) {
  const messages = await db.outboxMessage.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  const mails = await Promise.all(messages.map((one) => accountsMail[one.kind]?.(one as unknown as MailCause)))
  return mails.map((mail) => ({ text: mail?.paragraphs.join('\n') ?? '', action: mail?.action }))
}

describe('the mail of a role', () => {
  it('names what the role holds for and leads to where it begins, for each scope', async () => {
    const course = await buildCourse(db, { title: 'Cybercrime' })
    const edition = await buildEdition(db, { courseId: course.id, label: 'Spring' })
    const session = await buildSession(db, { editionId: edition.id, title: 'First hour' })
    const organisation = await buildOrganisation(db, { name: 'Court of Nakuru' })
    const page = `/admin/editions/${edition.slug}`
    const said: [Given, string, string][] = [
      [{ ...noScope, role: 'coordinator', editionId: edition.id }, 'For: Cybercrime (Spring)', page],
      [
        { ...noScope, role: 'coordinator', courseId: course.id },
        'For: Cybercrime, all its editions',
        `/admin/courses/${course.code}`,
      ],
      [
        { ...noScope, role: 'coordinator', sessionId: session.id },
        'For: First hour · Cybercrime (Spring)',
        `${page}/schedule/${session.id}`,
      ],
      [{ ...noScope, role: 'focalPoint', organisationId: organisation.id }, 'For: Court of Nakuru', '/my'],
      [{ ...noScope, role: 'observer' }, 'For: the whole institute', '/my'],
      [{ ...noScope, role: 'administrator' }, 'For: the whole institute', '/admin'],
    ]
    for (const [grant, scope, path] of said) {
      const { id } = await buildPerson(db, { account: {} })
      await give(id, grant)
      const [mail] = await mailsTo(id)
      expect(mail?.text).toContain(scope)
      expect(mail?.text).toContain('sign in again')
      expect(mail?.action).toEqual({ label: 'Begin here', url: `${HOST}${path}` })
    }
  })

  it('is in the reader’s language, the names too where they are written in it', async () => {
    const course = await buildCourse(db, { title: 'Cybercrime' })
    await db.courseText.create({
      data: { courseId: course.id, locale: 'fr', title: 'Cybercriminalité', summary: '', searchText: '' },
    })
    const { id } = await buildPerson(db, { account: {}, locale: 'fr' })
    await give(id, { ...noScope, role: 'coordinator', courseId: course.id })
    const [mail] = await mailsTo(id)
    expect(mail?.text).toContain('Pour : Cybercriminalité, toutes ses éditions')
    expect(mail?.action?.url).toBe(`${HOST}/fr/admin/courses/${course.code}`)
  })

  it('says to who has no account how one is had, and nothing of signing in', async () => {
    const edition = await buildEdition(db)
    const grant = { ...noScope, role: 'coordinator' as const, editionId: edition.id }
    const { id } = await buildPerson(db)
    await give(id, grant)
    await take(id, grant)
    await give(id, grant)
    const [given, taken] = await mailsTo(id)
    expect(given?.text).toContain('You have no account yet')
    expect(given?.action).toEqual({ label: 'Sign up', url: `${HOST}/sign-up` })
    expect(taken?.action).toBeUndefined()
    for (const mail of [given, taken]) expect(mail?.text).not.toMatch(/signed (in|out)|sign in/)
  })

  it('names a restricted edition to who has the role, and to who had it that it was taken back', async () => {
    const course = await buildCourse(db, { title: 'Secret course' })
    const edition = await buildEdition(db, { courseId: course.id, isRestricted: true })
    const grant = { ...noScope, role: 'coordinator' as const, editionId: edition.id }
    const { id } = await buildPerson(db, { account: {} })
    await give(id, grant)
    expect((await mailsTo(id))[0]?.text).toContain('Secret course')
    await take(id, grant)
    const [given, taken] = await mailsTo(id)
    expect(given?.text, 'written after it was taken back').not.toContain('Secret course')
    expect(given?.action).toBeUndefined()
    expect(taken?.text).toContain('Secret course')
  })

  it('names no edition, course or session of a role that opens none', async () => {
    const course = await buildCourse(db, { title: 'Secret course' })
    const edition = await buildEdition(db, { courseId: course.id, isRestricted: true })
    const { id } = await buildPerson(db, { account: {} })
    await give(id, { ...noScope, role: 'observer', editionId: edition.id })
    const [mail] = await mailsTo(id)
    expect(mail?.text).toContain('Role: Observer')
    expect(mail?.text).not.toContain('Secret course')
    expect(mail?.action?.url).toBe(`${HOST}/my`)
  })

  it('names nothing that is no more', async () => {
    const organisation = await buildOrganisation(db)
    const grant = { ...noScope, role: 'focalPoint' as const, organisationId: organisation.id }
    const { id } = await buildPerson(db, { account: {} })
    await give(id, grant)
    await take(id, grant)
    await db.organisation.delete({ where: { id: organisation.id } })
    const [, taken] = await mailsTo(id)
    expect(taken?.text).toContain('Role: Focal point')
    expect(taken?.text).not.toContain('For:')
  })
})
