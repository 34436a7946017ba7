import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildGrant, buildPerson } from '../../prisma/seed/people'
import { db } from './database'
import type { Who } from './rights'

const hours = (count: number) => new Date(Date.now() + count * 3_600_000)

/** What is somebody's own: an import of people, what came of a selection, a mail, a device, a passkey, a picture. */
export async function keptThings(
  people: Record<Who, string | null>,
  { editionId, learnerId, enrolmentId }: { editionId: string; learnerId: string; enrolmentId: string },
) {
  const at = new Date()
  const key = randomUUID()
  const imported = () =>
    db.peopleImport.create({
      data: {
        byId: people.administrator as string,
        fileName: 'people.csv',
        state: 'open',
        about: { kind: 'csv', encoding: 'utf-8', separator: ',' },
        ignoredHeadings: [],
        createdAt: at,
      },
    })
  const [made, other] = [await imported(), await imported()]
  const result = { editionId, outcomes: [{ personId: learnerId, kind: 'in', state: 'enrolled', position: null }] }
  await db.commandKey.create({
    data: { key, viewerId: people.coordinator as string, bodyHash: randomUUID(), result, createdAt: at },
  })
  const mail = await db.outboxMessage.create({
    data: {
      kind: 'enrolment.enrolled',
      personId: learnerId,
      payload: { enrolmentId },
      dedupeKey: randomUUID(),
      createdAt: at,
      availableAt: at,
      sentAt: at,
      messageId: `<${randomUUID()}@rights.test>`,
    },
  })
  const folder = join(process.env.DATA_DIR as string, 'mail')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${mail.id}.txt`), 'What was said.')
  const undo = await db.undo.create({
    data: {
      viewerId: people.administrator as string,
      kind: 'edition.dismissCoordinator',
      content: { editionId, personId: people.coordinator as string },
      keptAt: at,
    },
  })
  const email = await db.personEmail.findFirstOrThrow({ where: { personId: learnerId } })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: learnerId } })
  const device = await db.signIn.create({
    data: { accountId, tokenHash: randomUUID(), at, lastSeenAt: at, provedAt: at, expiresAt: hours(24) },
  })
  return {
    ...(await asked(people.administrator as string)),
    ...(await factorsOf(accountId)),
    ...(await merged()),
    portraitId: await portraitOf(learnerId),
    importId: made.id,
    otherImportId: other.id,
    key,
    mailId: mail.id,
    undoId: undo.id,
    emailId: email.id,
    signInId: device.id,
  }
}

/** Somebody with a role, for whom administration is asked. */
async function asked(askedById: string) {
  const { id: spareId } = await buildPerson(db, { account: {} })
  const { id: grantId } = await buildGrant(db, spareId, { role: 'observer' })
  const request = await db.grantRequest.create({
    data: { personId: spareId, role: 'administrator', reason: 'Asked.', askedById, askedAt: new Date() },
  })
  return { spareId, grantId, requestId: request.id }
}

/** Ways to sign in that are somebody's own. */
async function factorsOf(accountId: string) {
  const createdAt = new Date()
  const device = { credentialId: randomUUID(), publicKey: Buffer.from('x'), counter: 0, name: 'x', isBackedUp: false }
  const passkey = await db.passkey.create({ data: { accountId, createdAt, transports: [], ...device } })
  const identity = await db.institutionIdentity.create({
    data: { accountId, createdAt, issuer: 'https://ministry.test', subject: randomUUID() },
  })
  return { passkeyId: passkey.id, identityId: identity.id }
}

/** Two records that are one, and moved nothing. */
async function merged() {
  const [into, from] = [await buildPerson(db), await buildPerson(db)]
  await db.person.update({ where: { id: from.id }, data: { mergedIntoId: into.id } })
  const none = { emails: [], enrolmentIds: [], swapped: [], sessionIds: [], grantIds: [], fileIds: [] }
  const moved = {
    ...none,
    fields: {},
    primaryId: null,
    madeTrainer: false,
    accountId: null,
    closed: null,
    portraitId: null,
  }
  const merge = await db.personMerge.create({
    data: { fromId: from.id, intoId: into.id, reason: 'One person.', at: new Date(), moved },
  })
  return { mergeId: merge.id, mergedIntoId: into.id }
}

async function portraitOf(ownerId: string): Promise<string> {
  const key = randomUUID()
  const folder = join(process.env.DATA_DIR as string, 'files')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, key), 'A picture.')
  const about = { name: 'me.webp', type: 'image/webp', size: 10, sha256: 'x' }
  const file = await db.storedFile.create({ data: { key, ownerId, createdAt: new Date(), ...about } })
  await db.person.update({ where: { id: ownerId }, data: { portraitId: file.id } })
  return file.id
}
