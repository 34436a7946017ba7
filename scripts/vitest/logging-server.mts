// The server's front in a process of its own, which says what it has to say as it does anywhere: to be read as an
// operator's programs read it. Its renderer fails in the ways that Next has.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onRequestError } from '../../instrumentation'
import { watchDatabase } from '../../server/database-watch'
import { front } from '../../server/front'
import { visitorPages } from '../../server/visitor-pages'

const pages = visitorPages()
const database = watchDatabase({
  url: process.env.DATABASE_URL as string,
  onChange: pages.clear,
  onLost: () => door.onLost(),
})

const door = front({
  pages,
  database,
  files: async () => null,
  next: async ({ url = '', method = 'GET', headers }, response) => {
    if (url.startsWith('/my/broken')) throw new Error('broken for "hunter2"')
    const error = new Error('it failed\n{"level":60,"msg":"forged"}\nfor "hunter2"')
    const context = { routerKind: 'App Router', routePath: '/[locale]/my', routeType: 'render' } as const
    if (url.startsWith('/my/failing')) {
      await onRequestError(error, { path: url, method, headers }, {
        ...context,
        renderSource: 'react-server-components',
      } as never)
      response.statusCode = 500
    }
    response.setHeader('content-type', 'text/html; charset=utf-8').end('a page')
  },
})

await database.begun
const server = createServer(door.answer)
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
