// The server's front in a process of its own, which says what it has to say as it does anywhere: to be read as an
// operator's programs read it. Its renderer fails in the ways that Next has.
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onRequestError } from '../../instrumentation'
import { consoleToLog } from '../../server/console-lines'
import { watchDatabase } from '../../server/database-watch'
import { front } from '../../server/front'
import { httpServer } from '../../server/http-server'
import { visitorPages } from '../../server/visitor-pages'

consoleToLog()
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
  next: async (request, response) => {
    const { url = '', method = 'GET', headers } = request
    // As Next does where a form names an act that it does not have.
    if (method === 'POST')
      console.warn(new Error(`Failed to find Server Action "${await text(request)}". Older or newer?`))
    if (url.startsWith('/my/broken')) throw new Error('broken for "hunter2"')
    const error = new Error('it failed\n{"level":60,"msg":"forged"}\nfor "hunter2"')
    const context = { routerKind: 'App Router', routePath: '/[locale]/my', routeType: 'render' } as const
    if (url.startsWith('/my/failing')) {
      console.error('\u001b[31m⨯\u001b[39m', error)
      await onRequestError(error, { path: url, method, headers }, {
        ...context,
        renderSource: 'react-server-components',
      } as never)
      console.error('⨯', error)
      response.statusCode = 500
    }
    response.setHeader('content-type', 'text/html; charset=utf-8').end('a page')
  },
})

await database.begun
const server = httpServer(door.answer)
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
