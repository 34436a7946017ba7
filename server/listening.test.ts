import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { readEnv } from '@/lib/platform/env'
import { listeningAt, ownName } from './listening'

const endings: (() => unknown)[] = []

afterEach(() => {
  for (const end of endings.splice(0)) end()
})

/** A server where the settings would have ours, and whether it answers at an address. */
async function serverOf(settings: { LISTEN_ADDRESS?: string }) {
  const server = createServer((_, answer) => answer.end('here'))
  const env = readEnv({ DATABASE_URL: 'postgresql://localhost/x', NEXTAUTH_SECRET: 'x'.repeat(32), ...settings })
  await new Promise<void>((ready) => server.listen({ ...listeningAt(env), port: 0 }, ready))
  endings.push(() => server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  return (name: string) =>
    fetch(`http://${name}:${port}/`).then(
      (answer) => answer.text(),
      () => 'nobody',
    )
}

/** An address of this machine by which others reach it, where it has one; another of its own otherwise. */
const another =
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2'

test('a server behind a proxy on its machine answers nobody else, and itself', async () => {
  const answers = await serverOf({ LISTEN_ADDRESS: '127.0.0.1' })
  expect([await answers(ownName('127.0.0.1')), await answers(another)]).toEqual(['here', 'nobody'])
})

test.each([{}, { LISTEN_ADDRESS: '' }, { LISTEN_ADDRESS: '0.0.0.0' }])(
  'without a LISTEN_ADDRESS, or with %o, it answers at every address',
  async (settings) => {
    const answers = await serverOf(settings)
    expect([await answers(ownName(settings.LISTEN_ADDRESS)), await answers(another)]).toEqual(['here', 'here'])
  },
)
