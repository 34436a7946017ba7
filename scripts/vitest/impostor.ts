import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { generate } from 'selfsigned'

/** A certificate for a name that nobody vouches for, as somebody makes it who stands in a server's place. */
const papers = async (name = 'localhost') => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  })
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
 * `encipher` when the other asks for it. What the other says by TLS is in `heard`, and it is answered by `reply`. Its
 * certificate, `cert`, is for `name`.
 */
export async function startImpostorOf(
  greet: (plain: { write: (text: string) => unknown }, said: Buffer | null, encipher: () => void) => unknown,
  reply: (said: string) => string | null,
  name?: string,
) {
  const credentials = await papers(name)
  let heard = ''
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
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
    cert: credentials.cert,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
