import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (response: ServerResponse, range: string) => void

export const digestOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase()

/**
 * A real HTTP server that speaks the range API of Pwned Passwords as https://haveibeenpwned.com/API/v3#PwnedPasswords has
 * it: suffixes with how often each was seen, between others of the same range, filled up with padding where that is asked for.
 */
export async function startLeakedPasswords() {
  const seen = new Map<string, number>()
  const moods = new Map<string, Answer>()
  const asked: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = []
  const server = createServer(({ method, url = '', headers }, response) => {
    asked.push({ method, url, headers })
    const [, prefix] = /^\/range\/([0-9A-F]{5})$/i.exec(url) ?? []
    if (!prefix) return response.writeHead(400).end('The hash prefix was not in a valid format')
    const range = rangeOf(seen, prefix.toUpperCase(), headers['add-padding'] === 'true')
    return (moods.get(prefix.toUpperCase()) ?? well)(response, range)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** From now on it knows a password, seen so often. */
    leak: (password: string, count: number) => seen.set(digestOf(password), count),
    /** Answers in another way where a password's range is asked for. */
    falter: (password: string, answer: Answer) => moods.set(digestOf(password).slice(0, 5), answer),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const well: Answer = (response, range) => response.writeHead(200, { 'content-type': 'text/plain' }).end(range)

const anySuffix = () => randomBytes(18).toString('hex').toUpperCase().slice(0, 35)

function rangeOf(seen: Map<string, number>, prefix: string, isPadded: boolean): string {
  const known = [...seen]
    .filter(([hash]) => hash.startsWith(prefix))
    .map(([hash, count]) => `${hash.slice(5)}:${count}`)
  const others = Array.from({ length: 500 }, (_, i) => `${anySuffix()}:${i + 1}`)
  const padding = isPadded ? Array.from({ length: 400 }, () => `${anySuffix()}:0`) : []
  return [...known, ...others, ...padding].toSorted().join('\r\n')
}
