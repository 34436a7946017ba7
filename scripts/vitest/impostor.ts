import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { TLSSocket } from 'node:tls'
import { generate } from 'selfsigned'

/** What somebody has who stands in a server's place: its name, and a certificate for it that nobody vouches for. */
const papers = async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
  return { key, cert }
}

/** Who answers by HTTPS in another's stead, and hears whatever is said to it. */
export async function startImpostor() {
  const asked: (string | undefined)[] = []
  let visits = 0
  const server = createHttpsServer(await papers(), ({ url }, response) => {
    asked.push(url)
    response.end('{}')
  })
  server.on('connection', () => {
    visits += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `https://localhost:${(server.address() as AddressInfo).port}`,
    /** What it heard. */
    asked,
    /** How many came and saw its certificate. */
    visits: () => visits,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/**
 * The same for what begins plainly and goes on by TLS once both want it: `greet` speaks for the server until then, and calls
 * `encipher` when the other asks for it. What the other says by TLS is in `heard`, and it is answered by `reply`.
 */
export async function startImpostorOf(
  greet: (plain: { write: (text: string) => unknown }, said: Buffer | null, encipher: () => void) => unknown,
  reply: (said: string) => string | null,
) {
  const credentials = await papers()
  let heard = ''
  const server = createServer((socket) => {
    socket.on('error', () => {})
    const onData = (said: Buffer) => greet(socket, said, encipher)
    function encipher() {
      socket.off('data', onData)
      const tls = new TLSSocket(socket, { isServer: true, ...credentials })
      tls.on('error', () => {})
      tls.on('data', (said) => {
        heard += said
        const answer = reply(String(said))
        if (answer) tls.write(answer)
      })
    }
    socket.on('data', onData)
    greet(socket, null, encipher)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
