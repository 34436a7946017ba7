import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { enqueue } from '@/lib/platform/outbox'
import { deliverDue } from './commands'
import { readHealth } from './queries'
import type { MailMakers } from './schema'

const calendar = { method: 'REQUEST' as const, content: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n' }

const makers: MailMakers = {
  'test.greeting': async ({ payload, secret }) => ({
    to: payload.to as string,
    locale: payload.locale ?? 'en',
    subject: `Hello\r\nBcc: everyone@else.test ${payload.name}`,
    greeting: `Dear ${payload.name},`,
    paragraphs: ['The session is moved <soon>.'],
    action: { label: 'Open', url: `http://localhost:3000/confirm?token=${secret}` },
    calendar,
  }),
  'test.nothing': async () => null,
}

const put = (dedupeKey: string, payload: Record<string, string>, kind = 'test.greeting') =>
  transaction((tx) => enqueue(tx, { kind, dedupeKey, payload, secret: 'a-secret' }))

const folder = mkdtempSync(join(tmpdir(), 'lectern-mail-'))

beforeAll(() => {
  env().DATA_DIR = folder
})

beforeEach(async () => {
  await db.outboxMessage.deleteMany()
})

describe('delivery to files', () => {
  it('writes the mail whole and as text, once, and forgets the secret', async () => {
    await put('greeting:1', { to: 'a@b.test', name: 'Nadia' })
    await put('greeting:1', { to: 'a@b.test', name: 'Nadia' })
    expect(await deliverDue(makers)).toBe(1)
    expect(await deliverDue(makers)).toBe(0)
    const [message] = await db.outboxMessage.findMany()
    expect(message).toMatchObject({ secret: null, attempts: 1, failure: null, lockedUntil: null })
    expect(message?.sentAt).toBeInstanceOf(Date)
    const mail = await simpleParser(readFileSync(join(folder, 'mail', `${message?.id}.eml`)))
    expect(mail.subject).toBe('Hello Bcc: everyone@else.test Nadia')
    expect(mail.bcc).toBeUndefined()
    expect(mail.messageId).toBe(message?.messageId)
    expect(mail.text).toContain('token=a-secret')
    expect(mail.html).toContain('The session is moved &lt;soon&gt;.')
    expect(mail.attachments.map((part) => part.contentType)).toContain('text/calendar')
    expect(readFileSync(join(folder, 'mail', `${message?.id}.txt`), 'utf8')).toContain('Dear Nadia,')
  })

  it.each([
    ['en', 'ltr', 'Lectern, for the institute'],
    ['ar', 'rtl', 'Lectern، نيابة عن المعهد'],
    ['es', 'ltr', 'Lectern, en nombre del instituto'],
    ['fr', 'ltr', 'Lectern, pour l’Institut'],
    ['ru', 'ltr', 'Lectern, от имени института'],
    ['zh', 'ltr', 'Lectern谨代表研究所'],
  ])('frames a mail in %s in that language and its direction', async (locale, direction, signature) => {
    await put(`greeting:${locale}`, { to: 'a@b.test', name: 'Nadia', locale })
    await deliverDue(makers)
    const [message] = await db.outboxMessage.findMany()
    const { html } = await simpleParser(readFileSync(join(folder, 'mail', `${message?.id}.eml`)))
    expect(html).toContain(`<html lang="${locale}" dir="${direction}">`)
    expect(html).toContain(signature)
  })

  it('sends nothing where there is nothing left to say, and keeps trying what nobody can write', async () => {
    await put('nothing:1', {}, 'test.nothing')
    await put('unknown:1', {}, 'test.unknown')
    expect(await deliverDue(makers)).toBe(2)
    const messages = await db.outboxMessage.findMany({ orderBy: { kind: 'asc' } })
    expect(messages[0]).toMatchObject({ kind: 'test.nothing', failure: 'nothing left to say' })
    expect(messages[1]).toMatchObject({ kind: 'test.unknown', sentAt: null, attempts: 1 })
    expect(messages[1]?.failure).toContain('test.unknown')
    expect((messages[1]?.availableAt as Date) > (messages[1]?.createdAt as Date)).toBe(true)
  })

  it('delivers what somebody waits for before what came earlier', async () => {
    for (let i = 0; i < 25; i += 1) {
      const message = { kind: 'test.greeting', dedupeKey: `enrolled:${i}`, payload: { to: `p${i}@b.test`, name: 'x' } }
      await transaction((tx) => enqueue(tx, message))
    }
    await put('link:1', { to: 'waiting@b.test', name: 'Nadia' })
    expect(await deliverDue(makers)).toBe(20)
    const sent = await db.outboxMessage.findMany({ where: { sentAt: { not: null } }, orderBy: { sentAt: 'asc' } })
    expect(sent).toHaveLength(20)
    expect(sent[0]?.dedupeKey).toBe('link:1')
  })

  it('gives two workers different messages', async () => {
    for (let n = 0; n < 30; n++) await put(`many:${n}`, { to: `p${n}@b.test`, name: 'P' })
    const took = await Promise.all([deliverDue(makers), deliverDue(makers), deliverDue(makers)])
    expect(took.reduce((sum, n) => sum + n)).toBe(30)
    expect(await db.outboxMessage.count({ where: { attempts: 1, sentAt: { not: null } } })).toBe(30)
  })
})

describe('a worker that dies or is overtaken', () => {
  it('leaves its messages to others after two minutes, under the same message id', async () => {
    await put('left:1', { to: 'a@b.test', name: 'Left' })
    const lockedUntil = new Date(Date.now() + 120_000)
    await db.outboxMessage.updateMany({ data: { attempts: 1, lockedUntil } })
    expect(await deliverDue(makers)).toBe(0)
    await db.outboxMessage.updateMany({ data: { lockedUntil: new Date() } })
    expect(await deliverDue(makers)).toBe(1)
    expect(await db.outboxMessage.count({ where: { sentAt: { not: null }, attempts: 2 } })).toBe(1)
  })

  it('does not undo what another has done meanwhile', async () => {
    const sentAt = new Date('2026-11-24T09:00:00Z')
    const byAnother = { attempts: 2, sentAt, lockedUntil: null, failure: null }
    const slowly: MailMakers = {
      'test.greeting': async (cause) => {
        await db.outboxMessage.updateMany({ data: byAnother })
        return (makers['test.greeting'] as MailMakers[string])(cause)
      },
      'test.failing': async () => {
        await db.outboxMessage.updateMany({ data: byAnother })
        throw new Error('too late')
      },
    }
    for (const kind of Object.keys(slowly)) {
      await db.outboxMessage.deleteMany()
      await put(`late:${kind}`, { to: 'a@b.test', name: 'Late' }, kind)
      expect(await deliverDue(slowly)).toBe(1)
      expect(await db.outboxMessage.findFirst()).toMatchObject(byAnother)
    }
  })

  it('gives up a message under which every worker has died', async () => {
    await put('deadly:1', { to: 'a@b.test', name: 'Deadly' })
    await db.outboxMessage.updateMany({ data: { attempts: 10, lockedUntil: new Date() } })
    await deliverDue(makers)
    const [message] = await db.outboxMessage.findMany()
    expect(message).toMatchObject({ sentAt: null, failure: 'never came to an end' })
    expect(message?.abandonedAt).toBeInstanceOf(Date)
  })
})

describe('delivery by SMTP', () => {
  const received: Buffer[] = []
  let refuse = true
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(refuse ? Object.assign(new Error('mailbox full'), { responseCode: 452 }) : null),
    onData: (stream, _, done) => {
      const parts: Buffer[] = []
      stream
        .on('data', (part) => parts.push(part))
        .on('end', () => {
          received.push(Buffer.concat(parts))
          done()
        })
    },
  })

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    env().SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    env().SMTP_URL = undefined
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  it('tries again after a refusal, under the same message id', async () => {
    await put('smtp:1', { to: 'a@b.test', name: 'Grace' })
    await deliverDue(makers)
    const [refused] = await db.outboxMessage.findMany()
    expect(refused).toMatchObject({ sentAt: null, attempts: 1, abandonedAt: null })
    expect(refused?.failure).toContain('452')
    refuse = false
    await db.outboxMessage.updateMany({ data: { availableAt: refused?.createdAt } })
    await deliverDue(makers)
    const mail = await simpleParser(received[0] as Buffer)
    expect(received).toHaveLength(1)
    expect(mail.messageId).toBe(refused?.messageId)
    expect(await db.outboxMessage.count({ where: { sentAt: { not: null }, attempts: 2 } })).toBe(1)
  })
})

describe('health', () => {
  it('is well with every migration and nothing waiting long, and says what is not', async () => {
    const clock = { aheadSeconds: 0, differs: false }
    expect(await readHealth()).toMatchObject({ status: 'ok', database: 'answers', pendingMigrations: [], clock })
    await put('old:1', { to: 'a@b.test', name: 'Old' })
    await db.outboxMessage.updateMany({ data: { availableAt: new Date(Date.now() - 700_000) } })
    const unwell = await readHealth()
    expect(unwell.status).toBe('failing')
    expect(unwell.outbox?.oldestSeconds).toBeGreaterThanOrEqual(700)
  })

  it('says that its clock differs from the database’s', async () => {
    await db.outboxMessage.deleteMany()
    const file = join(folder, 'clock')
    env().TEST_CLOCK = file
    try {
      for (const seconds of [600, -600]) {
        writeFileSync(file, String(seconds * 1000))
        expect(await readHealth()).toMatchObject({ status: 'ok', clock: { aheadSeconds: seconds, differs: true } })
      }
    } finally {
      env().TEST_CLOCK = undefined
    }
  })
})
