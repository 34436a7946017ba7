import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startImpostor, startImpostorOf } from '@/scripts/vitest/impostor'
import { watchDatabase } from '@/server/database-watch'
import { log } from './log'
import { bucketStore } from './store-bucket'
import { newKey } from './stored'

/** As a mail server greets, and offers to go on by TLS (RFC 5321, 4.2; RFC 3207, 4). */
const startMail = (name?: string) =>
  startImpostorOf(
    (plain, said, encipher) => {
      if (!said) return plain.write('220 localhost ESMTP\r\n')
      if (!String(said).startsWith('STARTTLS')) return plain.write('250-localhost\r\n250 STARTTLS\r\n')
      plain.write('220 Go on\r\n')
      encipher()
    },
    (said) => (said.startsWith('DATA') ? '354 Go on\r\n' : '250-localhost\r\n250 AUTH PLAIN\r\n'),
    name,
  )

/** As PostgreSQL answers whoever asks to go on by TLS (protocol 3.0, 54.2.10). */
const startDatabase = (name?: string) =>
  startImpostorOf(
    (plain, said, encipher) => {
      if (!said) return
      plain.write('S')
      encipher()
    },
    // It asks for the password as it is.
    () => 'R\0\0\0\u0008\0\0\0\u0003',
    name,
  )

const mail = { to: 'nafula@people.test', subject: 'Your link', text: 'a secret link' }

/** Sends as a server does that began with this setting. */
async function sendBy(url: string) {
  vi.resetModules()
  const { env } = await import('./env')
  env().SMTP_URL = url
  const { sendMail } = await import('./mail')
  return sendMail(newKey(), mail)
}

describe('a mail server for which nobody vouches', () => {
  let server: Awaited<ReturnType<typeof startMail>>
  beforeAll(async () => {
    server = await startMail()
  })
  afterAll(() => server.stop())

  it('gets neither the password nor the letter, though it was asked to go on by TLS', async () => {
    await expect(sendBy(`smtp://lectern:hunter2@localhost:${server.port}`)).rejects.toMatchObject({
      code: 'ESOCKET',
      message: expect.stringContaining('self-signed certificate'),
    })
    expect(server.heard()).toBe('')
    // It would have heard whoever does not ask for its certificate.
    const url = `smtp://lectern:hunter2@localhost:${server.port}?tls.rejectUnauthorized=false`
    await sendBy(url).catch(() => {})
    expect(server.heard()).toContain('AUTH PLAIN')
  })
})

describe('a bucket for which nobody vouches', () => {
  it('gets no file, and nothing of who asks', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER')
    const impostor = await startImpostor()
    const store = bucketStore({ bucket: 'portraits', region: 'us-east-1', endpoint: impostor.address })
    const refused = { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }
    await expect(store.put(newKey(), Buffer.from('a picture'), 'image/webp')).rejects.toMatchObject(refused)
    await expect(store.get(newKey())).rejects.toMatchObject(refused)
    expect(impostor.visits()).toBeGreaterThan(0)
    expect(impostor.asked).toEqual([])
    await impostor.stop()
    vi.unstubAllEnvs()
  })
})

describe('a database for which nobody vouches', () => {
  it('gets neither the name nor the password of who connects, where the settings are as the guide asks', async () => {
    const server = await startDatabase()
    const error = vi.spyOn(log, 'error')
    const watching = (sslmode: string) => {
      const url = `postgresql://lectern:hunter2@localhost:${server.port}/lectern?sslmode=${sslmode}`
      return watchDatabase({ url, onChange: () => {}, onLost: () => {} })
    }
    const watch = watching('verify-full')
    await watch.begun
    watch.stop()
    expect(watch.isUp()).toBe(false)
    expect(server.heard()).toBe('')
    const careless = watching('no-verify')
    await vi.waitFor(() => expect(server.heard()).toContain('hunter2'))
    careless.stop()
    error.mockRestore()
    await server.stop()
  })
})

describe('a certificate that is believed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['localhost', true],
    ['elsewhere.test', false],
  ])('for %s, of a mail server that is asked for as localhost: %s', async (name, isHeard) => {
    const server = await startMail(name)
    const url = `smtp://lectern:hunter2@localhost:${server.port}?tls.ca=${encodeURIComponent(server.cert)}`
    await sendBy(url).catch(() => {})
    expect(server.heard().includes('AUTH PLAIN')).toBe(isHeard)
    if (!isHeard) expect(server.heard()).toBe('')
    await server.stop()
  })

  it.each([
    ['localhost', true],
    ['elsewhere.test', false],
  ])('for %s, of a database that is asked for as localhost: %s', async (name, isHeard) => {
    const server = await startDatabase(name)
    const file = join(folder, `${name}.pem`)
    writeFileSync(file, server.cert)
    const settings = `sslmode=verify-full&sslrootcert=${file}`
    const url = `postgresql://lectern:hunter2@localhost:${server.port}/lectern?${settings}`
    const watch = watchDatabase({ url, onChange: () => {}, onLost: () => {} })
    if (isHeard) await vi.waitFor(() => expect(server.heard()).toContain('hunter2'))
    else await watch.begun
    watch.stop()
    if (!isHeard) expect(server.heard()).toBe('')
    await server.stop()
  })
})
